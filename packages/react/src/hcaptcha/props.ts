/** The props of `@hcaptcha/react-hcaptcha` 2.2.0, by the same names (documented: its README). */
export interface HCaptchaProps {
  sitekey: string
  /** @default 'normal' */
  size?: 'normal' | 'compact' | 'invisible' | undefined
  /** @default 'light' */
  theme?: 'light' | 'dark' | 'contrast' | object | undefined
  /** @default 0 */
  tabindex?: number | undefined
  /** The same as `tabindex`. */
  tabIndex?: number | undefined
  /** @default the browser's language */
  languageOverride?: string | undefined
  /** Of the element the widget is in. */
  id?: string | undefined
  /** Has the vendor's `getResponse` and `getRespKey` for arguments. */
  onVerify?: ((token: string, ekey: string) => void) | undefined
  /** Gets the vendor's code, or `script-error` or `render-failed`. */
  onError?: ((event: string) => void) | undefined
  onExpire?: (() => void) | undefined
  onOpen?: (() => void) | undefined
  onClose?: (() => void) | undefined
  onChalExpired?: (() => void) | undefined
  onLoad?: (() => void) | undefined
  onReady?: (() => void) | undefined
  /** False keeps the script away from `window.grecaptcha`. @default true */
  reCaptchaCompat?: boolean | undefined
  /** @default true */
  loadAsync?: boolean | undefined
  /** Where the script tag goes. @default document.head */
  scriptLocation?: HTMLElement | null | undefined
  /** The address of the script in place of the vendor's. */
  scriptSource?: string | undefined
  /** Loads `secure-api.js`. @default false */
  secureApi?: boolean | undefined
  /** @default 'https://js.hcaptcha.com' */
  apihost?: string | undefined
  assethost?: string | undefined
  endpoint?: string | undefined
  host?: string | undefined
  imghost?: string | undefined
  reportapi?: string | undefined
  /** The vendor's error reports to its own Sentry. @default false */
  sentry?: boolean | undefined
  custom?: boolean | undefined
  /** Takes the script tag away once it is loaded. @default true */
  cleanup?: boolean | undefined
  /** @default false */
  userJourneys?: boolean | undefined
}

/** There for programs that name it; the component keeps no state. */
export interface HCaptchaState {
  isApiReady: boolean
  isRemoved: boolean
  elementId: string
  captchaId: string
}

/** What a run gives. */
export interface ExecuteResponse {
  response: string
  key: string
}
