import type { CaptchalaBehaviour, CaptchalaControl, CaptchalaQuery } from './behaviour.ts'
import { checkObjects, checkWindow } from './check.ts'
import { makeFetch } from './page/captchala-fetch.ts'
import { makeCaptchalaInstance } from './page/captchala-instance.ts'
import { type CaptchalaParts, captchalaPage } from './page/captchala-page.ts'
import { PARTS, scriptText } from './page/parts.ts'

const parts: CaptchalaParts = { ...PARTS, fetch: makeFetch, instance: makeCaptchalaInstance }

/** Puts a fake `window.loadCaptchala` into the window, as if the loader had just run; the control is also `window.__fakeCaptchala`. Throws a `TypeError` for wrong arguments. */
export function installCaptchala(window: Window, behaviour: CaptchalaBehaviour = {}, query: CaptchalaQuery = {}): CaptchalaControl {
  const call = 'installCaptchala(window, behaviour, query)'
  checkWindow(call, window)
  checkObjects(call, { behaviour, query })
  return captchalaPage(window, behaviour, query, parts)
}

/** The same as the text of a script, to serve in place of `captchala-loader.js` or, with `part: 'core'`, of `captchala.js`. Throws a `TypeError` for what is not plain JSON. */
export function captchalaScript(behaviour: CaptchalaBehaviour = {}, query: CaptchalaQuery = {}): string {
  checkObjects('captchalaScript(behaviour, query)', { behaviour, query })
  return scriptText(captchalaPage, [behaviour, query], parts)
}
