import { createCaptcha } from '@catchcha/core'
import { createView } from '@catchcha/core/view'
import { h } from '../shared/dom.ts'
import { startStage } from './stage.ts'

startStage((element, options, view) => {
  const captcha = createCaptcha(options)
  const place = h('div')
  const words = h('div')
  let undo: (() => void)[] = []
  const unmount = (): void => {
    for (const call of undo) call()
    undo = []
  }
  const mount = (): void => {
    element.append(place, words)
    undo = [createView(words, captcha, view), captcha.mount(place), () => place.remove(), () => words.remove()]
  }
  mount()
  return {
    captcha,
    mount,
    unmount,
    destroy() {
      captcha.destroy()
      unmount()
    },
  }
})
