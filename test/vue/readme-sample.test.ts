import { hcaptcha } from '@catchcha/core/hcaptcha'
import { installHCaptcha } from '@catchcha/testing'
import { Captcha, useCaptcha } from '@catchcha/vue'
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h } from 'vue'

const SignUp = defineComponent({
  props: { send: { type: Function, required: true } },
  setup(props) {
    const { captcha, submit } = useCaptcha({ provider: hcaptcha({ sitekey: 'any', size: 'invisible' }) })
    const send = () => submit(token => props.send(token))
    return () => [h(Captcha, { captcha }), h('button', { id: 'go', onClick: send }, 'Sign up')]
  },
})

it('signs up after a challenge that was closed at first', async () => {
  const closed = [{ do: 'open' }, { do: 'close' }] as const
  const solved = [{ do: 'open' }, { do: 'pass', value: 'a-token' }] as const
  const fake = installHCaptcha(window, { runs: [closed, solved] })
  const sent: string[] = []
  const form = mount(SignUp, { props: { send: (token: string) => sent.push(token) }, attachTo: document.body })

  await form.get('#go').trigger('click')
  await expect.poll(() => form.text()).toContain('Try again')
  expect(sent).toEqual([])

  await form.get('#go').trigger('click')
  await expect.poll(() => sent).toEqual(['a-token'])
  form.unmount()
  fake.uninstall()
})
