import type { HCaptchaBehaviour, HCaptchaControl, HCaptchaQuery } from './behaviour.ts'
import { type HCaptchaParts, hcaptchaPage } from './page/hcaptcha-page.ts'
import { makeHCaptchaWidget } from './page/hcaptcha-widget.ts'
import { PARTS, scriptText } from './page/parts.ts'

const parts: HCaptchaParts = { ...PARTS, widget: makeHCaptchaWidget }

/**
 * Puts a fake `window.hcaptcha` into the window, as if its script had just run; the control is also there as `window.__fakeHCaptcha`.
 * A second call is a second copy of the script.
 */
export function installHCaptcha(window: Window, behaviour: HCaptchaBehaviour = {}, query: HCaptchaQuery = {}): HCaptchaControl {
  return hcaptchaPage(window, behaviour, query, parts)
}

/** The same as the text of a script, to serve in place of `https://js.hcaptcha.com/1/api.js`. */
export function hcaptchaScript(behaviour: HCaptchaBehaviour = {}, query: HCaptchaQuery = {}): string {
  return scriptText(hcaptchaPage, [behaviour, query], parts)
}
