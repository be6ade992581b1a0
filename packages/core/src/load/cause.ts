import type { Fact } from '../adapter.ts'
import type { FailureKind } from '../failure.ts'

/** Our name: of the Trusted Types policy, and in storage. */
export const NAME = 'catchcha'

/** What the loader knows of a page. */
export interface Fetching {
  readonly document: Document
  readonly nonce: string | undefined
  /** Deadline for all addresses together, ms. */
  readonly time: number
  /** Whether to ask the network a second time to tell causes apart; it can trip the site's own `connect-src`. */
  readonly probe: boolean
  /** What the page's own policy has forbidden: directives by origin. */
  readonly forbade: ReadonlyMap<string, string>
  /** Ends the waiting; the promise then means nothing any more. */
  readonly signal: AbortSignal
}

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
 */
export async function cause(url: string, end: string, odd: boolean, { document, probe, forbade, signal }: Fetching): Promise<Fact> {
  const { origin } = new URL(url)
  const site = document.location.origin
  const directive = forbade.get(origin)
  if (directive) return forbidden(directive, origin)
  if (end === 'timeout') return fact('unreachable', 'load-timeout')
  // shown by Chromium and Firefox, for a cross-origin script that may be read
  const status = (performance.getEntriesByName(url).at(-1) as PerformanceResourceTiming | undefined)?.responseStatus
  if (status && status > 399) return fact(status === 429 ? 'rate-limited' : 'unreachable', `http-${status}`)
  /** Whether anything answers there; undefined where it was not asked. */
  const answers = async (origin: string, url: string): Promise<boolean | undefined> => {
    if (!probe || end !== 'error' || !origin.startsWith('http')) return
    try {
      await fetch(url, { method: 'HEAD', mode: 'no-cors', cache: 'no-store', credentials: 'omit', signal })
      return true
    } catch {
      await new Promise(resolve => setTimeout(resolve)) // the report of a violation comes in a task of its own
      return forbade.has(origin) ? undefined : false
    }
  }
  if (!navigator.onLine || (await answers(site, site)) === false) return fact('offline', 'offline')
  if (odd || (await answers(origin, url))) return fact('unreachable', 'vendor-missing')
  return end === 'load' ? fact('blocked', 'vendor-missing', 'stub') : fact('blocked', 'load-blocked', 'unknown')
}
