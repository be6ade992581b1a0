import { CatchCaptchaElement } from './element.ts'

/** Defines `<catch-captcha>`, once; does nothing where there is no DOM. */
export function define(): void {
  const { customElements } = globalThis
  if (customElements && !customElements.get('catch-captcha')) customElements.define('catch-captcha', CatchCaptchaElement)
}
