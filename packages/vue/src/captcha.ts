import type { Failure, Captcha as Instance, State } from '@catchcha/core'
import { createView, type ViewOptions } from '@catchcha/core/view'
import { defineComponent, h, onBeforeUnmount, shallowRef, type VNode, watch } from 'vue'
import { bind } from './bind.ts'
import type { CaptchaComponent, CaptchaProps, CaptchaSlots } from './captcha-types.ts'
import { drawFailure } from './draw-failure.ts'
import { type UseCaptcha, useCaptcha } from './use-captcha.ts'

const OPTIONS = ['provider', 'timeouts', 'retry', 'load', 'locale', 'nonce', 'onEvent', 'remember', 'minTokenLife', 'probe'] as const

/** A captcha of the component's own, or the one it was given. */
function made(props: CaptchaProps): Pick<UseCaptcha, 'captcha' | 'ref' | 'state'> {
  const { captcha, provider } = props
  const inner = (): Instance | undefined => (props.captcha as UseCaptcha | undefined)?.captcha ?? (props.captcha as Instance | undefined)
  const given = inner()
  if (!captcha === !provider || (captcha && !given?.subscribe))
    throw new TypeError('<Captcha>: give it either :provider, or :captcha with the one from useCaptcha.')
  if (!given) return useCaptcha(() => Object.fromEntries(OPTIONS.map(name => [name, props[name]])) as never)
  watch(inner, () => {
    throw new TypeError('<Captcha>: the captcha changed. Give the component a key that changes with it.')
  })
  return { captcha: given, ...bind(given) }
}

/**
 * The widget, and below it in plain words what went wrong and what to do. Throws a `TypeError` if it is given neither a provider nor a
 * captcha, or both.
 */
export const Captcha: CaptchaComponent = /* @__PURE__ */ defineComponent({
  name: 'Captcha',
  props: [...OPTIONS, 'captcha', 'token', 'view'],
  emits: ['solved', 'failed', 'state', 'update:token'],
  setup(loose, { emit, expose, slots: loosely }) {
    const [props, slots] = [loose as CaptchaProps, loosely as CaptchaSlots]
    const { captcha, ref, state } = made(props)
    const face = shallowRef<HTMLElement | null>(null)
    const look = (): ViewOptions => Object(props.view)
    const hear = (call: (now: State) => void): void => {
      onBeforeUnmount(captcha.subscribe(() => call(captcha.getSnapshot()))) // a captcha that goes away is no news, and takes no token out of a model
    }
    let token: string | undefined
    hear(now => emit('state', now))
    hear(now => {
      const before = token
      token = 'token' in now ? now.token : undefined
      if (token !== before) emit('update:token', token)
    })
    hear(now => 'token' in now && emit('solved', now.token, now))
    hear(now => 'failure' in now && emit('failed', now.failure))
    watch(
      () => props.token,
      given => {
        if (!given && token) captcha.reset() // emptied by the page, not by us: it has used the token
      },
    )
    const returnFocus = (): HTMLElement | null => {
      const { returnFocus: goal = null } = look()
      return typeof goal === 'function' ? goal() : goal
    }
    watch(
      [() => face.value, () => JSON.stringify(look().messages), () => !!look().onRetry] as const, // equal words may be written inline
      ([element, , retries], _, onCleanup) => {
        const { messages } = look()
        const onRetry = retries ? (failure?: Failure) => look().onRetry?.(failure) : undefined // the latest one
        if (element) onCleanup(createView(element, captcha, { messages, onRetry, returnFocus }))
      },
      { flush: 'post' },
    )
    const retry = (failure: Failure): void => {
      const { onRetry } = look()
      if (onRetry) onRetry(failure)
      else void captcha.execute({ fresh: true })
    }
    const drawn = (): VNode => (slots.message || slots.retry ? drawFailure(state.value, slots, look(), retry) : h('div', { ref: face }))
    expose({ ...captcha })
    return () => h('div', [h('div', { ref }), props.view !== false && drawn()])
  },
}) as unknown as CaptchaComponent
