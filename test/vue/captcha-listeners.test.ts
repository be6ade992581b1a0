import type { Failure, Captcha as Instance } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { en } from '@catchcha/core/messages/en'
import { Captcha, type UseCaptcha, useCaptcha } from '@catchcha/vue'
import { mount, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h, shallowRef } from 'vue'
import { pass, useRig } from './rig.ts'

const rig = useRig()
const provider = hcaptcha({ sitekey: 'site', size: 'invisible' })
const attachTo = document.body
const handle = (wrapper: VueWrapper): Instance => wrapper.findComponent(Captcha).vm.$.exposed as unknown as Instance

describe('the listeners', () => {
  it('that throw where no errorHandler is: reported, and the others are called all the same', async () => {
    const reported: unknown[] = []
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
    const [solved, model] = [vi.fn(), vi.fn()]
    const onState = ({ status }: { status: string }): void => {
      if (status === 'solved') throw new Error('mine')
    }
    const wrapper = mount(Captcha, { props: { provider, onState, onSolved: solved, 'onUpdate:token': model }, attachTo })
    await pass()
    void handle(wrapper).execute()
    await pass()
    expect(reported).toEqual([new Error('mine')])
    expect(solved).toHaveBeenCalledTimes(1)
    expect(model).toHaveBeenCalledTimes(1)
    rig.said.length = 0 // Vue's own warning about it
    wrapper.unmount()
  })

  it('hear of a failure once, also where it came about while another change was told', async () => {
    const failures: Failure[] = []
    const onState = ({ status }: { status: string }): void => {
      if (status === 'solved') handle(wrapper).reject('invalid-input-response')
    }
    const onFailed = (failure: Failure): void => void failures.push(failure)
    const wrapper: VueWrapper = mount(Captcha, { props: { provider, onState, onFailed }, attachTo })
    await pass()
    void handle(wrapper).execute()
    await pass()
    expect(failures).toHaveLength(1)
    wrapper.unmount()
  })
})

describe('what is written inline', () => {
  it('may be words: equal ones stay on the page as they are', async () => {
    const text = shallowRef('Closed')
    const times = shallowRef(0)
    const view = () => ({ messages: { ...en, cancelled: [text.value, 'Once more, please.'] } })
    const Form = defineComponent({ render: () => h(Captcha, { provider, view: view(), 'data-times': times.value } as object) })
    const wrapper = mount(Form, { attachTo })
    await pass()
    const region = wrapper.get('[role=status]').element
    times.value++
    await pass()
    expect(wrapper.get('[role=status]').element).toBe(region)
    text.value = 'Gone'
    await pass()
    expect(wrapper.get('[role=status]').element).not.toBe(region)
    wrapper.unmount()
  })

  it('may be an object around the captcha', async () => {
    const times = shallowRef(0)
    const kept: { use?: UseCaptcha } = {}
    const Form = defineComponent({
      setup() {
        const use = useCaptcha({ provider })
        kept.use = use
        return () => h(Captcha, { captcha: { ...use }, 'data-times': times.value } as object)
      },
    })
    const wrapper = mount(Form, { attachTo })
    await pass()
    times.value++
    await pass()
    expect(kept.use?.state.value.status).toBe('ready')
    wrapper.unmount()
  })
})
