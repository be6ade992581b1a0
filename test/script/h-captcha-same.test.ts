// What the published element does right, and ours does as well: each rule runs on both.
import { createRequire } from 'node:module'
import { HCaptchaElement } from '@catchcha/script/hcaptcha'
import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest'

const define = vi.spyOn(customElements, 'define').mockImplementation(() => {}) // the two have one name
createRequire(import.meta.url)('@hcaptcha/vanilla-hcaptcha')
const [[, Original] = []] = define.mock.calls
define.mockRestore()
customElements.define('h-original', Original ?? HCaptchaElement)

const EVENTS = ['loaded', 'verified', 'expired', 'challenge-expired', 'opened', 'closed', 'error']
const page = window as unknown as { hcaptcha?: unknown; _hCaptchaOnLoad?: () => void; _hCaptchaOnLoadPromise?: Promise<void> }

interface Vendor extends Record<'render' | 'execute' | 'reset' | 'setData' | 'getResponse' | 'getRespKey', Mock> {}
let vendor: Vendor
let heard: (Event & { token?: string; eKey?: string; key?: string; error?: unknown })[]

beforeEach(() => {
  vi.useFakeTimers()
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => {})
  heard = []
  const [render, getResponse, getRespKey] = [() => 'id', () => 'token', () => 'key'].map(give => vi.fn(give)) as [Mock, Mock, Mock]
  vendor = { render, getResponse, getRespKey, execute: vi.fn(), reset: vi.fn(), setData: vi.fn() }
})
afterEach(() => {
  document.body.replaceChildren()
  document.head.replaceChildren()
  delete page.hcaptcha
  delete page._hCaptchaOnLoad
  delete page._hCaptchaOnLoadPromise
  vi.clearAllTimers()
  vi.useRealTimers()
})

const pass = async (time = 1): Promise<void> => void (await vi.advanceTimersByTimeAsync(time))
const types = (): string[] => heard.map(({ type }) => type)
const addresses = (): (string | null)[] => [...document.querySelectorAll('script')].map(tag => tag.getAttribute('src'))
/** What the vendor was given to render with, callbacks excepted. */
const given = (): object =>
  Object.fromEntries(Object.entries(vendor.render.mock.lastCall?.[1] ?? {}).filter(([, value]) => typeof value !== 'function'))
const tell = (callback: string, ...args: unknown[]): void => vendor.render.mock.lastCall?.[1][callback](...args)

describe.each([
  ['the original', 'h-original'],
  ['ours', 'h-captcha'],
])('%s', (_, name) => {
  function put(attributes: Record<string, string>): HCaptchaElement {
    const element = document.createElement(name) as HCaptchaElement
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    for (const type of EVENTS) element.addEventListener(type, event => heard.push(event))
    document.body.append(element)
    return element
  }
  /** The same, and the vendor is there. */
  async function ready(attributes: Record<string, string> = { sitekey: 'site' }): Promise<HCaptchaElement> {
    page.hcaptcha = vendor
    const element = put(attributes)
    await pass()
    return element
  }

  describe('the script', () => {
    it.each([
      ['with no attribute', {}, '?render=explicit&onload=_hCaptchaOnLoad&sentry=true'],
      ['with empty ones', { jsapi: '', hl: '', sentry: '' }, '?render=explicit&onload=_hCaptchaOnLoad&sentry=true'],
      [
        'with every attribute',
        {
          host: 'h.x',
          hl: 'de',
          sentry: 'false',
          recaptchacompat: 'false',
          endpoint: 'https://e.x/?a=b c',
          assethost: 'https://a.x',
          imghost: 'https://i.x',
          reportapi: 'https://r.x',
          custom: 'true',
          tplinks: 'off',
          theme: 'dark',
          rqdata: 'r',
        },
        '?render=explicit&onload=_hCaptchaOnLoad&recaptchacompat=off&host=h.x&hl=de&sentry=false&endpoint=https%3A%2F%2Fe.x%2F%3Fa%3Db%20c&assethost=https%3A%2F%2Fa.x&imghost=https%3A%2F%2Fi.x&reportapi=https%3A%2F%2Fr.x',
      ],
    ])('has the address %s', async (_, attributes, query) => {
      put({ sitekey: 'site', ...attributes })
      await pass()
      expect(addresses()).toEqual([`https://js.hcaptcha.com/1/api.js${query}`])
    })

    it('goes on with the query of a jsapi that has one', async () => {
      put({ sitekey: 'site', jsapi: 'https://x.test/api.js?a=b' })
      await pass()
      expect(addresses()).toEqual(['https://x.test/api.js?a=b&render=explicit&onload=_hCaptchaOnLoad&sentry=true'])
    })

    it('is one tag in the head, put there by appendChild, without crossorigin: a host of jsapi need not know of it', async () => {
      const append = vi.spyOn(document.head, 'appendChild')
      put({ sitekey: 'one' })
      put({ sitekey: 'two' })
      await pass()
      expect(append.mock.calls).toMatchObject([[{ async: true, defer: true, crossOrigin: null }]])
      append.mockRestore()
    })

    it('may call back just before the vendor is there', async () => {
      put({ sitekey: 'site' })
      await pass()
      page._hCaptchaOnLoad?.()
      page.hcaptcha = vendor
      await pass(0)
      expect(vendor.render).toHaveBeenCalledOnce()
    })

    it('that is up resolves the promise of the page', async () => {
      put({ sitekey: 'site' })
      await pass()
      const up = vi.fn()
      page._hCaptchaOnLoadPromise?.then(up)
      page.hcaptcha = vendor
      page._hCaptchaOnLoad?.()
      await pass(0)
      expect(up).toHaveBeenCalledOnce()
    })

    it('that fails rejects it', async () => {
      put({ sitekey: 'site' })
      await pass()
      const lost = vi.fn()
      page._hCaptchaOnLoadPromise?.catch(lost)
      document.querySelector('script')?.dispatchEvent(new Event('error'))
      await pass(0)
      expect(lost).toHaveBeenCalledOnce()
      expect(types()).toEqual(['error'])
    })

    it('is not asked for where the page has a promise of its own, or the vendor', async () => {
      let up = (): void => {}
      page._hCaptchaOnLoadPromise = new Promise(resolve => {
        up = resolve
      })
      put({ sitekey: 'site' })
      await pass()
      page.hcaptcha = vendor
      up()
      await pass()
      put({ sitekey: 'other' })
      await pass()
      expect(addresses()).toEqual([])
      expect(vendor.render).toHaveBeenCalledTimes(2)
    })
  })

  it.each([
    ['the least', { sitekey: 'a' }, { sitekey: 'a', tplinks: 'on', custom: false }],
    ['the other spelling', { 'site-key': 'a', sitekey: '' }, { sitekey: 'a', tplinks: 'on', custom: false }],
    [
      'empty ones',
      { sitekey: 'a', theme: '', size: '', hl: '', tabindex: '', 'challenge-container': '' },
      { sitekey: 'a', tplinks: 'on', custom: false },
    ],
    [
      'all',
      {
        sitekey: 'a',
        theme: '{"b":1}',
        size: 'compact',
        hl: 'de',
        tabindex: '0',
        tplinks: 'off',
        custom: 'true',
        'challenge-container': 'c',
      },
      { sitekey: 'a', theme: '{"b":1}', size: 'compact', hl: 'de', tabindex: 0, tplinks: 'off', custom: true, 'challenge-container': 'c' },
    ],
  ])('renders with its attributes: %s', async (_, attributes, config) => {
    const element = await ready(attributes)
    expect(vendor.render.mock.calls).toEqual([[element, expect.anything()]])
    expect(given()).toEqual(config)
    expect(types()).toEqual(['loaded'])
  })

  it('without a sitekey, or with an empty one, says that it is loaded and renders nothing', async () => {
    await ready({})
    await ready({ sitekey: '' })
    expect(types()).toEqual(['loaded', 'loaded'])
    expect(vendor.render).not.toHaveBeenCalled()
  })

  it('with auto-render="false" loads the script, says so, and renders when asked to, with that and nothing else', async () => {
    const element = put({ 'auto-render': 'false', sitekey: 'attribute', theme: 'dark' })
    element.addEventListener('loaded', () => element.render({ sitekey: 'given', size: 'invisible' }))
    await pass()
    expect(addresses()).toHaveLength(1)
    page.hcaptcha = vendor
    page._hCaptchaOnLoad?.()
    await pass()
    expect(given()).toEqual({ sitekey: 'given', size: 'invisible' })
    element.render({ sitekey: 'again' })
    expect(vendor.render).toHaveBeenCalledOnce()
    expect(types()).toEqual(['loaded'])
  })

  it('asks the vendor with the arguments it expects', async () => {
    const element = await ready()
    vendor.execute.mockResolvedValue({ response: 'token', key: 'key' })
    element.execute()
    expect(await element.executeAsync()).toEqual({ response: 'token', key: 'key' })
    element.reset()
    element.setData('data')
    expect(vendor.execute.mock.calls).toEqual([['id'], ['id', { async: true }]])
    expect(vendor.reset.mock.calls).toEqual([['id']])
    expect(vendor.setData.mock.calls).toEqual([['id', { rqdata: 'data' }]])
  })

  it('gives an answer that comes without a promise', async () => {
    const element = await ready()
    vendor.execute.mockReturnValue({ response: 'token', key: 'key' })
    expect(await element.executeAsync()).toEqual({ response: 'token', key: 'key' })
  })

  it('gives rqdata to the vendor before it says that it is loaded', async () => {
    const element = put({ sitekey: 'site', rqdata: 'data' })
    const before = vi.fn(() => expect(vendor.setData.mock.calls).toEqual([['id', { rqdata: 'data' }]]))
    element.addEventListener('loaded', before)
    await pass()
    page.hcaptcha = vendor
    page._hCaptchaOnLoad?.()
    await pass()
    expect(before).toHaveBeenCalledOnce()
  })

  it('tells what happens by plain events, with the data on them', async () => {
    await ready()
    tell('open-callback', 'odd')
    tell('close-callback')
    tell('callback')
    tell('expired-callback')
    tell('chalexpired-callback')
    expect(vendor.reset).not.toHaveBeenCalled()
    tell('error-callback', 'network-error')
    expect(types()).toEqual(['loaded', 'opened', 'closed', 'verified', 'expired', 'challenge-expired', 'error'])
    expect(heard[3]).toMatchObject({ token: 'token', eKey: 'key', key: 'token' })
    expect(heard[6]).toMatchObject({ error: 'network-error' })
    for (const { bubbles, cancelable, composed } of heard) expect([bubbles, cancelable, composed]).toEqual([false, false, false])
  })
})
