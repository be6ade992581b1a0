import type { Fact } from '../adapter.ts'
import type { FailureKind } from '../failure.ts'
import type { CaptchaOptions } from '../options.ts'

/** What the page's own policy has forbidden: directives by origin. */
export type Forbade = Map<string, string>

/** Our name: of the Trusted Types policy, and in storage. */
export const NAME = 'catchcha'

const fact = (kind: FailureKind, code: string, by?: Fact['by']): Fact => ({ kind, code, ...(by && { by }) })

/** Stopped by the page's own content security policy: only the site's owner can act. */
export const forbidden = (directive: string, origin: string): Fact => ({
  ...fact('blocked', 'csp', 'csp'),
  actor: 'site',
  recovery: 'fix-setup',
  detail: `Add ${origin} to ${directive} in the Content-Security-Policy.`,
})

/**
 * The cause that explains what a page can see of a script that did not come; the certain ones first, and an honest `unknown` for the rest.
 * Source: measured in Chromium, Firefox and WebKitGTK, November 2026.
 * @param end How its tag ended: `load`, `error` or `timeout`.
 * @param odd What came was not a script: it threw while being read.
 * @param signal Ends the asking.
 */
export async function cause(
  url: string,
  end: string,
  odd: boolean,
  { probe }: CaptchaOptions,
  forbade: Forbade,
  signal: AbortSignal,
): Promise<Fact> {
  const { origin } = new URL(url)
  const directive = forbade.get(origin)
  if (directive) return forbidden(directive, origin)
  if (end === 'timeout') return fact('unreachable', 'load-timeout')
  // shown by Chromium and Firefox, for a cross-origin script that may be read
  const status = (performance.getEntriesByName?.(url).at(-1) as PerformanceResourceTiming | undefined)?.responseStatus
  if (status && status > 399) return fact(status === 429 ? 'rate-limited' : 'unreachable', `http-${status}`)
  /** Whether anything answers there; undefined where it was not asked. */
  const answers = async (origin: string, url = origin): Promise<boolean | undefined> => {
    if (probe === false || !globalThis.fetch || end !== 'error' || !origin.startsWith('http')) return
    try {
      await fetch(url, { method: 'HEAD', mode: 'no-cors', cache: 'no-store', credentials: 'omit', signal })
      return true
    } catch {
      await new Promise(resolve => setTimeout(resolve)) // the report of a violation comes in a task of its own
      return forbade.has(origin) ? undefined : false
    }
  }
  // both at once, so that a slow link delays the truth once; half a file has a status, too, and what was blocked has none
  const came = odd || status
  const [site, vendor] = navigator.onLine ? await Promise.all([answers(location.origin), !came && answers(origin, url)]) : [false]
  if (!vendor && site === false) return fact('offline', 'offline')
  if (odd || (status && end === 'error') || vendor) return fact('unreachable', 'vendor-missing')
  return end === 'error' ? fact('blocked', 'load-blocked', 'unknown') : fact('blocked', 'vendor-missing', 'stub')
}
