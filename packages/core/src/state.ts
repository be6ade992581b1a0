import type { Failure, FailureKind } from './failure.ts'
import { same } from './options.ts'

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

/** What can happen to a captcha, and what comes with it. */
export interface Events {
  /** The script or the widget is being set up. */
  load: undefined
  /** The widget can take a run. */
  armed: undefined
  run: undefined
  opened: undefined
  solved: Token
  failed: Failure
  /** An automatic try worked. */
  recovered: undefined
  /** The token is used up, or the page reset the captcha. */
  cleared: undefined
  /** The captcha left the page. */
  closed: undefined
}
export type EventType = keyof Events

/** The state of a captcha that is not on the page. */
export const IDLE: State = Object.freeze({ status: 'idle' })

/** In which states an event applies, by their initials (f: any failure); in all others it changes nothing, so a late callback is harmless. */
const FROM: Readonly<Record<EventType, string>> = {
  load: 'ircsf',
  armed: 'il',
  run: 'ilrcsf',
  opened: 'rcf',
  solved: 'lrcf',
  failed: 'ilrcsf',
  recovered: 'f',
  cleared: 'csf',
  closed: 'lrcsf',
}

/** The failure a state carries, if any. */
export const failureOf = (state: State): Failure | undefined => ('failure' in state ? state.failure : undefined)

/** Whether a challenge is on screen. */
export const isOpen = (state: State): boolean => state.status === 'challenging' && state.challengeOpen

/** The state after an event; the same object where the event does not apply or changes nothing. */
export function transition<Type extends EventType>(state: State, type: Type, what?: Events[Type]): State {
  if (!FROM[type].includes(failureOf(state) ? 'f' : (state.status[0] as string))) return state
  const next = after(type, what)
  return same(next, state) ? state : Object.freeze(next)
}

function after(type: EventType, what: unknown): State {
  if (type === 'failed') return { status: (what as Failure).kind, failure: what as Failure }
  if (type === 'solved') return { status: type, ...(what as Token) }
  if (type === 'run' || type === 'opened') return { status: 'challenging', challengeOpen: type === 'opened' }
  if (type === 'closed') return IDLE
  return { status: type === 'load' ? 'loading' : 'ready' }
}
