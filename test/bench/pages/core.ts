import { createCaptcha } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { SITEKEY } from './subject.ts'

window.subject = {
  mount(place, told) {
    const captcha = createCaptcha({ provider: hcaptcha({ sitekey: SITEKEY, size: 'invisible' }) })
    captcha.subscribe(() => {
      const state = captcha.getSnapshot()
      if (state.status === 'solved') told.token(state.token)
      if ('failure' in state) told.error(state.failure)
    })
    captcha.mount(place)
    return { execute: () => captcha.execute(), again: () => {}, unmount: () => captcha.destroy() }
  },
}
