import { type Captcha, createCaptcha, type Failure, type FailureKind } from '@catchcha/core'
import { type HCaptchaOptions, hcaptcha } from '@catchcha/core/hcaptcha'
import { type FakeScripts, fakeScripts, type HCaptchaBehaviour, type HCaptchaControl, installHCaptcha } from '@catchcha/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { freshPage } from './rig.ts'

freshPage()

let fake: HCaptchaControl
let scripts: FakeScripts | undefined
let captcha: Captcha

afterEach(() => {
  captcha?.destroy()
  scripts?.stop()
  scripts = undefined
  fake?.uninstall()
})

function mount(options: Partial<HCaptchaOptions> = {}, behaviour: HCaptchaBehaviour = {}, parent: Element = document.body): Captcha {
  fake = installHCaptcha(window, behaviour)
  captcha = createCaptcha({ provider: hcaptcha({ sitekey: 'site', ...options }) })
  captcha.mount(parent.appendChild(document.createElement('div')))
  return captcha
}
const args = (method: string): unknown[][] => fake.calls.filter(call => call.method === method).map(call => [...call.args])
const config = (): Record<string, unknown> => args('render')[0]?.[1] as Record<string, unknown>

describe('the script’s address', () => {
  const address = (options: Partial<HCaptchaOptions>): URL => {
    scripts = fakeScripts(window)
    captcha = createCaptcha({ provider: hcaptcha({ sitekey: 'site', ...options }) })
    captcha.mount(document.body.appendChild(document.createElement('div')))
    return new URL(document.querySelector('script')?.src ?? 'about:blank')
  }
  it('asks for explicit rendering, no error reports and no grecaptcha', () => {
    const url = address({})
    expect(url.origin + url.pathname).toBe('https://js.hcaptcha.com/1/api.js')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      render: 'explicit',
      onload: 'onCatchcha',
      sentry: 'false',
      uj: 'false',
      recaptchacompat: 'off',
    })
  })
  it('carries the enterprise options under the vendor’s names', () => {
    const url = address({
      secureApi: true,
      apihost: 'https://eu.example',
      endpoint: 'https://e.example/?a=b&c',
      host: 'h.example',
      custom: true,
      sentry: true,
      userJourneys: true,
      recaptchaCompat: true,
    })
    expect(url.origin + url.pathname).toBe('https://eu.example/1/secure-api.js')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      endpoint: 'https://e.example/?a=b&c',
      host: 'h.example',
      custom: 'true',
      sentry: 'true',
      uj: 'true',
      recaptchacompat: 'on',
    })
  })
  it('can be the site’s own', () => {
    expect(address({ scriptUrl: '/captcha.js?x=1' }).href).toMatch(/^http:\/\/localhost:3000\/captcha\.js\?x=1&render=explicit/)
  })
})

describe('render', () => {
  it('gets the widget’s options and none of ours, and never rqdata', () => {
    mount({ size: 'compact', theme: { palette: {} }, tabindex: 0, rqdata: 'data', sentry: true })
    expect(
      Object.keys(config())
        .filter(key => !key.endsWith('callback'))
        .sort(),
    ).toEqual(['sitekey', 'size', 'tabindex', 'theme'])
  })
  it('gets the page’s language, unless the captcha has one of its own', () => {
    document.documentElement.lang = 'nl'
    mount()
    document.documentElement.lang = ''
    expect(config()['hl']).toBe('nl')
  })
  it('puts the challenge inside a modal dialog, where it can be reached', () => {
    const dialog = document.body.appendChild(document.createElement('dialog'))
    mount({}, {}, dialog)
    expect(dialog.contains(config()['challenge-container'] as Node)).toBe(true)
  })
  it.each(['undefined', 'empty'] as const)(
    'that returns %s ends as misconfigured, and no method is called with a falsy id',
    async render => {
      mount({}, { render })
      expect(captcha.getSnapshot()).toMatchObject({ status: 'misconfigured', failure: { code: 'render-failed', phase: 'render' } })
      captcha.reset()
      captcha.destroy()
      await vi.advanceTimersByTimeAsync(0)
      expect(new Set(fake.calls.map(({ method }) => method))).toEqual(new Set(['render']))
    },
  )
})

describe('a run', () => {
  const KINDS: readonly (readonly [code: string, kind: FailureKind])[] = [
    ['rate-limited', 'rate-limited'],
    ['network-error', 'unreachable'],
    ['script-error', 'unreachable'],
    ['invalid-data', 'misconfigured'],
    ['invalid-mfa-data', 'misconfigured'],
    ['challenge-error', 'broken'],
    ['internal-error', 'broken'],
    ['incomplete-answer', 'broken'],
    ['challenge-closed', 'cancelled'],
    ['challenge-expired', 'expired'],
    ['missing-captcha', 'misconfigured'],
    ['invalid-captcha-id', 'misconfigured'],
    ['constructor', 'broken'],
    ['xrate-limited', 'broken'],
  ]
  it.each(KINDS)('that fails with %s is %s, with the code as received', async (code, kind) => {
    mount({}, { runs: [[{ do: 'reject', code }]] })
    const outcome = captcha.execute()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await outcome).toMatchObject({ ok: false, failure: { kind, code, vendor: 'hcaptcha', phase: 'challenge' } })
  })

  it('gets rqdata, read anew each time, and data given to execute() goes before it', async () => {
    let now = 'one'
    mount({ rqdata: () => now })
    const options = async (wish?: object): Promise<unknown> => {
      const outcome = captcha.execute({ fresh: true, ...wish })
      await vi.advanceTimersByTimeAsync(100)
      await outcome
      return args('execute').at(-1)?.[1]
    }
    expect(await options()).toMatchObject({ async: true, rqdata: 'one' })
    now = 'two'
    expect(await options()).toMatchObject({ rqdata: 'two' })
    expect(await options({ rqdata: 'mine' })).toMatchObject({ rqdata: 'mine' })
  })

  it('goes on with a new widget after a second copy of the script took over', async () => {
    mount()
    await vi.advanceTimersByTimeAsync(100)
    const second = installHCaptcha(window)
    const outcome = captcha.execute()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await outcome).toMatchObject({ ok: true })
    expect(second.calls.map(({ method }) => method).slice(0, 2)).toEqual(['render', 'execute'])
    captcha.destroy()
    second.uninstall()
  })

  it('goes on with a new widget after the page took the vendor’s node out of body', async () => {
    mount({}, { afterRender: [[{ do: 'box-gone' }], []] })
    await vi.advanceTimersByTimeAsync(100)
    const outcome = captcha.execute()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await outcome).toMatchObject({ ok: true })
    expect(args('render')).toHaveLength(2)
  })

  it('that a reset() ends takes its challenge off the screen', async () => {
    mount({}, { runs: [[{ do: 'open' }]] })
    void captcha.execute()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(fake.widgets().some(({ open }) => open)).toBe(true)
    captcha.reset()
    await vi.advanceTimersByTimeAsync(0)
    expect(fake.widgets().some(({ open, removed }) => open && !removed)).toBe(false)
    expect(captcha.getSnapshot().status).toBe('ready')
  })
})

it('a person’s own pass on a visible widget solves, and a late one on an invisible widget does not', async () => {
  mount()
  await vi.advanceTimersByTimeAsync(100)
  fake.emit({ do: 'pass' })
  expect(captcha.getSnapshot().status).toBe('solved')
  captcha.destroy()
  fake.uninstall()
  mount({ size: 'invisible' })
  await vi.advanceTimersByTimeAsync(100)
  fake.emit({ do: 'pass' })
  expect(captcha.getSnapshot().status).toBe('ready')
})

it('a token or key inside a vendor’s text is cut out of the failure', async () => {
  mount({}, { runs: [[]] })
  const outcome = captcha.execute()
  await vi.advanceTimersByTimeAsync(100)
  ;(config()['error-callback'] as (value: unknown) => void)({
    cause: 'odd',
    message: 'refused P1_eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.x at once',
  })
  const end = await outcome
  const failure = (end as { failure: Failure }).failure
  expect(failure).toMatchObject({ code: 'odd', detail: 'refused … at once' })
  expect(JSON.stringify(failure)).not.toContain('cause')
  expect(Object.isFrozen(failure)).toBe(true)
})

describe('a page that is there already', () => {
  it('has its script get the enterprise options with the widget', () => {
    mount({ custom: true, tplinks: 'off', andint: 'on' })
    expect(config()).toMatchObject({ custom: true, tplinks: 'off', andint: 'on' })
  })

  it('always gets a promise for a run', async () => {
    mount()
    await vi.advanceTimersByTimeAsync(100)
    void captcha.execute({ async: false, rqdata: 'data' })
    await vi.advanceTimersByTimeAsync(0)
    expect(args('execute')[0]?.[1]).toMatchObject({ async: true, rqdata: 'data' })
  })

  it('may take its own last element off without costing the widget', async () => {
    const room = document.body.appendChild(document.createElement('div'))
    const render = vi.fn(() => 'id')
    const vendor = { render, execute() {}, reset() {}, remove() {} } // draws its challenge into the room, not at the end of body
    Object.assign(window, { hcaptcha: vendor })
    captcha = createCaptcha({ provider: hcaptcha({ sitekey: 'site', challengeContainer: room }) })
    const element = document.body.appendChild(document.createElement('div'))
    const toast = document.body.appendChild(document.createElement('p'))
    captcha.mount(element)
    await vi.advanceTimersByTimeAsync(100)
    toast.remove()
    void captcha.execute()
    await vi.advanceTimersByTimeAsync(100)
    expect(render).toHaveBeenCalledOnce()
    Reflect.deleteProperty(window, 'hcaptcha')
  })
})
