import type { Failure, FailureKind } from './failure.ts'

/** A solved captcha's token and what is known about it; times are ms epoch. */
export interface Token {
  readonly token: string
  readonly issuedAt: number
  /** Undefined where the vendor gives no lifetime. */
  readonly expiresAt: number | undefined
  /** The vendor's id of the run. */
  readonly key: string | undefined
  /** The vendor's own word for what kind of token it is. */
  readonly tokenKind: string | undefined
}

/** Everything a page can see of a captcha: one immutable object, the same one until something changes. */
export type State =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready' }
  | { readonly status: 'challenging'; readonly challengeOpen: boolean }
  | (Token & { readonly status: 'solved' })
  | { [Kind in FailureKind]: { readonly status: Kind; readonly failure: Failure } }[FailureKind]

/** The state of a captcha that is not on the page. */
export const IDLE: State = Object.freeze({ status: 'idle' })
export const LOADING: State = { status: 'loading' }
export const READY: State = { status: 'ready' }
/** A run is under way, and nothing is on screen yet. */
export const RUNNING: State = { status: 'challenging', challengeOpen: false }

/** The failure a state carries, if any. */
export const failureOf = (state: State): Failure | undefined => (state as { readonly failure?: Failure }).failure
