// What only ours does: there is nothing to compare it with.
import VueHcaptcha from '@catchcha/vue/hcaptcha'
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { h, KeepAlive, nextTick, shallowRef } from 'vue'
import { arrive, cleanPage, end, fakeVendor, install, ours, pass, put, routed, tags } from './dropin-rig.ts'

cleanPage()

describe('the script', () => {
  it('that somebody else is loading under the same id is waited for, and its own callback is kept', async () => {
    const theirs = document.head.appendChild(Object.assign(document.createElement('script'), { id: 'hcaptcha-api-script-id' }))
    const onload = vi.fn()
    Object.assign(window, { _hcaptchaOnLoad: onload })
    const vendor = fakeVendor()
    put(ours())
    expect(tags()).toEqual([theirs])
    arrive(vendor)
    await pass()
    expect(onload).toHaveBeenCalledOnce()
    expect(vendor.render).toHaveBeenCalledOnce()
    expect(window).toHaveProperty('_hcaptchaOnLoad', onload)
  })

  it('calls back before its global is there, and is waited for', async () => {
    const vendor = fakeVendor()
    const wrapper = put(ours())
    arrive({})
    await pass(1000)
    expect(wrapper.events()).toEqual([])
    install(vendor)
    tags()[0]?.dispatchEvent(new Event('load'))
    await pass(1000)
    expect(vendor.render).toHaveBeenCalledOnce()
  })

  it('that the page’s Trusted Types refuse is a failed load', async () => {
    vi.spyOn(HTMLScriptElement.prototype, 'src', 'set').mockImplementation(() => {
      throw new TypeError('This document requires TrustedScriptURL assignment.')
    })
    const wrapper = put(ours())
    expect(await end(wrapper.captcha.executeAsync())).toEqual({ rejected: new Error('Failed to load api.js') })
    expect(wrapper.emitted('error')).toHaveLength(1)
  })

  it('leaves no timer and no global of ours behind once it is there', async () => {
    put(ours())
    tags()[0]?.dispatchEvent(new Event('load'))
    arrive(fakeVendor())
    await pass()
    expect(vi.getTimerCount()).toBe(0)
    expect(window).not.toHaveProperty('_hcaptchaOnLoad')
  })

  it('whose global goes although the tag stays is loaded again, with one tag', async () => {
    const first = put(ours())
    arrive(fakeVendor())
    await pass()
    first.unmount()
    install(undefined)
    const [old] = tags()
    put(ours())
    expect(tags()).toHaveLength(1)
    expect(tags()[0]).not.toBe(old)
  })
})

describe('errors', () => {
  it('that only the promise tells are told by the event as well, once', async () => {
    install(fakeVendor({ execute: () => Promise.reject({ cause: 'invalid-captcha-id', message: 'no such widget' }) }))
    const wrapper = put(ours())
    await nextTick()
    void wrapper.captcha.executeAsync()
    await pass()
    expect(wrapper.emitted('error')).toEqual([['invalid-captcha-id']])
  })

  it('that come by callback and by promise are told once', async () => {
    const vendor = fakeVendor({ execute: () => new Promise((_, reject) => setTimeout(fail, 10, reject)) })
    const fail = (reject: (code: string) => void): void => {
      vendor.tell('error-callback', 'rate-limited')
      reject('rate-limited')
    }
    install(vendor)
    const wrapper = put(ours())
    await nextTick()
    expect(await end(wrapper.captcha.executeAsync())).toEqual({ rejected: 'rate-limited' })
    expect(wrapper.emitted('error')).toEqual([['rate-limited']])
    expect(vendor.reset).toHaveBeenCalledOnce()
  })

  it('whose listener runs again at once make no endless loop', async () => {
    const render = vi.fn(() => {
      throw new Error('no room')
    })
    install(fakeVendor({ render }))
    const wrapper = put(ours(), { onError: () => void wrapper.captcha.executeAsync() })
    await pass(1000)
    expect(render.mock.calls.length).toBeLessThan(5)
    await pass(600_000)
    expect(render.mock.calls.length).toBeLessThan(5)
  })

  it('of a listener go where the page’s uncaught errors go, and stop neither the vendor nor the run', async () => {
    const vendor = fakeVendor()
    install(vendor)
    const broken = (): never => {
      throw new Error('the page itself')
    }
    const wrapper = mount(VueHcaptcha, { props: { sitekey: 'site', onRendered: broken, onError: broken }, attachTo: document.body })
    const promise = wrapper.vm.executeAsync()
    expect(() => vi.runAllTicks()).not.toThrow()
    await nextTick()
    expect(() => vi.advanceTimersByTime(0)).toThrow('the page itself')
    expect(vendor.execute).toHaveBeenCalledOnce()
    expect(() => vendor.tell('error-callback', 'network-error')).not.toThrow()
    expect(vendor.reset).toHaveBeenCalledOnce()
    expect(() => vi.advanceTimersByTime(0)).toThrow('the page itself')
    expect(await end(promise)).toEqual({ rejected: 'network-error' })
    wrapper.unmount()
  })
})

describe('the vendor', () => {
  it('may be a fake that has nothing but render and execute', async () => {
    const bare = { render: vi.fn((_: Element, __: Record<string, (token?: string) => void>) => 1), execute: vi.fn() }
    install(bare)
    const wrapper = put(ours(), { rqdata: 'data' })
    await nextTick()
    wrapper.captcha.execute()
    bare.render.mock.calls[0]?.[1]['callback']?.('token')
    bare.render.mock.calls[0]?.[1]['callback']?.()
    wrapper.captcha.reset()
    expect(wrapper.emitted('verify')).toEqual([
      ['token', undefined],
      [undefined, undefined],
    ])
    wrapper.unmount()
    expect(routed).toEqual([])
  })

  it('gets rqdata with each run, because what setData gave before the widget was ready comes too late', async () => {
    const vendor = fakeVendor()
    install(vendor)
    const { captcha } = put(ours(), { rqdata: 'data' })
    await nextTick()
    captcha.execute()
    void captcha.executeAsync()
    expect(vendor.execute.mock.calls).toEqual([
      ['id-1', { rqdata: 'data' }],
      ['id-1', { async: true, rqdata: 'data' }],
    ])
  })

  it('is told to close an open challenge before a reset, and what it says to that is no event', async () => {
    const vendor = fakeVendor({ close: vi.fn(() => vendor.tell('close-callback')) }) as ReturnType<typeof fakeVendor> & {
      close: () => void
    }
    install(vendor)
    const wrapper = put(ours())
    await nextTick()
    vendor.tell('open-callback')
    wrapper.captcha.reset()
    expect(vendor.close).toHaveBeenCalledOnce()
    expect(wrapper.events()).toEqual(['rendered', 'opened', 'reset'])
    wrapper.captcha.reset()
    expect(vendor.close).toHaveBeenCalledOnce()
  })

  it('that calls back first and answers then gives the answer itself', async () => {
    const answer = { response: 'another', key: 'another' }
    const execute = vi.fn(() => new Promise(resolve => setTimeout(solve, 10, resolve)))
    const vendor = fakeVendor({ execute })
    const solve = (resolve: (value: unknown) => void): void => {
      vendor.tell('callback', 'token')
      resolve(answer)
    }
    install(vendor)
    const { captcha } = put(ours())
    await nextTick()
    expect((await end(captcha.executeAsync())).resolved).toBe(answer)
  })

  it('that cannot remove its widget does not find it again in the place of the next', async () => {
    const remove = vi.fn(() => {
      throw new DOMException('The node to be removed is not a child of this node.', 'NotFoundError')
    })
    const render = vi.fn((element: Element) => {
      expect(element.childElementCount).toBe(0)
      element.append(document.createElement('iframe'))
      return 'id'
    })
    install(fakeVendor({ remove, render }))
    const wrapper = put(ours())
    await nextTick()
    await wrapper.setProps({ theme: 'dark' })
    expect(wrapper.emitted()).not.toHaveProperty('error')
    expect(render).toHaveBeenCalledTimes(2)
  })

  it('gets as long for a run that begins while a challenge is open', async () => {
    const vendor = fakeVendor()
    install(vendor)
    const wrapper = put(ours())
    await nextTick()
    vendor.tell('open-callback')
    void wrapper.captcha.executeAsync()
    await pass(600_000)
    expect(wrapper.emitted()).not.toHaveProperty('error')
  })

  it('has as long as the person needs while a challenge is open', async () => {
    const vendor = fakeVendor()
    install(vendor)
    const { captcha } = put(ours())
    await nextTick()
    const promise = captcha.executeAsync()
    await pass(29_000)
    vendor.tell('open-callback')
    await pass(600_000)
    vendor.tell('callback', 'token')
    expect(await end(promise)).toEqual({ resolved: { response: 'token', key: 'key' } })
  })
})

describe('the component', () => {
  it('is suspended while <KeepAlive> keeps it aside: its widget goes, a run ends, and all comes back', async () => {
    const vendor = fakeVendor()
    install(vendor)
    const shown = shallowRef(true)
    const wrapper = mount(
      { render: () => h(KeepAlive, () => (shown.value ? h(VueHcaptcha, { sitekey: 'site' }) : h('p'))) },
      { attachTo: document.body },
    )
    const inner = wrapper.findComponent(VueHcaptcha)
    await pass()
    const promise = inner.vm.executeAsync()
    for (let i = 1; i <= 20; i++) {
      shown.value = false
      await pass()
      expect([vendor.render, vendor.reset, vendor.remove].map(({ mock }) => mock.calls.length)).toEqual([i, i, i])
      shown.value = true
      await pass()
    }
    expect(await end(promise)).toEqual({ rejected: new Error('vue-component-unmounted') })
    expect(inner.emitted('rendered')).toHaveLength(21)
    wrapper.unmount()
    expect(vendor.remove).toHaveBeenCalledTimes(21)
  })

  it('that comes back from <KeepAlive> does not take the id of another one', async () => {
    install(fakeVendor())
    const shown = shallowRef(true)
    const wrapper = mount(
      { render: () => h(KeepAlive, () => (shown.value ? h(VueHcaptcha, { sitekey: 'site' }) : h('p'))) },
      { attachTo: document.body },
    )
    expect(document.querySelectorAll('#hcap-script')).toHaveLength(1)
    shown.value = false
    await pass()
    put(ours())
    shown.value = true
    await pass()
    expect(document.querySelectorAll('#hcap-script')).toHaveLength(1)
    wrapper.unmount()
  })

  it('keeps an id of the app’s own', () => {
    install(fakeVendor())
    expect(put(ours(), { id: 'mine' }).element.id).toBe('mine')
  })

  it('that has gone rejects a run at once', async () => {
    install(fakeVendor())
    const wrapper = put(ours())
    const { captcha } = wrapper
    await nextTick()
    wrapper.unmount()
    captcha.execute()
    expect(await end(captcha.executeAsync())).toEqual({ rejected: new Error('vue-component-unmounted') })
  })

  it('is not rendered by an unrelated render of its parent, and calls nobody', async () => {
    const vendor = fakeVendor()
    install(vendor)
    const beat = shallowRef(0)
    const wrapper = mount(
      { render: () => h('div', [beat.value, h(VueHcaptcha, { sitekey: 'site', onVerify: () => {} })]) },
      { attachTo: document.body },
    )
    for (let i = 0; i < 20; i++) {
      beat.value++
      await pass()
    }
    expect([vendor.render, vendor.reset, vendor.remove, vendor.setData].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 0, 0])
    wrapper.unmount()
  })
})
