// Where the published component hangs, loops or loses something: each rule fails on it, and holds on ours.
import { describe, expect, vi } from 'vitest'
import { nextTick } from 'vue'
import { arrive, better, cleanPage, end, fakeVendor, install, pass, put, routed, tags } from './dropin-rig.ts'

cleanPage()

const never = { execute: vi.fn(() => new Promise(() => {})) }

describe('a load', () => {
  better('that failed can be tried again by the next mount', async component => {
    const first = put(component)
    tags()[0]?.dispatchEvent(new Event('error'))
    await pass()
    expect(tags()).toEqual([])
    first.unmount()
    const vendor = fakeVendor()
    put(component)
    expect(tags()).toHaveLength(1)
    arrive(vendor)
    await pass()
    expect(vendor.render).toHaveBeenCalledOnce()
  })

  better('that failed can be tried again by the next run', async component => {
    const { captcha } = put(component)
    tags()[0]?.dispatchEvent(new Event('error'))
    await pass(5000)
    const promise = captcha.executeAsync()
    arrive(fakeVendor({ execute: vi.fn(async () => 'answer') }))
    expect(await end(promise)).toEqual({ resolved: 'answer' })
  })

  better('that failed is one error event', async component => {
    const wrapper = put(component)
    tags()[0]?.dispatchEvent(new Event('error'))
    await pass(120_000)
    expect(wrapper.emitted('error')).toEqual([['Failed to load api.js']])
  })

  better('that never calls back, though the vendor is there, is used all the same', async component => {
    const vendor = fakeVendor()
    put(component)
    install(vendor)
    tags()[0]?.dispatchEvent(new Event('load'))
    await pass(5000)
    expect(vendor.render).toHaveBeenCalledOnce()
  })

  better('whose tag and global the page has taken away is not a load', async component => {
    put(component).unmount()
    tags()[0]?.remove()
    const vendor = fakeVendor()
    arrive(vendor)
    await pass()
    install(undefined)
    put(component)
    expect(tags()).toHaveLength(1)
    arrive(vendor)
    await pass()
    expect(vendor.render).toHaveBeenCalledOnce()
  })

  better('that ends after the component has gone renders nothing', async component => {
    const vendor = fakeVendor()
    put(component).unmount()
    arrive(vendor)
    await pass(1000)
    expect(vendor.render).not.toHaveBeenCalled()
  })
})

describe('props', () => {
  better('take effect when they change: one remove, one render', async component => {
    const vendor = fakeVendor()
    install(vendor)
    const wrapper = put(component, { sitekey: 'one', theme: 'light' })
    await nextTick()
    await wrapper.setProps({ sitekey: 'two', theme: 'dark', size: 'compact', language: 'fr' })
    expect(vendor.remove.mock.calls).toEqual([['id-1']])
    expect(vendor.render).toHaveBeenCalledTimes(2)
    expect(vendor.given()).toMatchObject({ sitekey: 'two', theme: 'dark', size: 'compact', hl: 'fr' })
    wrapper.unmount()
    expect(vendor.remove.mock.calls).toEqual([['id-1'], ['id-2']])
  })

  better('that change while the script loads are the ones rendered with', async component => {
    const vendor = fakeVendor()
    const wrapper = put(component, { sitekey: 'one' })
    await wrapper.setProps({ sitekey: 'two' })
    arrive(vendor)
    await pass()
    expect(vendor.given()['sitekey']).toBe('two')
    await wrapper.setProps({ rqdata: 'new' })
    expect(vendor.setData.mock.calls).toEqual([['id-1', { rqdata: 'new' }]])
  })

  better('that change end a run that somebody waits for', async component => {
    install(fakeVendor(never))
    const wrapper = put(component)
    await nextTick()
    const promise = wrapper.captcha.executeAsync()
    await wrapper.setProps({ theme: 'dark' })
    expect(await end(promise)).toEqual({ rejected: new Error('hcaptcha-removed') })
  })

  better('of the script take effect where it has failed', async component => {
    const wrapper = put(component)
    tags()[0]?.dispatchEvent(new Event('error'))
    await pass()
    await wrapper.setProps({ apiEndpoint: 'https://proxy.test/api.js' })
    expect(tags().at(-1)?.src).toContain('https://proxy.test/api.js?')
  })
})

describe('errors', () => {
  better('fifty in a second do not make fifty resets', async component => {
    const vendor = fakeVendor()
    install(vendor)
    const wrapper = put(component)
    await nextTick()
    for (let i = 0; i < 50; i++) {
      vendor.tell('error-callback', 'network-error')
      await pass(20)
    }
    expect(wrapper.emitted('error')).toHaveLength(50)
    expect(vendor.reset.mock.calls.length).toBeLessThanOrEqual(3)
  })

  better('for a whole day make no more than ten resets a minute', async component => {
    const vendor = fakeVendor()
    install(vendor)
    put(component)
    await nextTick()
    for (let minute = 0; minute < 10; minute++) {
      const before = vendor.reset.mock.calls.length
      for (let i = 0; i < 60; i++) {
        vendor.tell('open-callback')
        vendor.tell('error-callback', 'network-error')
        await pass(1000)
      }
      expect(vendor.reset.mock.calls.length - before).toBeLessThanOrEqual(10)
    }
  })

  better('before anything worked mean that the next run takes a new widget', async component => {
    const vendor = fakeVendor()
    install(vendor)
    const { captcha } = put(component)
    await nextTick()
    vendor.tell('error-callback', 'challenge-error')
    captcha.execute()
    expect(vendor.remove.mock.calls).toEqual([['id-1']])
    expect(vendor.execute.mock.calls).toEqual([['id-2']])
  })

  better('of execute are told, not thrown', async component => {
    const thrown = { cause: 'invalid-captcha-id', message: 'no such widget' }
    const execute = vi.fn(() => {
      throw thrown
    })
    install(fakeVendor({ execute }))
    const wrapper = put(component)
    await nextTick()
    wrapper.captcha.execute()
    expect(wrapper.emitted('error')).toEqual([['invalid-captcha-id']])
    expect(await end(wrapper.captcha.executeAsync())).toEqual({ rejected: thrown })
  })

  better('of reset and remove stop neither a reset nor an unmount', async component => {
    const broken = vi.fn(() => {
      throw { cause: 'invalid-captcha-id', message: 'no such widget' }
    })
    const vendor = fakeVendor({ reset: broken, remove: broken })
    install(vendor)
    const wrapper = put(component)
    await nextTick()
    wrapper.captcha.reset()
    wrapper.unmount()
    expect(broken).toHaveBeenCalledTimes(3)
    expect(routed).toEqual([])
  })

  better('let a run that the listener starts begin after the vendor is done', async component => {
    const vendor = fakeVendor()
    install(vendor)
    let inside = false
    const where: boolean[] = []
    vendor.execute.mockImplementation(() => void where.push(inside))
    const wrapper = put(component, { onError: () => wrapper.captcha.execute() })
    await nextTick()
    inside = true
    vendor.tell('error-callback', 'network-error')
    inside = false
    await pass()
    expect(where).toEqual([false])
  })
})

better('a second widget has no id that is in the document already', async component => {
  install(fakeVendor())
  const first = put(component)
  put(component)
  expect(document.querySelectorAll('#hcap-script')).toHaveLength(1)
  first.unmount()
  put(component)
  expect(document.querySelectorAll('#hcap-script')).toHaveLength(1)
})

better('what comes from a widget that is gone changes nothing', async component => {
  const vendor = fakeVendor()
  install(vendor)
  const wrapper = put(component)
  await nextTick()
  const old = vendor.given()
  await wrapper.setProps({ theme: 'dark' })
  ;(old['error-callback'] as (code: string) => void)('late')
  ;(old['callback'] as (token: string) => void)('late')
  expect(wrapper.emitted()).not.toHaveProperty('error')
  expect(wrapper.emitted()).not.toHaveProperty('verify')
})
