import { HCaptchaElement } from './h-captcha.ts'

export { HCaptchaElement, type HCaptchaElementEvent } from './h-captcha.ts'

const { customElements } = globalThis
if (customElements && !customElements.get('h-captcha')) customElements.define('h-captcha', HCaptchaElement)
