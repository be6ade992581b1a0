import type { Failure, FailureKind } from './failure.ts'
import { same } from './same.ts'

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

/** The token of a state that has `least` ms to live. */
export const tokenOf = (state: State, least: number): Token | undefined =>
  state.status === 'solved' && !(Number(state.expiresAt) < Date.now() + least) ? state : undefined

/**
 * The states in which each event applies, by their initials (f: a failure of any kind). In the others it changes nothing: a callback may come at any time.
 */
const FROM = {
  load: 'ircsf',
  armed: 'il',
  run: 'ilrcsf',
  opened: 'rcf',
  solved: 'ilrcf',
  failed: 'ilrcsf',
  recovered: 'f',
  cleared: 'csf',
  closed: 'lrcsf',
}

/**
 * What can happen to a captcha. `load`: script or widget is being set up. `armed`: it can take a run. `recovered`: an automatic try worked.
 * `cleared`: the token is used up, or the page reset the captcha. `closed`: it left the page.
 */
export type EventType = keyof typeof FROM

/** The state after an event that leads to `next`; the same object where the event does not apply or changes nothing. */
export const transition = (state: State, type: EventType, next: State): State =>
  FROM[type].includes(failureOf(state) ? 'f' : (state.status[0] as string)) && !same(next, state) ? Object.freeze(next) : state
