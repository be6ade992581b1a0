// What only ours does: there is nothing to compare it with.
import VueHcaptcha from '@catchcha/vue/hcaptcha'
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { h, KeepAlive, nextTick, shallowRef } from 'vue'
import { arrive, cleanPage, end, fakeVendor, install, ours, pass, put, tags } from './dropin-rig.ts'

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
