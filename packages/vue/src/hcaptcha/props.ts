/** The props of `@hcaptcha/vue3-hcaptcha` 1.3.0, by the same names (documented: its README). */
export interface VueHcaptchaProps {
  sitekey: string
  /** @default 'light' */
  theme?: string | undefined
  /** @default 'normal' */
  size?: string | undefined
  tabindex?: string | undefined
  /** @default the browser's */
  language?: string | undefined
  /** False keeps the script away from `window.grecaptcha`. @default true */
  reCaptchaCompat?: boolean | undefined
  /** The id of the element the challenge is drawn in. */
  challengeContainer?: string | undefined
  rqdata?: string | undefined
  /** The vendor's error reports to its own Sentry. @default true */
  sentry?: boolean | undefined
  custom?: boolean | undefined
  /** The address of the script. @default 'https://hcaptcha.com/1/api.js' */
  apiEndpoint?: string | undefined
  endpoint?: string | undefined
  reportapi?: string | undefined
  assethost?: string | undefined
  imghost?: string | undefined
}

/** Its events, as a render function or `h()` takes them. */
export interface VueHcaptchaListeners {
  onVerify?: ((token: string, eKey: string) => void) | undefined
  onExpired?: (() => void) | undefined
  onChallengeExpired?: (() => void) | undefined
  onOpened?: (() => void) | undefined
  onClosed?: (() => void) | undefined
  /** A code of the vendor, or why there is no widget; the widget is reset right after. */
  onError?: ((error: unknown) => void) | undefined
  onRendered?: (() => void) | undefined
  onExecuted?: (() => void) | undefined
  onReset?: (() => void) | undefined
}

export const EVENTS = ['verify', 'expired', 'challengeExpired', 'opened', 'closed', 'error', 'rendered', 'executed', 'reset'] as const

/** Tells the component's listeners. */
export type Tell = (event: (typeof EVENTS)[number], ...args: unknown[]) => void
