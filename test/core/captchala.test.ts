import { type Captcha, createCaptcha } from '@catchcha/core'
import { type CaptchalaOptions, captchala } from '@catchcha/core/captchala'
import { type CaptchalaBehaviour, type CaptchalaControl, type FakeScripts, fakeScripts, installCaptchala } from '@catchcha/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { freshPage } from './rig.ts'

freshPage()

let fake: CaptchalaControl | undefined
let scripts: FakeScripts | undefined
let captcha: Captcha

afterEach(() => {
  captcha?.destroy()
  scripts?.stop()
  fake?.uninstall()
  fake = scripts = undefined
})

async function mount(
  options: Partial<CaptchalaOptions> = {},
  behaviour: CaptchalaBehaviour = {},
  parent: Element = document.body,
): Promise<CaptchalaControl> {
  fake = installCaptchala(window, behaviour)
  captcha = createCaptcha({ provider: captchala({ appKey: 'app', ...options }) })
  captcha.mount(parent.appendChild(document.createElement('div')))
  await vi.advanceTimersByTimeAsync(200)
  return fake
}
const inits = (): Record<string, unknown>[] =>
  (fake?.calls ?? []).filter(({ method }) => method === 'init').map(({ args }) => args[0] as Record<string, unknown>)
const count = (method: string): number => (fake?.calls ?? []).filter(call => call.method === method).length
const run = async (): Promise<unknown> => {
  const outcome = captcha.execute({ fresh: true })
  await vi.advanceTimersByTimeAsync(5_000)
  return outcome
}

describe('the server token', () => {
  it('is fetched for each new widget', async () => {
    const serverToken = vi.fn(async () => `sct_${serverToken.mock.calls.length}`)
    await mount({ serverToken })
    await run()
    await run()
    expect(inits().map(options => options['serverToken'])).toEqual(['sct_1', 'sct_2'])
  })

  it('that has run out is replaced, with a new widget, and the person’s run passes', async () => {
    const serverToken = vi.fn(async () => 'sct_new')
    await mount(
      { serverToken },
      {
        serverToken: { required: true, codes: [null, 'server_token_expired', null], ask: 'never' },
        runs: [[{ do: 'error', code: 'server_token_expired' }], [{ do: 'pass' }]],
      },
    )
    expect(await run()).toMatchObject({ ok: true })
    expect(serverToken.mock.calls.length).toBeGreaterThan(1)
    expect(count('destroy')).toBe(inits().length - 1)
  })

  it.each(['server_token_app_mismatch', 'server_token_binding_mismatch'])('with %s twice is misconfigured, and no loop', async code => {
    const serverToken = vi.fn(async () => 'sct_new')
    await mount({ serverToken }, { serverToken: { required: true, codes: [code], ask: 'never' } })
    await vi.advanceTimersByTimeAsync(300_000)
    expect(captcha.getSnapshot()).toMatchObject({ status: 'misconfigured', failure: { code } })
    expect(serverToken.mock.calls.length).toBeLessThan(4)
  })

  it('is refreshed a few times and not for ever', async () => {
    const serverToken = vi.fn(async () => 'sct_new')
    await mount({ serverToken }, { serverToken: { required: true, codes: ['server_token_exhausted'], ask: 'never' } })
    await vi.advanceTimersByTimeAsync(600_000)
    expect(captcha.getSnapshot().status).toBe('expired')
    expect(serverToken.mock.calls.length).toBeLessThan(6)
  })

  it.each([null, undefined, ''])('that the source gives as %o is misconfigured', async token => {
    await mount({ serverToken: () => token })
    expect(captcha.getSnapshot()).toMatchObject({
      status: 'misconfigured',
      failure: { code: 'server-token-missing', detail: expect.stringContaining('serverToken') },
    })
  })

  it('whose source fails is unreachable, with the reason', async () => {
    await mount({ serverToken: () => Promise.reject(new Error('our server is down')) })
    expect(captcha.getSnapshot()).toMatchObject({
      status: 'unreachable',
      failure: { code: 'server-token-failed', actor: 'site', detail: 'our server is down' },
    })
  })

  it('whose source never answers ends at the deadline', async () => {
    await mount({ serverToken: () => new Promise(() => {}) })
    await vi.advanceTimersByTimeAsync(15_000)
    expect(captcha.getSnapshot()).toMatchObject({ status: 'unreachable', failure: { code: 'ready-timeout' } })
  })

  it('that is required and not given is misconfigured', async () => {
    await mount({}, { serverToken: { required: true } })
    expect(captcha.getSnapshot()).toMatchObject({
      status: 'misconfigured',
      failure: { code: 'server_token_required', detail: expect.stringContaining('serverToken') },
    })
  })
})

describe('an error', () => {
  it.each(['text', 'error', 'object', 'wrapped', 'thrown'] as const)('in the shape %s gives the same failure', async shape => {
    await mount({}, { runs: [[{ do: 'error', code: 'never_heard_of', shape }]] })
    expect(await run()).toMatchObject({ ok: false, failure: { kind: 'broken', code: 'never_heard_of' } })
  })
})

describe('a success', () => {
  it.each([
    ['pt_', 'pt'],
    ['dg_', 'dg'],
    ['offline_', 'offline'],
    ['client_', 'client'],
    ['co_', 'co'],
  ])('with a token %s… is solved with its kind', async (tokenPrefix, tokenKind) => {
    await mount({}, { tokenPrefix })
    await run()
    expect(captcha.getSnapshot()).toMatchObject({ status: 'solved', tokenKind })
  })

  it('that comes just after its close wins', async () => {
    await mount({}, { runs: [[{ do: 'open' }, { do: 'close' }, { do: 'pass', after: 50, late: true }]] })
    expect(await run()).toMatchObject({ ok: true })
  })

  it('that comes just before its close stays a success', async () => {
    await mount({}, { runs: [[{ do: 'open' }, { do: 'pass' }, { do: 'close', after: 5, late: true }]] })
    expect(await run()).toMatchObject({ ok: true })
    expect(captcha.getSnapshot().status).toBe('solved')
  })
})

describe('the widget', () => {
  it('that lacks verify is opened with showCaptcha', async () => {
    await mount({}, { missing: ['verify'] })
    expect(await run()).toMatchObject({ ok: true })
    expect(count('showCaptcha')).toBe(1)
  })

  it('that lacks reset is replaced', async () => {
    await mount({}, { missing: ['reset'] })
    captcha.reset()
    await vi.advanceTimersByTimeAsync(200)
    expect([captcha.getSnapshot().status, inits().length]).toEqual(['ready', 2])
  })

  it('never submits the form it is in', async () => {
    const form = document.body.appendChild(document.createElement('form'))
    await mount({ product: 'embed' }, { auto: false }, form)
    expect([...form.querySelectorAll('button')].map(button => button.type)).toEqual(
      [...form.querySelectorAll('button')].map(() => 'button'),
    )
    expect(form.querySelector('button')).not.toBeNull()
  })

  it('binds to the site’s button where that is wanted, and says what is missing where it is not given', async () => {
    const button = document.body.appendChild(document.createElement('button'))
    await mount({ product: 'bind', bindTo: button })
    expect(count('bindTo')).toBe(1)
    captcha.destroy()
    fake?.uninstall()
    await mount({ product: 'bind' })
    expect(captcha.getSnapshot()).toMatchObject({ status: 'misconfigured', failure: { code: 'missing-bind-to' } })
  })

  it('is drawn inline in a modal dialog, where an overlay could not be reached', async () => {
    const dialog = document.body.appendChild(document.createElement('dialog'))
    await mount({}, {}, dialog)
    expect(inits()[0]).toMatchObject({ product: 'embed' })
  })

  it('whose challenge is on screen has all the time it needs, and one that went away does not', async () => {
    await mount({}, { runs: [[{ do: 'open' }], [{ do: 'pass' }]] })
    const outcome = captcha.execute()
    await vi.advanceTimersByTimeAsync(300_000)
    expect(captcha.getSnapshot()).toEqual({ status: 'challenging', challengeOpen: true })
    for (const node of document.querySelectorAll('[data-fake-challenge]')) node.remove()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'unreachable', code: 'run-timeout' } })
  })
})

it('the second host is tried when the first one fails, and the vendor’s style comes along', async () => {
  scripts = fakeScripts(window, { network: { kind: 'refused', host: 'cdn.captcha-cdn.net' } })
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('refused')
  })
  captcha = createCaptcha({ provider: captchala({ appKey: 'app' }), probe: false })
  const element = document.body.appendChild(document.createElement('div'))
  captcha.mount(element)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(captcha.getSnapshot().status).toBe('ready')
  expect(scripts.requests.map(url => new URL(url).host)).toEqual(['cdn.captcha-cdn.net', 'cdn.captchala.com'])
  expect(element.querySelector('link')?.rel).toBe('stylesheet')
  vi.unstubAllGlobals()
})

it('a captcha that left the page while it waited for the first host does not go on to the second', async () => {
  scripts = fakeScripts(window, { network: { kind: 'refused', host: 'cdn.captcha-cdn.net' } })
  captcha = createCaptcha({ provider: captchala({ appKey: 'app' }), probe: false })
  captcha.mount(document.body.appendChild(document.createElement('div')))()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(scripts.requests.length).toBeLessThan(2)
  expect(document.querySelector('script')).toBeNull()
})

describe('where it is put', () => {
  it('a shadow root gets the stylesheet, too: the page’s own ends there', async () => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
    const parent = root.appendChild(document.createElement('div'))
    await mount({}, {}, parent)
    expect(root.querySelector('link')?.href).toBe('https://cdn.captcha-cdn.net/captchala.css')
  })

  it('a popup opens from the button it is given', async () => {
    const bindTo = document.body.appendChild(document.createElement('button'))
    const { calls } = await mount({ bindTo })
    expect(calls.find(({ method }) => method === 'bindTo')?.args).toEqual([bindTo])
    expect(count('appendTo')).toBe(0)
  })

  it.each([7, { server_token: 'sct_1' }])('a server token that is no text (%j) is none', async answer => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await mount({ serverToken: (() => answer) as never })
    expect(captcha.getSnapshot()).toMatchObject({ status: 'misconfigured', failure: { code: 'server-token-missing' } })
    expect(inits()).toEqual([])
  })
})
