/** What went wrong, in the words every package of ours shares; the same union as the core's, held equal by a test. */
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

/**
 * Whether and when another try makes sense: `never` before something was changed, `once` more at once, with growing pauses (`backoff`),
 * after the pause that was asked for (`wait`), with a token not used before (`fresh-token`), or when the person asks for it (`by-hand`).
 */
export type Retry = 'never' | 'once' | 'backoff' | 'wait' | 'fresh-token' | 'by-hand'

interface Policy {
  readonly actor: Actor
  readonly recovery: Recovery
  readonly retry: Retry
}

/** What follows from a kind; `actor` and `recovery` are the core's own, held equal by a test. */
export const KINDS: Readonly<Record<FailureKind, Policy>> = /* @__PURE__ */ Object.freeze({
  cancelled: { actor: 'visitor', recovery: 'retry', retry: 'by-hand' },
  expired: { actor: 'visitor', recovery: 'retry', retry: 'once' },
  'rate-limited': { actor: 'network', recovery: 'wait', retry: 'wait' },
  blocked: { actor: 'visitor', recovery: 'automatic', retry: 'by-hand' },
  offline: { actor: 'network', recovery: 'automatic', retry: 'backoff' },
  unreachable: { actor: 'network', recovery: 'automatic', retry: 'backoff' },
  misconfigured: { actor: 'site', recovery: 'fix-setup', retry: 'never' },
  rejected: { actor: 'visitor', recovery: 'retry', retry: 'fresh-token' },
  broken: { actor: 'vendor', recovery: 'automatic', retry: 'once' },
})
