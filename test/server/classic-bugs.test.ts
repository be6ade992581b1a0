import { createCaptcha } from '@catchcha/core'
import { hcaptcha as widget } from '@catchcha/core/hcaptcha'
import { toResponse, verify } from '@catchcha/server'
import { installHCaptcha } from '@catchcha/testing'
import { FAKE_ACCOUNTS, type FakeVerifiers } from '@catchcha/testing/server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Services, services } from './services.ts'

/** Node's own way out: the page's world that these tests run in has another AbortSignal. */
const wire: typeof fetch = async (url, init = {}) =>
  fetch(url, { method: 'POST', headers: init.headers ?? {}, body: await new Response(init.body).text() })

/** What many sites have: one request to the vendor, and its `success`. */
async function naive({ fakes, origin }: Services, token: string): Promise<boolean> {
  const body = new URLSearchParams({ secret: FAKE_ACCOUNTS.hcaptcha.secret, response: token })
  const answer = await fetch(fakes.endpoints(origin).hcaptcha, { method: 'POST', body })
  return ((await answer.json()) as { success: boolean }).success
}

/** A page with a captcha that passes by itself. */
function page() {
  const vendor = installHCaptcha(window, {})
  const captcha = createCaptcha({ provider: widget({ sitekey: 'k' }), remember: false })
  captcha.mount(document.body.appendChild(document.createElement('div')))
  onTestFinished(() => {
    captcha.destroy()
    vendor.uninstall()
  })
  return captcha
}

const arrived = ({ requests }: FakeVerifiers): (string | undefined)[] => requests.map(({ token }) => token)

describe('a retry loop that sends the token again', () => {
  it('without us refuses a person who passed: the lost answer was a yes, and it used the token up', async () => {
    const all = await services()
    all.fakes.fail({ kind: 'cut', first: 1 })
    const token = all.fakes.mint('hcaptcha')
    let passed = false
    for (let attempt = 0; attempt < 3 && !passed; attempt++) passed = await naive(all, token).catch(() => false)
    expect(passed).toBe(false)
    expect(arrived(all.fakes)).toEqual([token, token, token])
  })

  it('with us the person passes with a new token, and each token is sent once', async () => {
    const all = await services()
    all.fakes.fail({ kind: 'cut', first: 1 })
    const provider = all.hcaptcha()
    const captcha = page()
    const join = () => captcha.submit(async token => toResponse(await verify(provider, token, { fetch: wire })))
    expect(await join()).toMatchObject({ ok: false, failure: { kind: 'unreachable', phase: 'verify' } })
    expect(await join()).toMatchObject({ ok: true }) // the person presses the button again
    expect(new Set(arrived(all.fakes)).size).toBe(2)
    expect(arrived(all.fakes)).toHaveLength(2)
  })
})

describe('two places that verify', () => {
  it('without us refuse a person who passed, and blame the token', async () => {
    const all = await services()
    const token = all.fakes.mint('hcaptcha')
    const middleware = await naive(all, token)
    const handler = middleware && (await naive(all, token))
    expect([middleware, handler]).toEqual([true, false])
  })

  it('with us share one verdict, and the person passes', async () => {
    const all = await services()
    const provider = all.hcaptcha()
    const verdict = await verify(provider, all.fakes.mint('hcaptcha'), { fetch: wire }) // the middleware, which hands it on
    const handler = toResponse(verdict)
    expect([verdict.ok, handler.status]).toEqual([true, 200])
    expect(arrived(all.fakes)).toHaveLength(1)
  })

  it('with us are told apart from a dead token, without a word to the vendor', async () => {
    const all = await services()
    const provider = all.hcaptcha()
    const token = all.fakes.mint('hcaptcha')
    await verify(provider, token, { fetch: wire })
    const again = await verify(provider, token, { fetch: wire })
    expect(again).toMatchObject({ ok: false, codes: ['already-sent'], failure: { detail: expect.stringMatching(/two places/) } })
    expect(arrived(all.fakes)).toHaveLength(1)
  })
})

describe('one token for two requests', () => {
  it('without us the second request is refused', async () => {
    const all = await services()
    const token = all.fakes.mint('hcaptcha') // kept in a variable, or in the form’s hidden field
    expect([await naive(all, token), await naive(all, token)]).toEqual([true, false])
  })

  it('with us each request has a token of its own', async () => {
    const all = await services()
    const provider = all.hcaptcha()
    const captcha = page()
    const send = async (token: string) => toResponse(await verify(provider, token, { fetch: wire }))
    expect(await captcha.submit(send)).toMatchObject({ ok: true })
    expect(await captcha.submit(send)).toMatchObject({ ok: true })
    expect(new Set(arrived(all.fakes)).size).toBe(2)
  })
})
