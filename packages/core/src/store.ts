import { must } from './must.ts'
import type { CaptchaEvent, CaptchaOptions } from './options.ts'
import { type EventType, failureOf, IDLE, type State, transition } from './state.ts'

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
      const before = state
      state = transition(before, type, next)
      if (state === before) return
      const { onEvent, provider } = options()
      const { status } = next
      const event: CaptchaEvent = { type, status, at: Date.now(), vendor: provider.adapter.vendor, failure: failureOf(next) }
      for (const listener of [() => onEvent?.(event), ...listeners]) {
        try {
          if (state === next) listener() // else one of them changed it, and all were told of that
        } catch (error) {
          ;(globalThis.reportError ?? console.error)(error)
        }
      }
    },
    listener => {
      must(typeof listener === 'function', 'subscribe(listener): pass a function.')
      const own = (): void => listener() // the same function may be subscribed twice
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  ]
}
