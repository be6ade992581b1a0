import type { Failure } from './failure.ts'
import type { CaptchaOptions } from './options.ts'
import { type Events, type EventType, failureOf, IDLE, type State, transition } from './state.ts'

/** One thing that happened, for logs and timelines; it never carries a token. */
export interface CaptchaEvent {
  readonly type: EventType
  readonly status: State['status']
  /** ms epoch. */
  readonly at: number
  readonly vendor: string
  readonly failure: Failure | undefined
}

/** Holds the state and tells those who listen; a listener that throws is reported and does not stop the others. */
export interface Store {
  get(): State
  dispatch<Type extends EventType>(type: Type, what?: Events[Type]): void
  subscribe(listener: () => void): () => void
  clear(): void
}

export function createStore(options: () => CaptchaOptions): Store {
  let state = IDLE
  let listeners: (() => void)[] = []
  return {
    get: () => state,
    dispatch(type, what) {
      const next = transition(state, type, what)
      if (next === state) return
      state = next
      const { onEvent, provider } = options()
      const { status } = next
      const event = Object.freeze({ type, status, at: Date.now(), vendor: provider.adapter.vendor, failure: failureOf(next) })
      for (const listener of [() => onEvent?.(event), ...listeners]) {
        try {
          listener()
        } catch (error) {
          ;(globalThis.reportError ?? console.error)(error)
        }
      }
    },
    subscribe(listener) {
      const own = (): void => listener() // the same function may be subscribed twice
      listeners = [...listeners, own]
      return () => {
        listeners = listeners.filter(other => other !== own)
      }
    },
    clear() {
      listeners = []
    },
  }
}
