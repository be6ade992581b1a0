import type { HCaptchaBehaviour, HCaptchaControl, HCaptchaQuery } from './behaviour.ts'
import { checkBehaviour } from './behaviour-check.ts'
import { checkObjects, checkWindow } from './check.ts'
import { type HCaptchaParts, hcaptchaPage } from './page/hcaptcha-page.ts'
import { makeHCaptchaWidget } from './page/hcaptcha-widget.ts'
import { PARTS, scriptText } from './page/parts.ts'

const parts: HCaptchaParts = { ...PARTS, widget: makeHCaptchaWidget }

/**
 * Puts a fake `window.hcaptcha` into the window, as if its script had just run; the control is also there as `window.__fakeHCaptcha`.
 * A second call is a second copy of the script. Throws a `TypeError` for wrong arguments.
 */
export function installHCaptcha(window: Window, behaviour: HCaptchaBehaviour = {}, query: HCaptchaQuery = {}): HCaptchaControl {
  const call = 'installHCaptcha(window, behaviour, query)'
  checkWindow(call, window)
  checkBehaviour(call, 'hcaptcha', behaviour)
  checkObjects(call, { query })
  return hcaptchaPage(window, behaviour, query, parts)
}

/** The same as the text of a script, to serve in place of `https://js.hcaptcha.com/1/api.js`. Throws a `TypeError` for what is no behaviour or not plain JSON. */
export function hcaptchaScript(behaviour: HCaptchaBehaviour = {}, query: HCaptchaQuery = {}): string {
  checkBehaviour('hcaptchaScript(behaviour, query)', 'hcaptcha', behaviour)
  checkObjects('hcaptchaScript(behaviour, query)', { query })
  return scriptText(hcaptchaPage, [behaviour, query], parts)
}
