import { define } from './define.ts'
import { CatchCaptchaElement } from './element.ts'
import { FACE } from './face.ts'

export type { ElementOptions } from './captcha-control.ts'
export { define } from './define.ts'
export { CatchCaptchaElement } from './element.ts'
export type { Face } from './face.ts'
export { upgrade } from './hcaptcha/upgrade.ts'
export { addMessages } from './words.ts'

CatchCaptchaElement.face = FACE
define()
