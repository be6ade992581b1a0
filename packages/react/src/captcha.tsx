'use client'
import type { CaptchaOptions, Failure, Captcha as Instance, State } from '@catchcha/core'
import { createView, type ViewOptions } from '@catchcha/core/view'
import {
  type CSSProperties,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type RefAttributes,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react'
import { hold } from './hold.ts'
import { type UseCaptcha, useInstance } from './use-captcha.ts'

/** What the component tells; the functions of the latest render are called, and changing them changes nothing else. */
export interface CaptchaListeners {
  /** A token is there. */
  readonly onSolved?: ((token: string, state: Extract<State, { token: string }>) => void) | undefined
  /** Something went wrong; it may recover by itself. */
  readonly onFailed?: ((failure: Failure) => void) | undefined
  readonly onStateChange?: ((state: State) => void) | undefined
}

/** How it looks. */
export interface CaptchaLook {
  /** Words and a button for what goes wrong, with their options; false for the widget alone. @default true */
  readonly view?: boolean | ViewOptions | undefined
  /** Of the element around the widget and the view. */
  readonly className?: string | undefined
  readonly style?: CSSProperties | undefined
  readonly id?: string | undefined
}

/** Either the options of a captcha of its own, or a captcha made by `useCaptcha`. */
export type CaptchaProps = CaptchaListeners &
  CaptchaLook &
  ((CaptchaOptions & { readonly captcha?: undefined }) | { readonly captcha: Instance | UseCaptcha; readonly provider?: undefined })

/**
 * The widget, and below it in plain words what went wrong and what to do. Its `ref` is the captcha. Throws a `TypeError` if it is given
 * neither a provider nor a captcha, or both.
 */
export const Captcha: ForwardRefExoticComponent<CaptchaProps & RefAttributes<Instance>> = /* @__PURE__ */ forwardRef(function Captcha(
  props: CaptchaProps,
  handle: ForwardedRef<Instance>,
) {
  const { captcha, ...own } = props
  const instance = (captcha as UseCaptcha | undefined)?.captcha ?? (captcha as Instance | undefined)
  if (!captcha === !props.provider || (captcha && !instance?.subscribe))
    throw new TypeError('<Captcha>: give it either provider={…}, or captcha={…} with the one from useCaptcha.')
  if (!instance) return <Made {...(own as CaptchaOptions)} handle={handle} />
  return <Placed {...own} captcha={instance} handle={handle} />
})

type Rest = CaptchaListeners & CaptchaLook & { readonly handle: ForwardedRef<Instance> }

function Made({ view, className, style, id, onSolved, onFailed, onStateChange, handle, ...options }: CaptchaOptions & Rest): ReactElement {
  const captcha = useInstance(options)
  return <Placed {...{ view, className, style, id, onSolved, onFailed, onStateChange, handle, captcha }} />
}

function Placed({ captcha, handle, view = true, className, style, id, ...listeners }: Rest & { readonly captcha: Instance }): ReactElement {
  const { messages: given, onRetry, returnFocus }: ViewOptions = Object(view)
  const words = JSON.stringify(given)
  const messages = useMemo((): ViewOptions['messages'] => words && JSON.parse(words), [words]) // equal ones may be written inline
  const now = { ...listeners, onRetry, returnFocus }
  const latest = useRef(now)
  useEffect(() => {
    latest.current = now
  })
  useImperativeHandle(handle, () => captcha, [captcha])
  const widget = useMemo(
    () =>
      hold(element => {
        const hear = (call: (state: State) => void): (() => void) => captcha.subscribe(() => call(captcha.getSnapshot()))
        const undo = [
          hear(state => latest.current.onStateChange?.(state)),
          hear(state => 'token' in state && latest.current.onSolved?.(state.token, state)),
          hear(state => 'failure' in state && latest.current.onFailed?.(state.failure)),
          captcha.mount(element), // last: nothing is missed, and after the undo nothing is heard
        ]
        return () => {
          for (const call of undo) call()
        }
      }),
    [captcha],
  )
  const [retries, returns] = [!!onRetry, !!returnFocus]
  const face = useMemo(
    () =>
      hold(element => {
        const focus = (): HTMLElement | null => {
          const { returnFocus } = latest.current
          return (typeof returnFocus === 'function' ? returnFocus() : returnFocus) ?? null
        }
        return createView(element, captcha, {
          messages,
          onRetry: retries ? failure => latest.current.onRetry?.(failure) : undefined,
          returnFocus: returns ? focus : undefined,
        })
      }),
    [captcha, messages, retries, returns],
  )
  return (
    <div className={className} style={style} id={id}>
      <div ref={widget} />
      {view && <div ref={face} />}
    </div>
  )
}
