import { type Actor, type FailureKind, KINDS, type Recovery } from '@catchcha/codes'

/** The step of the captcha's life that failed; here `verify`, or `token` where a server token was asked for. */
export type Phase = 'load' | 'render' | 'challenge' | 'token' | 'verify'

/** One failure as plain, frozen data: the same shape as the page's, held equal to the core's by a test. */
export interface Failure {
  readonly kind: FailureKind
  /** The vendor's own code, or one of ours (`verify-timeout`, `bad-answer`, `token-missing` …). */
  readonly code: string
  readonly vendor: string
  readonly phase: Phase
  readonly actor: Actor
  readonly recovery: Recovery
  /** When the next attempt may start, ms epoch. */
  readonly retryAt?: number
  readonly by?: 'csp' | 'stub' | 'vendor' | 'unknown' | 'network'
  readonly what?: 'token' | 'challenge' | 'session'
  /** For the site's developer: what was seen and what to do; at most 300 characters, never a token or a secret. */
  readonly detail?: string
  /** Never set here: what a runtime throws may hold the request. */
  readonly cause?: unknown
}

/** What only the place where it happened knows; the rest follows from the kind. */
export type Fact = Pick<Failure, 'kind' | 'code'> & Partial<Pick<Failure, 'detail' | 'retryAt'>>

/** Completes `fact` from what follows from its kind, and freezes it. */
export function failure(fact: Fact, vendor: string, phase: Phase = 'verify'): Failure {
  const { actor, recovery } = KINDS[fact.kind]
  const { detail, code, ...rest } = fact
  return Object.freeze({
    vendor,
    phase,
    actor,
    recovery,
    ...rest,
    code: code.slice(0, 80),
    ...(detail && { detail: detail.slice(0, 300) }),
  })
}
