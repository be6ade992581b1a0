import type { Captcha, CaptchaOptions, Failure, Provider, State } from '@catchcha/core'
import type { Words } from '@catchcha/core/messages'
import type { ViewOptions } from '@catchcha/core/view'
import type { AllowedComponentProps, ComponentCustomProps, ComponentPublicInstance, VNode, VNodeProps } from 'vue'
import type { UseCaptcha } from './use-captcha.ts'

/** Either `provider`, and the options of a captcha of its own, or `captcha`, one made by `useCaptcha`. */
export interface CaptchaProps extends Omit<CaptchaOptions, 'provider'> {
  readonly provider?: Provider | undefined
  readonly captcha?: Captcha | UseCaptcha | undefined
  /** With `v-model:token`: the token while there is one. A page that empties it has used it, and the widget is armed again. */
  readonly token?: string | undefined
  /** Words and a button for what goes wrong, with their options; false for the widget alone. @default true */
  readonly view?: boolean | ViewOptions | undefined
}

/** Its events, as a render function or `h()` takes them. */
export interface CaptchaListeners {
  /** A token is there. */
  readonly onSolved?: ((token: string, state: Extract<State, { token: string }>) => void) | undefined
  /** Something went wrong; it may recover by itself. */
  readonly onFailed?: ((failure: Failure) => void) | undefined
  readonly onState?: ((state: State) => void) | undefined
  readonly 'onUpdate:token'?: ((token: string | undefined) => void) | undefined
}

/** What the slots are told about the failure on show. */
export interface FailureSlot {
  readonly failure: Failure
  /** What went wrong and what helps, in the language of the view's messages. */
  readonly words: Words
  /** Runs a challenge; `onRetry` of the view's options goes first. */
  readonly retry: () => void
}

/** With either of them the words are Vue's to draw: the other one gets a plain paragraph or a plain button. */
export interface CaptchaSlots {
  message?(about: FailureSlot): VNode[]
  retry?(about: FailureSlot): VNode[]
}

/** The component's type; a template ref to it holds the captcha. */
export interface CaptchaComponent {
  new (): ComponentPublicInstance<CaptchaProps, Captcha> & {
    $props: VNodeProps & AllowedComponentProps & ComponentCustomProps & CaptchaProps & CaptchaListeners
    $slots: CaptchaSlots
  }
}
