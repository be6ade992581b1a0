import { createCaptcha, type FailureKind } from '@catchcha/core'
import { aicaptcha } from '@catchcha/core/aicaptcha'
import { type AdapterBench, adapterRules } from '@catchcha/testing/conformance'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

type Parameters_ = Record<'callback' | 'error-callback', (value: unknown) => void>
let parameters: Parameters_
let runs = 0

/** The documented surface, and what is inferred of the rest. */
function install(more: object = { execute: () => void runs++, reset() {}, remove() {} }): ReturnType<AdapterBench['install']> {
  runs = 0
  Object.assign(window, {
    aiCaptcha: {
      render(box: Element, given: Parameters_) {
        box.append(document.createElement('button'))
        parameters = given
        return 0
      },
      getResponse: () => '',
      ...more,
    },
  })
  return {
    open() {},
    pass: () => parameters.callback(`response-${Math.random()}`),
    close: () => parameters['error-callback']('closed'),
    fail: value => parameters['error-callback'](value),
    runs: () => runs,
    uninstall: () => void Reflect.deleteProperty(window, 'aiCaptcha'),
  }
}

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => Reflect.deleteProperty(globalThis, Symbol.for('catchcha')))

describe('the aicaptcha adapter', () => {
  const bench: AdapterBench = {
    provider: more => aicaptcha({ sitekey: 'site', scriptUrl: '/aicaptcha.js', ...more }),
    bad: { sitekey: '' },
    install,
  }
  // the vendor has no documented sign of a closed challenge, so that rule has nothing to hold on to
  for (const { title, check } of adapterRules(bench).filter(rule => !/closed challenge/.test(rule.title))) it(title, check)

  const KINDS: readonly (readonly [code: string, kind: FailureKind])[] = [
    ['internal_error', 'misconfigured'],
    ['invalid_sitekey', 'misconfigured'],
    ['network_error', 'unreachable'],
    ['request_timeout', 'unreachable'],
    ['forbidden', 'blocked'],
    ['verification_expired', 'expired'],
    ['verify_limit', 'rate-limited'],
    ['payload_used', 'rejected'],
    ['runtime_err', 'broken'],
    [' Payload_Used ', 'rejected'],
  ]
  /** Runs on a vendor with these methods; what comes of it. */
  const outcomeWith = async (more: object): Promise<unknown> => {
    install(more)
    const captcha = createCaptcha({ provider: bench.provider(), remember: false, retry: false })
    const element = document.body.appendChild(document.createElement('div'))
    captcha.mount(element)
    const outcome = await captcha.execute()
    captcha.destroy()
    element.remove()
    return outcome
  }

  it('keeps a widget that has drawn nothing yet', async () => {
    const render = vi.fn((_box: Element, { callback }: Parameters_) => void setTimeout(callback, 5, 'token'))
    expect(await outcomeWith({ render })).toMatchObject({ ok: true, token: 'token' })
    expect(render).toHaveBeenCalledOnce()
  })

  it('hears promises of render and of execute that reject', async () => {
    expect(await outcomeWith({ render: () => Promise.reject('site_paused') })).toMatchObject({ failure: { code: 'site_paused' } })
    expect(await outcomeWith({ execute: () => Promise.reject('request_timeout') })).toMatchObject({ failure: { code: 'request_timeout' } })
  })

  it('knows every code of the vendor in any spelling', async () => {
    expect(await outcomeWith({ execute: () => Promise.reject(' RUNTIME_ERR ') })).toMatchObject({ failure: { code: 'runtime_err' } })
    expect(await outcomeWith({ execute: () => Promise.reject({ msg: 'tno_expired' }) })).toMatchObject({ failure: { code: 'tno_expired' } })
  })

  it.each(KINDS)('calls %s %s', async (code, kind) => {
    install()
    const captcha = createCaptcha({ provider: bench.provider(), remember: false, retry: false })
    const element = document.body.appendChild(document.createElement('div'))
    captcha.mount(element)
    const outcome = captcha.execute()
    await vi.waitFor(() => expect(runs).toBe(1))
    parameters['error-callback']({ msg: 'text', code })
    expect(await outcome).toMatchObject({ ok: false, failure: { kind } })
    captcha.destroy()
    element.remove()
  })

  it('waits for the person where the widget cannot be started by code', async () => {
    install({})
    const captcha = createCaptcha({ provider: bench.provider(), remember: false })
    captcha.mount(document.body.appendChild(document.createElement('div')))
    const outcome = captcha.execute()
    parameters.callback('by hand')
    expect(await outcome).toMatchObject({ ok: true, token: 'by hand' })
    captcha.destroy()
  })

  it('does not take another product’s global for its own', () => {
    Object.assign(window, { aiCaptcha: { start() {}, getToken() {} } })
    const captcha = createCaptcha({ provider: bench.provider() })
    captcha.mount(document.body.appendChild(document.createElement('div')))
    expect(captcha.getSnapshot().status).toBe('loading')
    captcha.destroy()
    Reflect.deleteProperty(window, 'aiCaptcha')
  })
})
