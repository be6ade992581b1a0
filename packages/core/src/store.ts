import type { Failure } from './failure.ts'
import { type CaptchaOptions, same } from './options.ts'
import { failureOf, IDLE, type State } from './state.ts'

/**
 * What can happen to a captcha. `load`: script or widget is being set up. `armed`: it can take a run. `recovered`: an automatic try worked.
 * `cleared`: the token is used up, or the page reset the captcha. `closed`: it left the page.
 */
export type EventType = 'load' | 'armed' | 'run' | 'opened' | 'solved' | 'failed' | 'recovered' | 'cleared' | 'closed'

/** One thing that happened, for logs and timelines; it never carries a token. */
export interface CaptchaEvent {
  readonly type: EventType
  readonly status: State['status']
  /** ms epoch. */
  readonly at: number
  readonly vendor: string
  readonly failure: Failure | undefined
}

/** Changes the state and tells those who listen; an equal state is no change. */
export type Dispatch = (type: EventType, next: State) => void

/** Holds the state; a listener that throws is reported and does not stop the others. */
export function createStore(
  options: () => CaptchaOptions,
): readonly [get: () => State, dispatch: Dispatch, subscribe: (listener: () => void) => () => void] {
  let state = IDLE
  const listeners = new Set<() => void>()
  return [
    () => state,
    (type, next) => {
      if (same(next, state)) return
      state = Object.freeze(next)
      const { onEvent, provider } = options()
      const { status } = next
      const event: CaptchaEvent = { type, status, at: Date.now(), vendor: provider.adapter.vendor, failure: failureOf(next) }
      for (const listener of [() => onEvent?.(event), ...listeners]) {
        try {
          listener()
        } catch (error) {
          ;(globalThis.reportError ?? console.error)(error)
        }
      }
    },
    listener => {
      const own = (): void => listener() // the same function may be subscribed twice
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  ]
}
