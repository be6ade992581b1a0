import type { CaptchaOptions, Provider } from '@catchcha/core'
import { captchala } from '@catchcha/core/captchala'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { type UseCaptcha, useCaptcha } from '@catchcha/vue'
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import {
  computed,
  defineComponent,
  effectScope,
  h,
  isReactive,
  KeepAlive,
  reactive,
  type ShallowRef,
  shallowReactive,
  shallowRef,
} from 'vue'
import { pass, useRig } from './rig.ts'

const rig = useRig()
const provider = hcaptcha({ sitekey: 'site', size: 'invisible' })
const kept: { use?: UseCaptcha } = {}

/** A component around the composable; what it gives is kept for the test. */
const holder = (options: Parameters<typeof useCaptcha>[0]) => defineComponent({ name: 'Holder', setup: () => useHeld(options) })

function useHeld(options: Parameters<typeof useCaptcha>[0]) {
  const use = useCaptcha(options)
  kept.use = use
  return () => h('div', { ref: use.ref })
}

function useMoving(tag: ShallowRef<string>) {
  const use = useCaptcha({ provider })
  kept.use = use
  return () => h(tag.value, { ref: use.ref })
}

const use = (): UseCaptcha => kept.use as UseCaptcha
const calls = (method: string) => rig.fake().calls.filter(call => call.method === method)
const rendered = (name: string): unknown => Reflect.get(Object(calls('render').at(-1)?.args[1]), name)

describe('options', () => {
  it('may be plain values', async () => {
    const wrapper = mount(holder({ provider }), { attachTo: document.body })
    await pass()
    expect(use().state.value.status).toBe('ready')
    wrapper.unmount()
  })

  it('take effect where something deep in a reactive one changes, and no vendor is handed a proxy', async () => {
    const theme = reactive({ palette: { mode: 'light' } })
    const timeouts = reactive({ run: 30_000 })
    const wrapper = mount(
      holder(() => ({ provider: hcaptcha({ sitekey: 'site', theme }), timeouts })),
      { attachTo: document.body },
    )
    await pass()
    theme.palette.mode = 'dark'
    timeouts.run = 50
    await pass()
    expect(calls('render')).toHaveLength(2)
    expect(rendered('theme')).toEqual({ palette: { mode: 'dark' } })
    expect(isReactive(rendered('theme'))).toBe(false)
    rig.fake().setBehaviour({ runs: [[]] })
    const [outcome] = await Promise.all([use().execute(), pass(60)])
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'run-timeout' } })
    wrapper.unmount()
  })

  it('may be a getter, a ref or a reactive object, and what changes in them takes effect', async () => {
    const sitekey = shallowRef('one')
    const ref = shallowRef({ provider: hcaptcha({ sitekey: 'one' }) })
    const reactive = shallowReactive({ provider: hcaptcha({ sitekey: 'one' }) })
    const ways: [Parameters<typeof useCaptcha>[0], () => void][] = [
      [() => ({ provider: hcaptcha({ sitekey: sitekey.value }) }), () => Object.assign(sitekey, { value: 'two' })],
      [ref, () => Object.assign(ref, { value: { provider: hcaptcha({ sitekey: 'two' }) } })],
      [reactive, () => Object.assign(reactive, { provider: hcaptcha({ sitekey: 'two' }) })],
    ]
    for (const [options, change] of ways) {
      const wrapper = mount(holder(options), { attachTo: document.body })
      await pass()
      expect(rendered('sitekey')).toBe('one')
      change()
      await pass()
      expect(rendered('sitekey')).toBe('two')
      wrapper.unmount()
    }
  })

  it('may be refs and getters one by one', async () => {
    const sitekey = shallowRef('one')
    const locale = computed(() => (sitekey.value === 'one' ? 'de' : 'fr'))
    const onEvent = vi.fn()
    const wrapper = mount(holder({ provider: () => hcaptcha({ sitekey: sitekey.value }), locale, onEvent }), { attachTo: document.body })
    await pass()
    expect(rendered('hl')).toBe('de')
    sitekey.value = 'two'
    await pass()
    expect([rendered('sitekey'), rendered('hl')]).toEqual(['two', 'fr'])
    expect(onEvent).toHaveBeenCalled()
    wrapper.unmount()
  })

  it('that are equal touch nothing, however often they are made anew', async () => {
    const beat = shallowRef(0)
    const options = () => ({
      provider: hcaptcha({ sitekey: 'site', theme: { palette: { mode: 'dark' } } }),
      timeouts: { run: 5 + 0 * beat.value },
    })
    const wrapper = mount(holder(options), { attachTo: document.body })
    await pass()
    const before = [use().state.value, rig.fake().calls.length]
    for (let i = 0; i < 10; i++) {
      beat.value++
      await pass(10)
    }
    expect([use().state.value, rig.fake().calls.length]).toEqual(before)
    expect(use().state.value).toBe(before[0])
    wrapper.unmount()
  })
})

describe('wrong use', () => {
  it('without a provider is a TypeError that says what is missing', () => {
    const scope = effectScope()
    expect(() => scope.run(() => useCaptcha({} as CaptchaOptions))).toThrow(/createCaptcha.*provider/)
    expect(() => scope.run(() => useCaptcha(undefined as unknown as CaptchaOptions))).toThrow(/createCaptcha.*provider/)
    scope.stop()
  })

  it('with the provider of another vendor is a TypeError for Vue’s error handler, and the captcha goes on as it was', async () => {
    const errorHandler = vi.fn()
    const given = shallowRef<Provider>(provider)
    const wrapper = mount(holder({ provider: given }), { attachTo: document.body, global: { config: { errorHandler } } })
    await pass()
    given.value = captchala({ appKey: 'app' })
    await pass()
    const [error] = errorHandler.mock.calls[0] as [Error]
    expect(error.message).toMatch(/changed from hcaptcha to captchala.*key/)
    expect(use().state.value.status).toBe('ready')
    wrapper.unmount()
  })

  it('with a ref that no element gets ends a run with the sentence that helps', async () => {
    const scope = effectScope()
    const lone = scope.run(() => useCaptcha({ provider })) as UseCaptcha
    const outcome = lone.execute()
    await pass(60_000)
    expect(await outcome).toMatchObject({
      ok: false,
      failure: { kind: 'misconfigured', code: 'not-mounted', detail: expect.stringMatching(/mount/i) },
    })
    rig.said.length = 0 // the core tells the developer, too
    scope.stop()
  })

  it('writing into the state changes nothing', async () => {
    const wrapper = mount(holder({ provider }), { attachTo: document.body })
    await pass()
    const before = use().state.value
    Reflect.set(use().state, 'value', { status: 'solved' })
    expect(use().state.value).toBe(before)
    expect(rig.said.splice(0).join()).toMatch(/readonly/)
    wrapper.unmount()
  })
})

describe('lifetime', () => {
  it('ends with the scope: a run that waits is aborted, and nothing is heard or left', async () => {
    const scope = effectScope()
    const lone = scope.run(() => useCaptcha({ provider })) as UseCaptcha
    lone.ref.value = document.body.appendChild(document.createElement('div'))
    await pass()
    const outcome = lone.execute()
    scope.stop()
    expect(await outcome).toMatchObject({ ok: false, failure: { code: 'aborted' } })
    expect(lone.ref.value.childNodes).toHaveLength(0)
    expect(await lone.execute()).toMatchObject({ ok: false, failure: { code: 'aborted' } })
  })

  it('follows an element that is exchanged', async () => {
    const tag = shallowRef('div')
    const Moving = defineComponent({ setup: () => useMoving(tag) })
    const wrapper = mount(Moving, { attachTo: document.body })
    await pass()
    tag.value = 'section'
    await pass()
    expect(use().state.value.status).toBe('ready')
    expect(
      rig
        .fake()
        .widgets()
        .filter(({ removed }) => !removed),
    ).toHaveLength(1)
    expect(document.querySelector('section iframe, section [data-hcaptcha-widget-id]')).not.toBeNull()
    wrapper.unmount()
  })

  it('is suspended while <KeepAlive> keeps the component aside, fifty times over', async () => {
    const shown = shallowRef(true)
    const Holder = holder({ provider })
    const wrapper = mount({ render: () => h(KeepAlive, () => (shown.value ? h(Holder) : null)) }, { attachTo: document.body })
    for (let i = 0; i < 50; i++) {
      await pass(50)
      expect(use().state.value.status).toBe('ready')
      const outcome = use().execute()
      shown.value = false
      await pass(50)
      expect(await outcome).toMatchObject({ failure: { code: 'aborted' } })
      expect(use().state.value.status).toBe('idle')
      expect(
        rig
          .fake()
          .widgets()
          .filter(({ removed }) => !removed),
      ).toEqual([])
      shown.value = true
    }
    await pass(50)
    const outcome = use().execute()
    await pass(1_000)
    expect(await outcome).toMatchObject({ ok: true })
    wrapper.unmount()
    expect(rig.scripts.requests).toHaveLength(1)
  })
})
