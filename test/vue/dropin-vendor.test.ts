// How ours treats the vendor where there is nothing to compare it with.
import { describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { cleanPage, end, fakeVendor, install, ours, pass, put, routed } from './dropin-rig.ts'

cleanPage()

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
