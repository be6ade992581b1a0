import VueHcaptcha from '@hcaptcha/vue3-hcaptcha'
import { type Component, h } from 'vue'
import { SITEKEY } from './subject.ts'
import { vueSubject } from './vue.ts'

window.subject = vueSubject(
  (told, hold) => () =>
    h(VueHcaptcha as unknown as Component, {
      ref: (captcha: unknown) => hold(() => (captcha as { execute(): unknown } | null)?.execute()),
      sitekey: SITEKEY,
      size: 'invisible',
      onVerify: (token: string) => told.token(token),
      onError: (error: unknown) => told.error(error),
    }),
)
