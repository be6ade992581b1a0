import type { Fact } from '../adapter.ts'
import type { FailureKind } from '../failure.ts'

/** How a script's tag ended; `refused`: the browser did not even let us set its address (Trusted Types). */
export type End = 'load' | 'error' | 'timeout' | 'refused'

const fact = (kind: FailureKind, code: string, by?: Fact['by']): Fact => ({ kind, code, ...(by && { by }) })

/**
 * The cause that explains what a page can see of a script that did not come; the certain ones first, and an honest `unknown` for the rest.
 * Source: measured in Chromium, Firefox and WebKitGTK, November 2026.
 * @param status HTTP status where the browser shows it, else 0.
 * @param odd What came was not a script: it threw while being read.
 * @param home Whether the site itself can be reached, as far as it is known.
 * @param answered Whether anything answers at the script's address; undefined if not asked.
 */
export function cause(end: End, status: number, odd: boolean, home: boolean | undefined, answered: boolean | undefined): Fact {
  if (end === 'refused') return forbidden('trusted-types', NAME)
  if (home === false) return fact('offline', 'offline')
  if (end === 'timeout') return fact('unreachable', 'load-timeout')
  if (status > 399) return fact(status === 429 ? 'rate-limited' : 'unreachable', `http-${status}`)
  if (odd || answered) return fact('unreachable', 'vendor-missing')
  return end === 'load' ? fact('blocked', 'vendor-missing', 'stub') : fact('blocked', 'load-blocked', 'unknown')
}

/** The name of our Trusted Types policy. */
export const NAME = 'catchcha'

/** Stopped by the page's own content security policy: only the site's owner can act. */
export const forbidden = (directive: string, origin: string): Fact => ({
  ...fact('blocked', 'csp', 'csp'),
  actor: 'site',
  recovery: 'fix-setup',
  detail: `Add ${origin} to ${directive} in the Content-Security-Policy.`,
})
