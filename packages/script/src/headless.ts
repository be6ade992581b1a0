import { define } from './define.ts'

export type { ElementOptions } from './captcha-control.ts'
export { define } from './define.ts'
export { CatchCaptchaElement } from './element.ts'

define()
