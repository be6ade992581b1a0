import type { Captcha } from '@catchcha/core'

/** A ref callback that mounts the captcha, and what ends all of it. An element that comes back at once, as it does to a ref written inline, has not gone. */
export function holdCaptcha({ mount, reset }: Captcha): readonly [ref: (element: HTMLElement | null) => void, end: () => void] {
  let now: HTMLElement | null = null
  let undo: (() => void) | undefined
  const end = (): void => {
    if (now) return
    undo?.()
    reset() // a run may still wait for an element
  }
  const ref = (element: HTMLElement | null): void => {
    now = element
    if (element) undo = mount(element)
    else queueMicrotask(end)
  }
  return [ref, end]
}
