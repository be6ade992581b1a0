import type { Captcha, State } from '@catchcha/core'
import { getCurrentInstance, onActivated, onDeactivated, onScopeDispose, type ShallowRef, shallowReadonly, shallowRef, watch } from 'vue'

/** A captcha tied to a scope. */
export interface Bound {
  /** Bind it to the element the widget goes into: `<div ref="…">`. */
  readonly ref: ShallowRef<HTMLElement | null>
  /** The captcha's state: the object the core made, replaced when something changes. */
  readonly state: Readonly<ShallowRef<State>>
}

/** Follows the state of a captcha and mounts it in the element of `ref`, as long as the scope lives and is not kept aside by `<KeepAlive>`. */
export function bind(captcha: Captcha): Bound {
  const ref = shallowRef<HTMLElement | null>(null)
  const state = shallowRef(captcha.getSnapshot())
  const shown = shallowRef(true)
  const follow = (): void => {
    state.value = captcha.getSnapshot()
  }
  onScopeDispose(captcha.subscribe(follow))
  if (getCurrentInstance()) {
    onActivated(() => {
      shown.value = true
    })
    onDeactivated(() => {
      shown.value = false
    })
  }
  const place = (): HTMLElement | null => (shown.value ? ref.value : null)
  const mount = (element: HTMLElement | null, _: unknown, onCleanup: (undo: () => void) => void): void => {
    if (element) onCleanup(captcha.mount(element))
  }
  watch(place, mount, { flush: 'post' })
  return { ref, state: shallowReadonly(state) } // readonly() would put a proxy around the state
}
