// What the published component does right, and ours does as well: each rule runs on both.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { arrive, cleanPage, end, fakeVendor, install, original, ours, pass, put, routed, tags } from './dropin-rig.ts'

cleanPage()
afterEach(() => expect(routed).toEqual([]))

describe.each([
  ['the original', original],
  ['ours', ours],
] as const)('%s', (_, component) => {
  describe('the script', () => {
    it.each([
      ['with no option', {}, '?render=explicit&onload=_hcaptchaOnLoad&sentry=true'],
      [
        'with every option',
        {
          language: 'de',
          reCaptchaCompat: false,
          sentry: false,
          custom: true,
          endpoint: 'https://e.x/?a=1&b',
          reportapi: 'https://r.x',
          assethost: 'https://a.x',
          imghost: 'https://i.x',
          rqdata: 'r',
          theme: 'dark',
          size: 'compact',
          tabindex: '3',
          challengeContainer: 'box',
        },
        '?render=explicit&onload=_hcaptchaOnLoad&recaptchacompat=off&hl=de&sentry=false&custom=true&endpoint=https%3A%2F%2Fe.x%2F%3Fa%3D1%26b&assethost=https%3A%2F%2Fa.x&imghost=https%3A%2F%2Fi.x&reportapi=https%3A%2F%2Fr.x',
      ],
    ])('has the address %s', (_, props, query) => {
      put(component(), props)
      expect(tags().map(({ src }) => src)).toEqual([`https://hcaptcha.com/1/api.js${query}`])
    })

    it('goes on with the query of a base that has one', () => {
      put(component(), { apiEndpoint: 'https://x.test/api.js?a=b' })
      expect(tags()[0]?.src).toBe('https://x.test/api.js?a=b&render=explicit&onload=_hcaptchaOnLoad&sentry=true')
    })

    it('is one tag in the head, without crossorigin, that stays', async () => {
      const Component = component()
      put(Component)
      put(Component)
      arrive(fakeVendor())
      await pass(1000)
      expect(tags()).toHaveLength(1)
      expect(tags()[0]?.parentElement).toBe(document.head)
      expect(tags()[0]?.async).toBe(true)
      expect(tags()[0]?.crossOrigin).toBeNull()
    })

    it('is not asked for where the vendor is there', async () => {
      const vendor = fakeVendor()
      install(vendor)
      put(component())
      await nextTick()
      expect(tags()).toEqual([])
      expect(vendor.render).toHaveBeenCalledOnce()
    })

    it('goes into the head by appendChild, which a page’s tests may stand in for', () => {
      const append = vi.spyOn(document.head, 'appendChild').mockImplementation(node => node)
      put(component())
      expect(append.mock.calls).toMatchObject([[{ id: 'hcaptcha-api-script-id' }]])
    })

    it('may call back just before the vendor is there', async () => {
      const vendor = fakeVendor()
      put(component())
      ;(window as unknown as { _hcaptchaOnLoad(): void })._hcaptchaOnLoad()
      install(vendor)
      await pass()
      expect(vendor.render).toHaveBeenCalledOnce()
    })

    it('that arrives renders every widget that waits', async () => {
      const vendor = fakeVendor()
      const Component = component()
      const widgets = [put(Component, { sitekey: 'one' }), put(Component, { sitekey: 'two' })]
      arrive(vendor)
      await pass()
      expect(vendor.render.mock.calls.map(([element, { sitekey }]) => [element, sitekey])).toEqual([
        [widgets[0]?.element, 'one'],
        [widgets[1]?.element, 'two'],
      ])
    })
  })

  it('has a root with the known id, and gives attributes to it', () => {
    install(fakeVendor())
    const wrapper = put(component(), { class: 'mine' })
    expect(wrapper.html()).toMatch(/^<div (id="hcap-script" class="mine"|class="mine" id="hcap-script")><\/div>$/)
  })

  it('renders with what it was given', async () => {
    const vendor = fakeVendor()
    install(vendor)
    put(component(), { theme: 'dark', size: 'compact', tabindex: '3', challengeContainer: 'box', rqdata: 'data' })
    await nextTick()
    expect(vendor.given()).toMatchObject({ sitekey: 'site', theme: 'dark', size: 'compact', tabindex: '3', 'challenge-container': 'box' })
    expect(vendor.setData.mock.calls).toEqual([['id-1', { rqdata: 'data' }]])
    put(component())
    await nextTick()
    expect(vendor.given()).not.toHaveProperty('challenge-container')
    expect(vendor.setData).toHaveBeenCalledOnce()
  })

  it('tells what happens, with the vendor’s own values', async () => {
    const vendor = fakeVendor()
    install(vendor)
    const wrapper = put(component())
    expect(wrapper.emitted()).not.toHaveProperty('rendered')
    await nextTick()
    vendor.tell('open-callback')
    vendor.tell('callback', 'token')
    vendor.tell('expired-callback')
    vendor.tell('chalexpired-callback')
    vendor.tell('close-callback')
    vendor.tell('error-callback', 'rate-limited')
    expect(wrapper.emitted()).toEqual({
      rendered: [[]],
      opened: [[]],
      verify: [['token', 'key']],
      expired: [[]],
      challengeExpired: [[]],
      closed: [[]],
      error: [['rate-limited']],
      reset: [[]],
    })
    expect(vendor.getResponse).toHaveBeenCalledWith('id-1')
    expect(vendor.getRespKey).toHaveBeenCalledWith('id-1')
  })

  it('resets the vendor after it has told of an error', async () => {
    const vendor = fakeVendor()
    install(vendor)
    const onError = vi.fn(() => expect(vendor.reset).not.toHaveBeenCalled())
    put(component(), { onError })
    await nextTick()
    vendor.tell('error-callback', 'network-error')
    expect(onError).toHaveBeenCalledOnce()
    expect(vendor.reset.mock.calls).toEqual([['id-1']])
  })

  it('resets after each of three errors in a row, by whatever clock', async () => {
    vi.setSystemTime(0)
    const vendor = fakeVendor()
    install(vendor)
    const wrapper = put(component())
    await nextTick()
    const codes = ['rate-limited', 'network-error', 'invalid-data']
    for (const code of codes) vendor.tell('error-callback', code)
    expect(wrapper.emitted('error')).toEqual(codes.map(code => [code]))
    expect(vendor.reset).toHaveBeenCalledTimes(3)
    expect(wrapper.emitted('reset')).toHaveLength(3)
  })

  it('tells of a pass without a token with what the vendor says, even if that is empty', async () => {
    const vendor = fakeVendor({ getResponse: () => '', getRespKey: () => '' })
    install(vendor)
    const wrapper = put(component())
    await nextTick()
    vendor.tell('callback')
    expect(wrapper.emitted('verify')).toEqual([['', '']])
  })

  describe('execute', () => {
    it('right after the mount reaches the vendor after one tick, not in the tick of the mount', async () => {
      const vendor = fakeVendor()
      install(vendor)
      const { captcha, events } = put(component())
      captcha.execute()
      expect(vendor.execute).not.toHaveBeenCalled()
      await nextTick()
      expect(vendor.execute.mock.calls).toEqual([['id-1']])
      expect(events()).toEqual(['rendered', 'executed'])
    })

    it('reaches a rendered widget at once', async () => {
      const vendor = fakeVendor()
      install(vendor)
      const { captcha } = put(component())
      await nextTick()
      captcha.execute()
      expect(vendor.execute.mock.calls).toEqual([['id-1']])
    })

    it('before the script waits for it', async () => {
      const vendor = fakeVendor()
      const { captcha } = put(component())
      captcha.execute()
      arrive(vendor)
      await pass()
      expect(vendor.execute.mock.calls).toEqual([['id-1']])
    })
  })

  describe('executeAsync', () => {
    it('right after the mount reaches the vendor after two ticks at the latest, and gives what the vendor answers', async () => {
      const answer = { response: 'token', key: 'key' }
      const vendor = fakeVendor({ execute: vi.fn(async () => answer) })
      install(vendor)
      const { captcha, events } = put(component())
      const promise = captcha.executeAsync()
      expect(vendor.execute).not.toHaveBeenCalled()
      await nextTick()
      await nextTick()
      expect(vendor.execute.mock.calls).toEqual([['id-1', { async: true }]])
      expect(await promise).toBe(answer)
      expect(events()).toEqual(['rendered', 'executed'])
    })

    it('is told before the vendor hears of it, and execute after', async () => {
      const order: string[] = []
      install(fakeVendor({ execute: vi.fn(async () => void order.push('vendor')) }))
      const { captcha } = put(component(), { onExecuted: () => order.push('executed') })
      await nextTick()
      await captcha.executeAsync()
      captcha.execute()
      expect(order).toEqual(['executed', 'vendor', 'vendor', 'executed'])
    })

    it('gives an answer that comes without a promise', async () => {
      const answer = { response: 'token', key: 'key' }
      install(fakeVendor({ execute: vi.fn(() => answer) }))
      const { captcha } = put(component())
      await nextTick()
      expect(await captcha.executeAsync()).toBe(answer)
    })

    it('passes a rejection of the vendor on as it is', async () => {
      for (const reason of [
        'challenge-closed',
        'rate-limited',
        { cause: 'invalid-captcha-id', message: 'no' },
        new Error('odd'),
        undefined,
      ]) {
        install(fakeVendor({ execute: vi.fn(() => Promise.reject(reason)) }))
        const { captcha } = put(component())
        await nextTick()
        const { rejected } = await end(captcha.executeAsync())
        expect(rejected).toBe(reason)
      }
    })
  })

  describe('reset', () => {
    it('resets the vendor and tells so', async () => {
      const vendor = fakeVendor()
      install(vendor)
      const { captcha, events } = put(component())
      await nextTick()
      captcha.reset()
      expect(vendor.reset.mock.calls).toEqual([['id-1']])
      expect(events()).toEqual(['rendered', 'reset'])
    })

    it('before the widget is an error event with the known words', () => {
      const wrapper = put(component())
      wrapper.captcha.reset()
      expect(wrapper.emitted('error')).toEqual([
        ['Element is not rendered yet and thus cannot reset it. Wait for `rendered` event to safely call reset.'],
      ])
    })
  })

  it('takes the widget away with one reset and one remove', async () => {
    const vendor = fakeVendor()
    install(vendor)
    const wrapper = put(component())
    await nextTick()
    wrapper.unmount()
    await pass(1000)
    expect(vendor.reset.mock.calls).toEqual([['id-1']])
    expect(vendor.remove.mock.calls).toEqual([['id-1']])
  })

  it('takes a number for an id', async () => {
    const vendor = fakeVendor({ render: vi.fn(() => 7) })
    install(vendor)
    const { captcha } = put(component())
    await nextTick()
    captcha.execute()
    expect(vendor.execute.mock.calls).toEqual([[7]])
  })

  it('is known by its name', () => {
    expect(component()).toHaveProperty('name', 'VueHcaptcha')
  })
})
