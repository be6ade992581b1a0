import { hcaptcha } from '@catchcha/core/hcaptcha'
import { useCaptcha } from '@catchcha/vue'
import { h, watch } from 'vue'
import { SITEKEY } from './subject.ts'
import { vueSubject } from './vue.ts'

window.subject = vueSubject((told, hold) => {
  const { ref, state, execute } = useCaptcha({ provider: hcaptcha({ sitekey: SITEKEY, size: 'invisible' }) })
  hold(execute)
  watch(
    state,
    now => {
      if (now.status === 'solved') told.token(now.token)
      if ('failure' in now) told.error(now.failure)
    },
    { flush: 'sync' },
  )
  return () => h('div', { ref })
})
