import { type Captcha, type CaptchaOptions, createCaptcha } from '@catchcha/core'
import { type MaybeRef, type MaybeRefOrGetter, onScopeDispose, toValue, unref, watch } from 'vue'
import { type Bound, bind } from './bind.ts'

const KEY = 'Keep to one adapter; to use another, give the component a key that changes with it.'

/** The options of a captcha, each a plain value, a ref or a getter. */
export type CaptchaFields = {
  readonly [Name in keyof CaptchaOptions]: Name extends 'onEvent' ? MaybeRef<CaptchaOptions[Name]> : MaybeRefOrGetter<CaptchaOptions[Name]>
}

/** What `useCaptcha` gives; the functions are the captcha's own and can be taken off the object. */
export interface UseCaptcha extends Bound, Pick<Captcha, 'execute' | 'submit' | 'take' | 'reset'> {
  /** The captcha itself: for `<Captcha :captcha>`, and for what is not listed here (`reject`, `subscribe`). */
  readonly captcha: Captcha
}

/**
 * One captcha for the current scope, destroyed with it. Throws a `TypeError` without a provider. Options that change take effect; the
 * provider of another vendor is a `TypeError` in Vue's error handler and changes nothing: that takes a new component, by its `key`.
 */
export function useCaptcha(options: MaybeRefOrGetter<CaptchaFields>): UseCaptcha {
  const read = (): CaptchaOptions => {
    const fields = Object.entries({ ...toValue(options) })
    return Object.fromEntries(fields.map(([name, value]) => [name, plain(name === 'onEvent' ? unref(value) : toValue(value))])) as never
  }
  const first = read()
  const captcha = createCaptcha(first)
  const { vendor } = first.provider.adapter
  const configure = (next: CaptchaOptions): void => {
    const now = next.provider?.adapter?.vendor ?? vendor
    if (now !== vendor) throw new TypeError(`useCaptcha: the provider changed from ${vendor} to ${now}. ${KEY}`)
    captcha.configure(next) // equal options change nothing, so an object made anew by every render is fine
  }
  watch(read, configure)
  const { ref, state } = bind(captcha)
  onScopeDispose(captcha.destroy)
  const { execute, submit, take, reset } = captcha
  return { ref, state, execute, submit, take, reset, captcha }
}

/** Data as it is now: a change deep in it takes effect, and no vendor is handed a proxy. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (!value || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]))
}
