import { Captcha } from '@catchcha/vue'
import { createApp, h, shallowRef } from 'vue'
import { createPresent } from './present.ts'
import { startStage } from './stage.ts'

startStage((element, options, view) => {
  const { captcha, ref } = createPresent()
  const shown = shallowRef(true)
  const app = createApp(() => shown.value && h(Captcha, { ref, ...options, view }))
  app.mount(element)
  return {
    captcha,
    mount() {
      shown.value = true
    },
    unmount() {
      shown.value = false
    },
    destroy: () => app.unmount(),
  }
})
