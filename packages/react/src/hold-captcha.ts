import type { Captcha } from '@catchcha/core'

/** A ref callback that mounts the captcha, and the effect that ends it with its component. An element, or an effect, that is back at once has not gone. */
export function holdCaptcha({ mount, reset }: Captcha): readonly [ref: (element: HTMLElement | null) => void, live: () => () => void] {
  let [now, alive]: [HTMLElement | null, boolean] = [null, false]
  let undo: (() => void) | undefined
  const ref = (element: HTMLElement | null): void => {
    now = element
    if (element) undo = mount(element)
    else queueMicrotask(() => now || undo?.())
  }
  const live = () => {
    alive = true
    return () => {
      alive = false
      if (!now) undo?.()
      queueMicrotask(() => alive || reset()) // a run may still wait for an element
    }
  }
  return [ref, live]
}
