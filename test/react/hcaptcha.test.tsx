import type { HCaptcha } from '@catchcha/react/hcaptcha'
import { type FakeScripts, fakeScripts, type Row, SCENARIOS, scenario } from '@catchcha/testing'
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { freshStages, type Stage, type Vendor, watch } from './stage.tsx'

const open = freshStages(() => expect(vi.getTimerCount()).toBe(0))
let said: unknown[][]

beforeEach(() => {
  said = []
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockImplementation((...words) => void said.push(words))
})

const stage = (vendor?: Vendor): Promise<Stage> => open('ours', vendor)
const silent = { execute: () => new Promise(() => {}) }
const only = (log: readonly string[], what: RegExp): string[] => log.filter(line => what.test(line))

describe('the fakes of apps', () => {
  it('may count their widgets from zero, and have nothing but render', async () => {
    Object.assign(window, { hcaptcha: { render: () => 0 } })
    const { mount, log } = await stage()
    const captcha = await mount()
    expect(captcha.isReady()).toBe(true)
    captcha.execute()
    captcha.close()
    captcha.setData({})
    captcha.resetCaptcha()
    expect([captcha.getResponse(), captcha.getRespKey()]).toEqual(['', ''])
    expect(log).toEqual(['onReady()'])
  })

  it('may return nothing from execute and call back without a token', async () => {
    const { mount, config, pass } = await stage({ getRespKey: undefined })
    const outcome = watch((await mount()).execute({ async: true }))
    config()['callback']?.()
    await pass()
    expect(outcome()).toBe('resolved {"response":"token","key":""}')
  })

  it('may be a stand-in without render: the script is asked for', async () => {
    Object.assign(window, { hcaptcha: {} })
    await (await stage()).mount()
    expect(document.querySelectorAll('script')).toHaveLength(1)
  })
})

describe('a widget', () => {
  it('that the vendor does not make is an error, and no method is called without an id', async () => {
    const { mount, log } = await stage({ render: () => undefined })
    const captcha = await mount()
    captcha.resetCaptcha()
    captcha.close()
    expect(captcha.isReady()).toBe(false)
    expect(log).toEqual(['vendor.render()', 'onError(render-failed)'])
    await expect(captcha.execute({ async: true })).rejects.toThrow('render-failed')
  })

  it('whose render throws is an error, and the next run makes another', async () => {
    let broken = true
    const render = () => {
      if (broken) throw new Error('no')
      return 'w1'
    }
    const { mount, log } = await stage({ render })
    const captcha = await mount()
    broken = false
    captcha.execute()
    expect(log).toEqual(['vendor.render()', 'onError(render-failed)', 'vendor.render()', 'onReady()', 'vendor.execute(w1, null)'])
  })

  it('that has gone calls nobody back', async () => {
    const { mount, unmount, config, log } = await stage({})
    await mount()
    const callbacks = config()
    await unmount()
    log.length = 0
    const names = Object.keys(callbacks).filter(name => name.endsWith('callback'))
    for (const name of names) callbacks[name]?.('late')
    expect(names).toHaveLength(6)
    expect(log).toEqual([])
  })

  it('that keeps silent is given up after 30 s, and the next run has a new one', async () => {
    const { mount, pass, log } = await stage(silent)
    const captcha = await mount()
    const first = watch(captcha.execute({ async: true }))
    await pass(29_900)
    expect(first()).toBe('pending')
    await pass(200)
    expect(first()).toBe('rejected Error: run-timeout')
    log.length = 0
    captcha.execute({ async: true }).catch(() => {})
    expect(log).toEqual(['vendor.remove(w1)', 'vendor.render()', 'onReady()', 'vendor.execute(w2, {"async":true})'])
  })

  it('with an open challenge may take the person five minutes', async () => {
    const { mount, config, pass } = await stage(silent)
    const outcome = watch((await mount()).execute({ async: true }))
    config()['open-callback']?.()
    await pass(300_000)
    expect(outcome()).toBe('pending')
    config()['callback']?.('token')
    await pass()
    expect(outcome()).toMatch(/^resolved/)
  })

  it('whose challenge the person has opened already has no deadline for a run that joins in', async () => {
    const { mount, config, pass } = await stage(silent)
    const captcha = await mount()
    config()['open-callback']?.()
    const outcome = watch(captcha.execute({ async: true }))
    await pass(300_000)
    expect(outcome()).toBe('pending')
    config()['close-callback']?.()
    await pass()
    expect(outcome()).toBe('rejected challenge-closed')
  })

  it.each(['challenge-error', 'invalid-captcha-id'])('is made anew for the run after %s, where a reset is no cure', async code => {
    const { mount, config, log } = await stage(silent)
    const captcha = await mount()
    config()['error-callback']?.(code)
    log.length = 0
    captcha.execute()
    expect(log).toEqual(['vendor.remove(w1)', 'vendor.render()', 'onReady()', 'vendor.execute(w2, null)'])
  })

  it('is reset before the next run where too many errors came for a reset each', async () => {
    const { mount, config, log } = await stage({})
    const captcha = await mount()
    for (let i = 0; i < 6; i++) config()['error-callback']?.('network-error')
    log.length = 0
    captcha.execute()
    expect(log).toEqual(['vendor.reset(w1)', 'vendor.execute(w1, null)'])
  })

  it('is made anew for another tabIndex, and renders with it', async () => {
    const { mount, config, log } = await stage({})
    await mount({ tabIndex: 1 })
    await mount({ tabIndex: 2 })
    expect((config() as { tabindex?: unknown }).tabindex).toBe(2)
    expect(only(log, /render/)).toHaveLength(2)
  })

  it('is removed at once, and what is left of it is taken away', async () => {
    const { mount, container } = await stage({
      remove() {
        throw new Error('no such widget')
      },
    })
    const captcha = await mount()
    container.firstElementChild?.append('what the vendor left')
    captcha.removeCaptcha()
    expect(captcha.isReady()).toBe(false)
    expect(container.textContent).toBe('')
  })

  it('gets data that was set before it was there', async () => {
    const { mount, arrive, log } = await stage()
    const captcha = await mount()
    captcha.setData({ rqdata: 'data' })
    captcha.execute()
    await arrive()
    expect(only(log, /setData|execute/)).toEqual(['vendor.setData(w1, {"rqdata":"data"})', 'vendor.execute(w1, null)'])
  })
})

describe('the script', () => {
  it('sends no reports to the vendor unless asked to', async () => {
    const { render, default: Captcha } = await stage()
    await render(<Captcha sitekey="key" />)
    expect(document.querySelector('script')?.src).toBe(
      'https://js.hcaptcha.com/1/api.js?onload=hCaptchaOnLoad&render=explicit&sentry=false&uj=false',
    )
  })

  it('is for the window of scriptLocation, and so is the vendor', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    const place = frame.contentDocument?.head as HTMLElement
    const { mount, log } = await stage({})
    const captcha = await mount({ scriptLocation: place })
    expect(place.querySelectorAll('script#hCaptcha-script')).toHaveLength(1)
    expect(log).toEqual([])
    const inside = frame.contentWindow as Window & { hCaptchaOnLoad?: () => void }
    Object.assign(inside, { hcaptcha: { render: () => 'inside' } })
    inside.hCaptchaOnLoad?.()
    expect(captcha.isReady()).toBe(true)
    expect(log).toEqual(['onLoad()', 'onReady()'])
  })

  it('that failed is tried again quietly, and what it then brings is used', async () => {
    const { mount, failScripts, pass, arrive, log } = await stage()
    const captcha = await mount()
    await failScripts()
    await pass(1_000)
    captcha.execute()
    await arrive()
    expect(log).toEqual(['onError(script-error)', 'vendor.render()', 'onLoad()', 'onReady()', 'vendor.execute(w1, null)'])
  })

  it('that failed for good is asked for again by a run', async () => {
    const { mount, failScripts, log } = await stage()
    const captcha = await mount()
    await failScripts(5_000)
    expect(document.querySelectorAll('script')).toHaveLength(0)
    const outcome = watch(captcha.execute({ async: true }))
    expect(document.querySelectorAll('script')).toHaveLength(1)
    await failScripts(5_000)
    expect(outcome()).toBe('rejected Error: script-error')
    expect(only(log, /onError/)).toHaveLength(2)
  })

  it('that never calls back is used once it is there', async () => {
    const { mount, pass, log } = await stage()
    await mount()
    Object.assign(window, { hcaptcha: { render: () => 'w1' } })
    document.querySelector('script')?.dispatchEvent(new Event('load'))
    await pass(1_000)
    expect(log).toEqual(['onLoad()', 'onReady()'])
  })

  it('may call back before its global is there', async () => {
    const { mount, pass, log } = await stage()
    await mount()
    ;(window as Window & { hCaptchaOnLoad?: () => void }).hCaptchaOnLoad?.()
    Object.assign(window, { hcaptcha: { render: () => 'w1' } })
    await pass(1_000)
    document.querySelector('script')?.dispatchEvent(new Event('load'))
    expect(log).toEqual(['onLoad()', 'onReady()'])
  })

  it('that Trusted Types refuse settles like any other that does not come', async () => {
    const { mount, pass, log } = await stage()
    vi.spyOn(HTMLScriptElement.prototype, 'src', 'set').mockImplementation(() => {
      throw new TypeError('This document requires TrustedScriptURL')
    })
    const outcome = watch((await mount()).execute({ async: true }))
    await pass(100)
    expect(outcome()).toBe('rejected Error: script-error')
    expect(only(log, /onError/)).toHaveLength(1)
    await pass(10_000)
  })
})

describe("the app's own functions", () => {
  it('may throw: the widget goes on, and the page hears of it', async () => {
    const thrown: unknown[] = []
    const hear = (error: unknown): void => void thrown.push(error)
    const listeners = process.rawListeners('uncaughtException')
    process.removeAllListeners('uncaughtException') // the test runner's own would fail the run
    process.on('uncaughtException', hear)
    const { mount, log, pass } = await stage({})
    const captcha = await mount({
      onReady() {
        throw new Error('the app itself')
      },
    })
    captcha.execute()
    await pass()
    process.off('uncaughtException', hear)
    for (const listener of listeners) process.on('uncaughtException', listener as () => void)
    expect(log).toEqual(['vendor.render()', 'vendor.execute(w1, null)'])
    expect(thrown.map(String)).toEqual(['Error: the app itself'])
  })

  it('may be methods taken off the ref', async () => {
    const { mount, log } = await stage({})
    const { execute, resetCaptcha, removeCaptcha, renderCaptcha, getResponse } = await mount()
    log.length = 0
    execute()
    getResponse()
    for (const handler of [resetCaptcha, removeCaptcha, renderCaptcha]) Reflect.apply(handler, undefined, [{}]) // as onClick={…} calls it
    expect(log).toEqual([
      'vendor.execute(w1, null)',
      'vendor.getResponse(w1)',
      'vendor.reset(w1)',
      'vendor.remove(w1)',
      'vendor.render()',
      'onReady()',
    ])
  })

  it('may run again out of onError: the new run takes the place of the old one', async () => {
    const second: (() => string)[] = []
    const { mount, config, pass, ref } = await stage(silent)
    const captcha = await mount({ onError: () => second.push(watch(ref.current?.execute({ async: true }))) })
    const first = watch(captcha.execute({ async: true }))
    config()['error-callback']?.('network-error')
    await pass()
    expect([first(), second[0]?.()]).toEqual(['rejected Error: hcaptcha-execute-replaced', 'pending'])
  })
})

describe('every fault of the table', () => {
  let scripts: FakeScripts | undefined
  afterEach(() => scripts?.stop())
  const rows = SCENARIOS.filter(({ vendors, page }) => vendors.includes('hcaptcha') && !/csp|extension|dialog/.test(page ?? '')).map(
    ({ id }) => id,
  )

  it.each(rows)('%s: every run settles, and nothing is left', async id => {
    const row: Row = scenario(id)
    scripts = fakeScripts(window, id)
    const { mount, unmount, pass, container, uncaught } = await stage()
    const captcha = await mount({ size: 'invisible' })
    await pass(500)
    for (let i = 0; i < (row.hcaptcha?.runs?.length ?? 1) + 1; i++) {
      const outcome = watch(captcha.execute({ async: true }))
      if (row.page === 'reset' || row.page === 'unmount') {
        await pass(2_000)
        if (row.page === 'reset') captcha.resetCaptcha()
        else await unmount()
      }
      for (let waited = 0; outcome() === 'pending' && waited < 400_000; waited += 1_000) await pass(1_000)
      expect(outcome()).not.toBe('pending')
    }
    await unmount()
    scripts.stop()
    expect(uncaught).toEqual([])
    expect(container.childElementCount).toBe(0)
    expect(document.querySelectorAll('textarea, iframe')).toHaveLength(0)
  })
})

describe('a server', () => {
  it('renders the element, and the page hydrates it without a word', async () => {
    const { default: Captcha, pass } = await stage({})
    const node = <StrictMode><Captcha sitekey="key" id="here" /></StrictMode> // biome-ignore format: one line
    const html = renderToString(node)
    expect(html).toBe('<div id="here"></div>')
    const container = document.body.appendChild(document.createElement('div'))
    container.append(document.createRange().createContextualFragment(html))
    const root = hydrateRoot(container, node)
    await pass()
    root.unmount()
    await pass()
    expect(said).toEqual([])
  })
})

it('is a type and a value by the same name', async () => {
  const { mount, HCaptcha: Class } = await stage({})
  const captcha: HCaptcha = await mount()
  expect(captcha).toBeInstanceOf(Class)
})
