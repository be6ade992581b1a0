// Where the published component hangs, loops or loses something: each rule fails on it, and holds on ours.
import { describe, expect, it, vi } from 'vitest'
import { type Component, nextTick } from 'vue'
import { arrive, cleanPage, end, fakeVendor, install, original, ours, pass, put, routed, tags } from './dropin-rig.ts'

cleanPage()

/** A rule that holds on ours and not on the original. */
function better(title: string, rule: (component: Component) => Promise<unknown>): void {
  it(title, async () => {
    await rule(ours())
  })
  it(`${title}: the original does not`, async () => {
    const held = await rule(original()).then(
      () => true,
      () => false,
    )
    expect(held).toBe(false)
  })
}

const never = { execute: vi.fn(() => new Promise(() => {})) }

describe('executeAsync', () => {
  for (const [callback, args, reason] of [
    ['error-callback', ['network-error'], 'network-error'],
    ['chalexpired-callback', [], 'challenge-expired'],
    ['expired-callback', [], 'token-expired'],
    ['close-callback', [], 'challenge-closed'],
  ] as const) {
    better(`settles by ${callback} where the vendor’s promise is silent`, async component => {
      const vendor = fakeVendor(never)
      install(vendor)
      const { captcha } = put(component)
      await nextTick()
      const promise = captcha.executeAsync()
      vendor.tell(callback, ...args)
      expect(await end(promise)).toEqual({ rejected: reason })
    })
  }

  better('resolves by the callback where the vendor’s promise is silent', async component => {
    const vendor = fakeVendor(never)
    install(vendor)
    const { captcha } = put(component)
    await nextTick()
    const promise = captcha.executeAsync()
    vendor.tell('callback', 'token')
    expect(await end(promise)).toEqual({ resolved: { response: 'token', key: 'key' } })
  })

  better('settles where the vendor returns no promise and says nothing', async component => {
    install(fakeVendor({ execute: vi.fn() }))
    const wrapper = put(component)
    await nextTick()
    const { rejected } = await end(wrapper.captcha.executeAsync())
    expect(rejected).toEqual(new Error('run-timeout'))
    expect(wrapper.emitted('error')).toEqual([['run-timeout']])
  })

  better('settles when the script is blocked', async component => {
    const { captcha } = put(component)
    const promise = captcha.executeAsync()
    tags()[0]?.dispatchEvent(new Event('error'))
    expect(await end(promise)).toEqual({ rejected: new Error('Failed to load api.js') })
  })

  better('settles when a blocker puts an empty script in the place of the vendor', async component => {
    const { captcha } = put(component)
    const promise = captcha.executeAsync()
    tags()[0]?.dispatchEvent(new Event('load'))
    expect(await end(promise)).toEqual({ rejected: new Error('Failed to load api.js') })
  })

  better('settles at a deadline when the connection hangs', async component => {
    const { captcha } = put(component)
    expect(await end(captcha.executeAsync())).toEqual({ rejected: new Error('Failed to load api.js') })
  })

  better('settles when render makes no widget, and never calls the vendor with an empty id', async component => {
    const vendor = fakeVendor({ render: vi.fn() })
    install(vendor)
    const { captcha } = put(component)
    expect(await end(captcha.executeAsync())).toEqual({ rejected: 'render-failed' })
    expect([vendor.execute, vendor.reset, vendor.setData].flatMap(({ mock }) => mock.calls)).toEqual([])
  })

  better('settles when the component goes: while it loads, and while it runs', async component => {
    const early = put(component)
    const waiting = early.captcha.executeAsync()
    early.unmount()
    expect(await end(waiting)).toEqual({ rejected: new Error('vue-component-unmounted') })
    install(fakeVendor(never))
    const late = put(component)
    await nextTick()
    const running = late.captcha.executeAsync()
    late.unmount()
    expect(await end(running)).toEqual({ rejected: new Error('vue-component-unmounted') })
  })

  better('settles when another one follows it, and so does that one', async component => {
    install(fakeVendor(never))
    const wrapper = put(component)
    const queued = wrapper.captcha.executeAsync()
    const sent = wrapper.captcha.executeAsync()
    expect(await end(queued)).toEqual({ rejected: new Error('hcaptcha-execute-replaced') })
    const last = wrapper.captcha.executeAsync()
    expect(await end(sent)).toEqual({ rejected: new Error('hcaptcha-execute-replaced') })
    wrapper.unmount()
    expect(await end(last)).toEqual({ rejected: new Error('vue-component-unmounted') })
  })

  better('settles when the page resets it', async component => {
    install(fakeVendor(never))
    const { captcha } = put(component)
    await nextTick()
    const promise = captcha.executeAsync()
    captcha.reset()
    expect(await end(promise)).toEqual({ rejected: new Error('hcaptcha-reset') })
  })

  better('that is cancelled makes no unhandled rejection where nobody listens, and rejects for those who do', async component => {
    const unhandled = vi.fn()
    const before = process.listeners('unhandledRejection')
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', unhandled)
    try {
      install(fakeVendor({ execute: () => Promise.reject('challenge-closed') })) // a mock would listen to the promise itself
      const { captcha } = put(component)
      await nextTick()
      const promise = captcha.executeAsync()
      vi.useRealTimers()
      await new Promise(resolve => setTimeout(resolve, 0))
      expect(unhandled).not.toHaveBeenCalled()
      await expect(promise).rejects.toBe('challenge-closed')
    } finally {
      process.removeAllListeners('unhandledRejection')
      for (const listener of before) process.on('unhandledRejection', listener)
    }
  })
})

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
    expect(vendor.reset.mock.calls.length).toBeLessThanOrEqual(2)
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
