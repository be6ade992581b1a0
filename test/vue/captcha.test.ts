import type { Captcha as Instance, State } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { Captcha, type CaptchaProps, type UseCaptcha, useCaptcha } from '@catchcha/vue'
import { mount, type VueWrapper } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h, KeepAlive, shallowRef } from 'vue'
import { pass, useRig } from './rig.ts'

const rig = useRig()
const provider = hcaptcha({ sitekey: 'site', size: 'invisible' })
const attachTo = document.body
/** What a template ref to the component holds. */
const handle = (wrapper: VueWrapper): Instance => wrapper.findComponent(Captcha).vm.$.exposed as unknown as Instance

describe('the model', () => {
  const form = (token: { value: string | undefined }, props: object = {}) =>
    defineComponent({
      render: () =>
        h(Captcha, {
          provider,
          ...props,
          token: token.value,
          'onUpdate:token': (next: string | undefined) => Object.assign(token, { value: next }),
        }),
    })

  it('has the token while there is one', async () => {
    const token = shallowRef<string | undefined>()
    const wrapper = mount(form(token), { attachTo })
    await pass()
    const outcome = handle(wrapper).execute()
    await pass()
    expect(await outcome).toMatchObject({ ok: true, token: token.value })
    await pass(121_000)
    expect(token.value).toBeUndefined()
    wrapper.unmount()
  })

  it('that the page empties has been used: the widget is armed again', async () => {
    const token = shallowRef<string | undefined>()
    const wrapper = mount(form(token), { attachTo })
    await pass()
    void handle(wrapper).execute()
    await pass()
    expect(token.value).toMatch(/./)
    token.value = ''
    await pass()
    expect(handle(wrapper).getSnapshot().status).toBe('ready')
    expect(handle(wrapper).take()).toBeUndefined()
    wrapper.unmount()
  })

  it('that a new run empties does not end that run', async () => {
    const token = shallowRef<string | undefined>()
    const wrapper = mount(form(token), { attachTo })
    await pass()
    void handle(wrapper).execute()
    await pass()
    const first = token.value
    const [outcome] = await Promise.all([handle(wrapper).execute({ fresh: true }), pass()])
    expect(outcome).toMatchObject({ ok: true, token: token.value })
    expect(token.value).not.toBe(first)
    wrapper.unmount()
  })

  it('keeps its token when the component goes, so that v-if="!token" does not bring it back', async () => {
    const token = shallowRef<string | undefined>()
    const Form = form(token)
    const wrapper = mount({ render: () => (token.value ? h('p', 'Thank you') : h(Form)) }, { attachTo })
    await pass()
    void handle(wrapper).execute()
    await pass(1_000)
    expect(token.value).toMatch(/./)
    expect(wrapper.text()).toBe('Thank you')
    wrapper.unmount()
  })
})

it('tells each change once, in order', async () => {
  const told: string[] = []
  const onState = ({ status }: State): void => void told.push(status)
  const onSolved = (token: string, state: State): void => void told.push('token' in state && state.token === token ? '@solved' : 'wrong')
  rig.play({ hcaptcha: { runs: [[{ do: 'error', code: 'network-error' }], [{ do: 'pass' }]] } })
  const listeners = { onState, onSolved, onFailed: ({ code }: { code: string }) => void told.push(`@failed ${code}`) }
  const wrapper = mount(Captcha, { props: { provider, retry: false, ...listeners }, attachTo })
  await pass()
  await Promise.all([handle(wrapper).execute(), pass()])
  await Promise.all([handle(wrapper).execute(), pass()])
  wrapper.unmount()
  expect(told.filter(word => word !== 'loading')).toEqual([
    'ready',
    'challenging',
    'unreachable',
    '@failed network-error',
    'challenging',
    'solved',
    '@solved',
  ])
})

it('gives a template ref to the captcha', async () => {
  const wrapper = mount(Captcha, { props: { provider }, attachTo })
  await pass()
  const captcha = handle(wrapper)
  expect(captcha.getSnapshot().status).toBe('ready')
  expect(await Promise.all([captcha.submit(token => token.length), pass()])).toMatchObject([
    { ok: true, value: expect.any(Number) },
    undefined,
  ])
  wrapper.unmount()
})

describe('a captcha made by the composable', () => {
  const parent = (kept: { use?: UseCaptcha }, whole: boolean) =>
    defineComponent({
      setup() {
        const use = useCaptcha({ provider })
        kept.use = use
        return () => h(Captcha, { captcha: whole ? use : use.captcha })
      },
    })

  it.each([true, false])('shows and submits on the same one (whole: %s)', async whole => {
    const kept: { use?: UseCaptcha } = {}
    const wrapper = mount(parent(kept, whole), { attachTo })
    await pass()
    const [sent] = await Promise.all([kept.use?.submit(token => token), pass()])
    expect(sent).toMatchObject({ ok: true })
    expect(rig.fake().widgets()).toHaveLength(1)
    wrapper.unmount()
  })

  it('outlives the component, which listens to it no more', async () => {
    const kept: { use?: UseCaptcha } = {}
    let listeners = 0
    const shown = shallowRef(true)
    const Parent = defineComponent({
      setup() {
        const use = useCaptcha({ provider })
        kept.use = use
        const subscribe = (listener: () => void): (() => void) => {
          const undo = use.captcha.subscribe(listener)
          listeners++
          return () => {
            undo()
            listeners--
          }
        }
        const captcha = { ...use.captcha, subscribe }
        return () => (shown.value ? h(Captcha, { captcha }) : null)
      },
    })
    const wrapper = mount(Parent, { attachTo })
    for (const now of [false, true]) {
      await pass()
      expect(kept.use?.state.value.status).toBe(now ? 'idle' : 'ready')
      shown.value = now
    }
    await pass()
    expect(kept.use?.state.value.status).toBe('ready')
    expect(listeners).toBeGreaterThan(0)
    wrapper.unmount()
    expect(listeners).toBe(0)
  })
})

describe('wrong use', () => {
  it('is a TypeError without a provider and without a captcha, or with both', () => {
    const captcha = { captcha: {} } as unknown as UseCaptcha
    for (const props of [{}, { provider, captcha }] as CaptchaProps[])
      expect(() => mount(Captcha, { props })).toThrow(/either :provider, or :captcha/)
    rig.said.length = 0
  })

  it('is a TypeError for Vue’s error handler when the captcha is exchanged', async () => {
    const errorHandler = vi.fn()
    const Parent = defineComponent({
      props: { second: Boolean },
      setup(props) {
        const [one, two] = [useCaptcha({ provider }), useCaptcha({ provider })]
        return () => h(Captcha, { captcha: props.second ? two : one })
      },
    })
    const wrapper = mount(Parent, { attachTo, global: { config: { errorHandler } } })
    await pass()
    await wrapper.setProps({ second: true })
    expect(errorHandler.mock.calls[0]?.[0].message).toMatch(/the captcha changed.*key/)
    wrapper.unmount()
  })
})

it('comes and goes with <KeepAlive>, with one view', async () => {
  const shown = shallowRef(true)
  const wrapper = mount({ render: () => h(KeepAlive, () => (shown.value ? h(Captcha, { provider }) : null)) }, { attachTo })
  for (let i = 0; i < 20; i++) {
    await pass(50)
    expect(wrapper.findAll('[role=status]')).toHaveLength(shown.value ? 1 : 0)
    expect(
      rig
        .fake()
        .widgets()
        .filter(({ removed }) => !removed),
    ).toHaveLength(shown.value ? 1 : 0)
    shown.value = !shown.value
  }
  wrapper.unmount()
})
