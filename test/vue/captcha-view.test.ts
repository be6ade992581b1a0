import type { Captcha as Instance } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { en } from '@catchcha/core/messages'
import { Captcha, type FailureSlot } from '@catchcha/vue'
import { mount, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { h, type VNode } from 'vue'
import { pass, useRig } from './rig.ts'

const rig = useRig()
const provider = hcaptcha({ sitekey: 'site', size: 'invisible' })
const attachTo = document.body
/** What a template ref to the component holds. */
const handle = (wrapper: VueWrapper): Instance => wrapper.findComponent(Captcha).vm.$.exposed as unknown as Instance

describe('the view', () => {
  const failing = (slots: Record<string, (about: FailureSlot) => VNode>, props: object = {}) => {
    rig.play('cancel')
    return mount(Captcha, { props: { provider, ...props }, slots, attachTo })
  }
  const cancel = async (wrapper: ReturnType<typeof failing>): Promise<void> => {
    await pass()
    await Promise.all([handle(wrapper).execute(), pass(1_000)])
    await pass(1_000)
  }

  it('says what went wrong, in the messages it is given', async () => {
    const messages = { ...en, cancelled: ['Abgebrochen', 'Bitte noch einmal.'] } as const
    const wrapper = failing({}, { view: { messages } })
    await cancel(wrapper)
    expect(wrapper.text()).toContain('Abgebrochen')
    await wrapper.setProps({ view: { messages: en } })
    await pass(1_000)
    expect(wrapper.text()).toContain(en.cancelled[0])
    wrapper.unmount()
  })

  it('calls the latest onRetry, and is not made anew for another one', async () => {
    const [first, second] = [vi.fn(), vi.fn()]
    const wrapper = failing({}, { view: { onRetry: first } })
    await cancel(wrapper)
    const button = wrapper.get('[part=retry]').element as HTMLElement
    await wrapper.setProps({ view: { onRetry: second } })
    expect(wrapper.get('[part=retry]').element).toBe(button)
    button.click()
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledOnce()
    wrapper.unmount()
  })

  it('gives focus back where the latest options say', async () => {
    const goal = document.body.appendChild(document.createElement('button'))
    const wrapper = failing({}, { view: { returnFocus: () => null } })
    await wrapper.setProps({ view: { returnFocus: goal } })
    await pass()
    wrapper.get<HTMLElement>('[role=checkbox]').element.tabIndex = -1 // as lost as in the vendor's frame
    await cancel(wrapper)
    expect(document.activeElement).toBe(goal)
    wrapper.unmount()
  })

  it('can be left out', async () => {
    const wrapper = failing({}, { view: false })
    await cancel(wrapper)
    expect(handle(wrapper).getSnapshot().status).toBe('cancelled')
    expect(wrapper.find('[role=status]').exists()).toBe(false)
    expect(wrapper.element.childElementCount).toBe(1)
    wrapper.unmount()
  })

  it('leaves the words to the slots', async () => {
    const wrapper = failing({
      message: ({ failure, words }: FailureSlot) => h('em', `${failure.kind}: ${words.title}`),
      retry: ({ retry, words }: FailureSlot) => h('a', { onClick: retry }, words.action),
    })
    expect(wrapper.get('[role=status]').text()).toBe('')
    await cancel(wrapper)
    expect(wrapper.get('[role=status] em').text()).toBe(`cancelled: ${en.cancelled[0]}`)
    rig.fake().setBehaviour({})
    await wrapper.get('a').trigger('click')
    await pass()
    expect(handle(wrapper).getSnapshot().status).toBe('solved')
    expect(wrapper.get('[role=status]').text()).toBe('')
    wrapper.unmount()
  })

  it('puts a plain paragraph and a plain button in place of a slot that is not given', async () => {
    const onRetry = vi.fn()
    const wrapper = failing({ retry: ({ retry }: FailureSlot) => h('a', { onClick: retry }, 'Nochmal') }, { view: { onRetry } })
    await cancel(wrapper)
    expect(wrapper.get('[role=status] p').text()).toContain(en.cancelled[1])
    await wrapper.get('a').trigger('click')
    expect(onRetry).toHaveBeenCalledWith(handle(wrapper).getSnapshot()['failure' as never])
    wrapper.unmount()
    const other = failing({ message: () => h('em', 'Schade') })
    await cancel(other)
    expect(other.get('[role=status] button[type=button]').text()).toBe(en.retry)
    other.unmount()
  })
})
