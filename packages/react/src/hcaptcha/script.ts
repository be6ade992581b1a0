import { type DropinApi, type DropinScript, underWay } from '@catchcha/core/dropin'
import type { HCaptchaProps } from './props.ts'

const CALLBACK = 'hCaptchaOnLoad'

/** The script as the original asks for it: tag, callback, address and the order of its parameters (observed). */
export function scriptOf(props: HCaptchaProps): DropinScript {
  const { custom, sentry, assethost, imghost, reportapi, endpoint, host, reCaptchaCompat, languageOverride, userJourneys, secureApi } =
    props
  const parameters = {
    onload: CALLBACK,
    custom,
    render: 'explicit',
    sentry: sentry ?? false,
    assethost,
    imghost,
    reportapi,
    endpoint,
    host,
    recaptchacompat: reCaptchaCompat === false ? 'off' : undefined,
    hl: languageOverride,
    uj: userJourneys ?? false,
  }
  const base = props.scriptSource || `${props.apihost || 'https://js.hcaptcha.com'}/1/${secureApi ? 'secure-api' : 'api'}.js`
  const query = Object.entries(parameters)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value as string)}`)
  return {
    id: 'hCaptcha-script',
    src: `${base}${base.includes('?') ? '&' : '?'}${query.join('&')}`,
    callback: CALLBACK,
    place: props.scriptLocation ?? document.head,
    async: props.loadAsync,
    cleanup: props.cleanup !== false && !secureApi,
    theirs: () => underWay(/hcaptcha\.com\/1\//),
  }
}

/** The vendor's global; a blocker's stand-in has no `render`. */
export function find(window: Window): DropinApi | undefined {
  const { hcaptcha } = window as Window & { hcaptcha?: DropinApi }
  return typeof hcaptcha?.render === 'function' ? hcaptcha : undefined
}
