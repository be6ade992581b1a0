import { define } from './define.ts'

export { define } from './define.ts'
export { CatchCaptchaElement, type ElementOptions } from './element.ts'

define()
