// Where the published component leaves a promise pending for ever: each rule fails on it, and holds on ours.
import { describe, expect, vi } from 'vitest'
import { nextTick } from 'vue'
import { better, cleanPage, end, fakeVendor, install, put, tags } from './dropin-rig.ts'

cleanPage()

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
