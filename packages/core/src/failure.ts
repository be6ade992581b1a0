/** What went wrong, in the words every package of ours shares. */
export type FailureKind =
  | 'cancelled'
  | 'expired'
  | 'rate-limited'
  | 'blocked'
  | 'offline'
  | 'unreachable'
  | 'misconfigured'
  | 'rejected'
  | 'broken'

/** Whose move it is. */
export type Actor = 'visitor' | 'network' | 'site' | 'vendor'
/** What happens next: by itself, on a press of a button, after a wait, or once the site's owner has acted. */
export type Recovery = 'automatic' | 'retry' | 'wait' | 'fix-setup'
/** The step of the captcha's life that failed. */
export type Phase = 'load' | 'render' | 'challenge' | 'token' | 'verify'

/** One failure as plain, frozen data; it may cross the wire from server to page. */
export interface Failure {
  readonly kind: FailureKind
  /** The vendor's own code, or one of ours (`load-timeout`, `run-timeout`, `vendor-missing` …). */
  readonly code: string
  readonly vendor: string
  readonly phase: Phase
  readonly actor: Actor
  readonly recovery: Recovery
  /** When the next attempt starts by itself or may start, ms epoch. */
  readonly retryAt?: number
  /** `blocked`: what stops it, as far as a page can know. `rate-limited`: `network` where the first run of a fresh page was limited, which points at the visitor's address. */
  readonly by?: 'csp' | 'stub' | 'vendor' | 'unknown' | 'network'
  /** `expired`: what ran out. */
  readonly what?: 'token' | 'challenge' | 'session'
  /** For the site's developer: what was seen and what to do; never a token. */
  readonly detail?: string
  /** The raw value a vendor or the browser gave; not enumerable, so it is never serialised. */
  readonly cause?: unknown
}

/** The part of a failure that only the place where it happened knows; the rest follows from the kind. */
export type FailureInit = Pick<Failure, 'kind' | 'code'> & Partial<Failure>

/** What follows from a kind: whose move it is, what happens next, and how many automatic tries in a row there are at most. */
export const POLICY: Readonly<Record<FailureKind, readonly [actor: Actor, recovery: Recovery, tries: number]>> = {
  cancelled: ['visitor', 'retry', 0],
  expired: ['visitor', 'retry', 3],
  'rate-limited': ['network', 'wait', 0],
  blocked: ['visitor', 'automatic', 2],
  offline: ['network', 'automatic', 3],
  unreachable: ['network', 'automatic', 3],
  misconfigured: ['site', 'fix-setup', 1],
  rejected: ['visitor', 'retry', 0],
  broken: ['vendor', 'automatic', 1],
}

/** Completes `init` from the policy of its kind and freezes it. */
export function failure({ cause, ...init }: FailureInit, vendor: string = '', phase: Phase = 'challenge'): Failure {
  const [actor, recovery] = POLICY[init.kind]
  return Object.freeze(Object.defineProperty({ vendor, phase, actor, recovery, ...init }, 'cause', { value: cause }))
}

/** Whether `value` is a failure of ours: plain data, also after a trip through JSON. */
export const isFailure = (value: unknown): value is Failure =>
  Object.hasOwn(POLICY, (value as Failure | null)?.kind as string) &&
  typeof (value as Failure).code === 'string' &&
  Object.values(value as Failure).every(part => Object(part) !== part)
