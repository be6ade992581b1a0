import type { CaptchalaBehaviour, CaptchalaControl, CaptchalaQuery } from './behaviour.ts'
import { checkBehaviour } from './behaviour-check.ts'
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
  checkBehaviour(call, 'captchala', behaviour)
  checkObjects(call, { query })
  return captchalaPage(window, behaviour, query, parts)
}

/** The same as the text of a script, to serve in place of `captchala-loader.js` or, with `part: 'core'`, of `captchala.js`. Throws a `TypeError` for what is no behaviour or not plain JSON. */
export function captchalaScript(behaviour: CaptchalaBehaviour = {}, query: CaptchalaQuery = {}): string {
  checkBehaviour('captchalaScript(behaviour, query)', 'captchala', behaviour)
  checkObjects('captchalaScript(behaviour, query)', { query })
  return scriptText(captchalaPage, [behaviour, query], parts)
}
