import { addMessages, type CatchCaptchaElement } from '@catchcha/script'
import { startStage } from './stage.ts'

startStage((element, { provider, locale = '', load, nonce, ...options }, { messages }) => {
  if (messages) addMessages(messages)
  const node: CatchCaptchaElement = document.createElement('catch-captcha')
  node.setAttribute('form', '') // no form's: this page sends by itself, with `submit()`; the plain pages show the guard
  node.lang = locale
  Object.assign(node, { provider, options })
  element.append(node)
  return {
    captcha: node.captcha,
    mount: () => element.append(node),
    unmount: () => node.remove(),
    destroy() {
      node.captcha.destroy()
      node.remove()
    },
  }
})
