'use client'
import { type Captcha, type CaptchaOptions, createCaptcha, IDLE, type State } from '@catchcha/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { holdCaptcha } from './hold-captcha.ts'

/** What `useCaptcha` gives; the functions stay the same ones for the component's life. */
export interface UseCaptcha extends Pick<Captcha, 'execute' | 'submit' | 'take' | 'reset'> {
  /** Give it to the element the widget is to be put into. */
  readonly ref: (element: HTMLElement | null) => void
  /** What is known of the captcha now; one render for each change. */
  readonly state: State
  /** The captcha itself, for `<Captcha captcha={…}>`. */
  readonly captcha: Captcha
}

/**
 * One captcha for this component, with the options of its latest render; equal options change nothing, however often they are made anew.
 * Throws a `TypeError` without a provider, or for the provider of another adapter than at first.
 */
export function useCaptcha(options: CaptchaOptions): UseCaptcha {
  const captcha = useInstance(options)
  const state = useSyncExternalStore(captcha.subscribe, captcha.getSnapshot, () => IDLE) // a server has no captcha
  const [[ref, live]] = useState(() => holdCaptcha(captcha))
  useEffect(live, [live])
  const { execute, submit, take, reset } = captcha
  return { ref, state, execute, submit, take, reset, captcha }
}

/** The captcha alone: who needs no state is not rendered when it changes. */
export function useInstance(options: CaptchaOptions): Captcha {
  const vendor = options?.provider?.adapter?.vendor
  const [first] = useState(vendor)
  if (!vendor) throw new TypeError('useCaptcha: the provider is missing. Import an adapter and bind its options: provider: adapter({ … }).')
  if (vendor !== first)
    throw new TypeError(`useCaptcha: the provider changed from ${first} to ${vendor}. Give the component a key that changes with it.`)
  const [captcha] = useState(() => createCaptcha(options)) // pure: nothing happens until it is mounted
  useEffect(() => captcha.configure(options))
  return captcha
}
