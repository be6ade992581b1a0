import type { Captcha } from '@catchcha/core'
import type { Played } from './surface.ts'

/** A component's captcha as its ref tells it: a component that comes again has another one. */
export interface Present {
  /** The captcha of now, or the last one there was; who listens to it goes on listening to the next. */
  readonly captcha: Played
  /** What a framework calls with the captcha that comes, and with nothing when it goes. */
  readonly ref: (captcha: unknown) => void
}

export function createPresent(): Present {
  const listeners = new Map<() => void, () => void>()
  let present: Captcha | undefined
  const captcha = (): Captcha => {
    if (!present) throw new Error('The component has given no captcha to its ref.')
    return present
  }
  return {
    captcha: {
      execute: options => captcha().execute(options),
      submit: send => captcha().submit(send),
      getSnapshot: () => captcha().getSnapshot(),
      take: () => captcha().take(),
      reset: () => captcha().reset(),
      subscribe(listener) {
        listeners.set(listener, captcha().subscribe(listener))
        return () => {
          listeners.get(listener)?.()
          listeners.delete(listener)
        }
      },
    },
    ref(next) {
      if (!next || next === present) return
      present = next as Captcha
      for (const [listener, undo] of listeners) {
        undo()
        listeners.set(listener, present.subscribe(listener))
        listener()
      }
    },
  }
}
