import { type HCaptchaOptions, hcaptcha } from '@catchcha/core/hcaptcha'
import type { Vendor } from '../vendor.ts'

/** hCaptcha's options as attributes; the list is checked against `HCaptchaOptions` by a test. */
export const HCAPTCHA: Vendor = [
  options => hcaptcha(options as unknown as HCaptchaOptions),
  'sitekey size=normal|compact|invisible theme{} tabindex# challenge-container rqdata script-url apihost secure-api? sentry? user-journeys? recaptcha-compat? host endpoint assethost imghost reportapi custom? tplinks=on|off andint=on|off orientation=portrait|landscape mode=auto',
]
