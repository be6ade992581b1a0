import { createCaptcha } from '@catchcha/core'
import { startStage } from './stage.ts'

startStage((element, options) => {
  const captcha = createCaptcha(options)
  let undo = captcha.mount(element)
  return {
    captcha,
    mount() {
      undo = captcha.mount(element)
    },
    unmount: () => undo(),
    destroy: captcha.destroy,
  }
})
