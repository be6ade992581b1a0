import type { DropinScript } from '@catchcha/core/dropin'

const CALLBACK = '_hCaptchaOnLoad'
/** What goes into the script's address, under the names of the attributes. */
const QUERY = ['host', 'endpoint', 'reportapi', 'assethost', 'imghost', 'sentry', 'hl', 'custom', 'tplinks'] as const

/** The script as the package asks for it; error reports to the vendor are off unless asked for. */
export function scriptOf(get: (name: string) => string | null): DropinScript {
  const url = new URL(get('jsapi') || 'https://js.hcaptcha.com/1/api.js', document.baseURI)
  const set = (name: string, value: string | null): void => {
    if (value !== null) url.searchParams.set(name, value)
  }
  set('render', 'explicit')
  set('onload', CALLBACK)
  set('sentry', 'false')
  if (get('recaptchacompat') === 'off' || get('recaptchacompat') === 'false') set('recaptchacompat', 'off')
  for (const name of QUERY) set(name, get(name))
  return { id: 'hcaptcha-api-script', src: url.href, callback: CALLBACK, place: document.head, cleanup: false }
}
