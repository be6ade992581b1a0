import { createFakeVerifiers, FAKE_ACCOUNTS, type FakeVerifiers, type FakeVerifiersOptions, type Listening } from '@catchcha/testing/server'
import { afterEach, describe, expect, it } from 'vitest'

const { hcaptcha, captchala, aicaptcha } = FAKE_ACCOUNTS
const DUMMY = '10000000-aaaa-bbbb-cccc-000000000001'
const DUMMY_SECRET = `0x${'0'.repeat(40)}`
let server: Listening
afterEach(() => server.close())

async function start(options?: FakeVerifiersOptions): Promise<FakeVerifiers> {
  const fakes = createFakeVerifiers(options)
  server = await fakes.listen()
  return fakes
}
const post = async (path: string, body: BodyInit, headers: HeadersInit = {}): Promise<unknown> =>
  (await fetch(`${server.origin}/fake/${path}`, { method: 'POST', body, headers })).json()

const siteverify = (fields: Record<string, string>): Promise<unknown> => post('api.hcaptcha.com/siteverify', new URLSearchParams(fields))
const no = (...codes: string[]) => ({ success: false, 'error-codes': codes })

describe('siteverify', () => {
  const { secret } = hcaptcha

  it('is for single use', async () => {
    const fakes = await start()
    const response = fakes.mint('hcaptcha', { hostname: 'site.example' })
    expect(await siteverify({ secret, response })).toMatchObject({
      success: true,
      hostname: 'site.example',
      challenge_ts: expect.any(String),
    })
    expect(await siteverify({ secret, response })).toEqual(no('invalid-or-already-seen-response'))
  })

  it('lasts 120 seconds', async () => {
    let now = 0
    const fakes = await start({ now: () => now })
    const [young, old] = [fakes.mint('hcaptcha'), fakes.mint('hcaptcha')]
    now = 119_999
    expect(await siteverify({ secret, response: young })).toMatchObject({ success: true })
    now = 120_000
    expect(await siteverify({ secret, response: old })).toEqual(no('expired-input-response'))
  })

  it('has the newer codes where they are asked for', async () => {
    const fakes = await start({ accounts: { hcaptcha: { combined: false } } })
    const response = fakes.mint('hcaptcha')
    await siteverify({ secret, response })
    expect(await siteverify({ secret, response })).toEqual(no('already-seen-response'))
    expect(await siteverify({ secret, response: 'x' })).toEqual(no('invalid-input-response'))
  })

  it('names several faults at once, and lets a bad token hide a bad secret', async () => {
    const fakes = await start()
    expect(await siteverify({})).toEqual(no('missing-input-secret', 'missing-input-response'))
    expect(await siteverify({ secret: 'x', response: 'x' })).toEqual(no('invalid-or-already-seen-response'))
    const response = fakes.mint('hcaptcha')
    expect(await siteverify({ secret: 'x', response })).toEqual(no('invalid-input-secret'))
    expect(await siteverify({ secret, response })).toMatchObject({ success: true }) // a refusal for the keys did not use it up
  })

  it.each([
    [{ sitekey: 'x' }, 'invalid-sitekey'],
    [{ sitekey: '00000000-0000-0000-0000-000000000000' }, 'sitekey-secret-mismatch'],
    [{ remoteip: 'x' }, 'invalid-remoteip'],
    [{ remoteip: '' }, 'missing-remoteip'],
  ])('refuses %j', async (fields, code) => {
    const fakes = await start({ accounts: { hcaptcha: { needsIp: true } } })
    expect(await siteverify({ secret, response: fakes.mint('hcaptcha'), remoteip: '::1', ...fields })).toEqual(no(code))
  })

  it('knows the public test keys', async () => {
    await start()
    for (let time = 0; time < 2; time++)
      expect(await siteverify({ secret: DUMMY_SECRET, response: DUMMY })).toMatchObject({ success: true })
    expect(await siteverify({ secret: DUMMY_SECRET, response: DUMMY.replaceAll('1', '3') })).toMatchObject({
      success: true,
      score: 1,
      score_reason: ['bot'],
    })
    expect(await siteverify({ secret, response: DUMMY })).toEqual(no('not-using-dummy-secret'))
    expect(await siteverify({ secret: DUMMY_SECRET, response: 'x' })).toEqual(no('not-using-dummy-passcode'))
  })

  it('takes tokens of the page’s fakes once, unless told not to', async () => {
    await start()
    expect(await siteverify({ secret, response: 'P1_fake_1_abc' })).toMatchObject({ success: true })
    expect(await siteverify({ secret, response: 'P1_fake_1_abc' })).toMatchObject({ success: false })
    await server.close()
    await start({ pageTokens: false })
    expect(await siteverify({ secret, response: 'P1_fake_1_abc' })).toMatchObject({ success: false })
  })

  it('wants a form, and a POST', async () => {
    await start()
    expect(await post('hcaptcha.com/siteverify', '{}', { 'content-type': 'application/json' })).toEqual(no('bad-request'))
    expect((await fetch(`${server.origin}/fake/api.hcaptcha.com/siteverify`)).status).toBe(405)
    expect((await fetch(`${server.origin}/fake/api.hcaptcha.com/other`, { method: 'POST' })).status).toBe(404)
  })
})

describe('CaptchaLa’s services', () => {
  const keys = { 'x-app-key': captchala.appKey, 'x-app-secret': captchala.appSecret, 'content-type': 'application/json' }
  const main = 'apiv1.captcha.la/v1/validate'
  const backup = 'fallbackapiv1.captchala.com/api/validate'
  const ask = (path: string, body: object, headers: HeadersInit = keys): Promise<unknown> => post(path, JSON.stringify(body), headers)
  const invalid = (error: string) => ({ code: 0, data: { valid: false, error } })

  it('validate once, or again where the token is to be kept', async () => {
    const fakes = await start()
    const pass_token = fakes.mint('captchala', { action: 'login', uid: 'u' })
    const good = { code: 0, data: { valid: true, action: 'login', uid: 'u' } }
    expect(await ask(main, { pass_token, keep_token: true })).toMatchObject(good)
    expect(await ask(main, { pass_token })).toMatchObject(good)
    expect(await ask(main, { pass_token })).toMatchObject(invalid('token_consumed'))
    expect(await ask(main, { pass_token: fakes.mint('captchala', { age: 120_000 }) })).toMatchObject(invalid('token_expired'))
    expect(await ask(main, {})).toMatchObject(invalid('empty_token'))
  })

  it('compare a bound address', async () => {
    const fakes = await start()
    const pass_token = fakes.mint('captchala', { ip: '203.0.113.7' })
    expect(await ask(main, { pass_token, client_ip: '::1' })).toMatchObject(invalid('binding_mismatch'))
    expect(await ask(main, { pass_token, client_ip: '203.0.113.7' })).toMatchObject({ data: { valid: true } })
  })

  it('have each their own tokens', async () => {
    const fakes = await start()
    const [offline, main_] = [fakes.mint('captchala', { prefix: 'offline' }), fakes.mint('captchala')]
    expect(await ask(main, { pass_token: offline })).toMatchObject(invalid('invalid_token'))
    expect(await ask(backup, { pass_token: main_ })).toMatchObject(invalid('invalid_token'))
    expect(await ask(backup, { pass_token: offline })).toMatchObject({ code: 0, data: { ok: true } })
    expect(await ask(main, { pass_token: fakes.mint('captchala', { prefix: 'dg' }) })).toMatchObject({
      data: { valid: false, degraded: true, reason: 'quota_exhausted' },
    })
  })

  it('check the keys, and issue server tokens for an action', async () => {
    await start()
    const issue = 'apiv1.captcha.la/v1/server/challenge/issue'
    expect(await ask(main, {}, { ...keys, 'x-app-key': 'x' })).toMatchObject({ error: 'invalid_app_key' })
    expect(await ask(issue, {}, { ...keys, 'x-app-secret': 'x' })).toMatchObject({ error: 'invalid_app_secret' })
    expect(await ask(issue, {})).toMatchObject({ error: 'invalid_action' })
    expect(await ask(issue, { action: 'login', ttl: 900 })).toMatchObject({
      code: 0,
      data: { server_token: expect.stringMatching(/^sct_/), expires_in: 300 },
    })
  })
})

it('AICaptcha’s service says both that it worked and that the visitor passed', async () => {
  const fakes = await start()
  const verify = (response: string, secret = aicaptcha.secret) =>
    post('api1.aicaptcha.net/siteverify', new URLSearchParams({ secret, response }))
  const token = fakes.mint('aicaptcha')
  expect(await verify(token, 'x')).toMatchObject({ status: 'error' })
  expect(await verify(token)).toEqual({ status: 'success', result: 'success', reason: '' })
  expect(await verify(token)).toEqual({ status: 'success', result: 'fail', reason: 'payload_used' })
  expect(await verify('x')).toMatchObject({ result: 'fail', reason: 'payload_err' })
  expect(await verify(fakes.mint('aicaptcha', { age: 120_000 }))).toMatchObject({ reason: 'tno_expired' })
})

describe('a fault on command', () => {
  const { secret } = hcaptcha
  const raw = (response: string): Promise<Response> =>
    fetch(`${server.origin}/fake/api.hcaptcha.com/siteverify`, { method: 'POST', body: new URLSearchParams({ secret, response }) })

  it('counts, and strikes one host alone', async () => {
    const fakes = await start()
    fakes.fail({ kind: 'status', first: 1, retryAfter: '5' })
    const statuses = [await raw('x'), await raw('x')].map(({ status, headers }) => [status, headers.get('retry-after')])
    expect(statuses).toEqual([
      [503, '5'],
      [200, null],
    ])
    fakes.fail({ kind: 'status', host: 'apiv1.captcha.la' })
    expect((await raw('x')).status).toBe(200)
    fakes.fail({ kind: 'codes', codes: ['bad-request'] })
    expect(await (await raw('x')).json()).toEqual(no('bad-request'))
  })

  it('strikes after the work was done, or before it', async () => {
    const fakes = await start()
    for (const [kind, spends, then] of [
      ['reset', undefined, false],
      ['reset', false, true],
      ['cut', undefined, false],
      ['status', undefined, true],
      ['status', true, false],
    ] as const) {
      const response = fakes.mint('hcaptcha')
      fakes.fail({ kind, spends })
      await raw(response)
        .then(answer => answer.text())
        .catch(() => '')
      fakes.fail(undefined)
      expect(await siteverify({ secret, response }), `${kind} ${spends}`).toMatchObject({ success: then })
    }
  })

  it('changes what comes', async () => {
    const fakes = await start()
    const comes = async (fault: Parameters<FakeVerifiers['fail']>[0]): Promise<[number, string | null, string]> => {
      fakes.fail(fault)
      const answer = await raw(fakes.mint('hcaptcha'))
      return [answer.status, answer.headers.get('content-type'), await answer.text()]
    }
    expect(await comes({ kind: 'html' })).toEqual([200, 'text/html', expect.stringContaining('<!doctype html>')])
    expect(await comes({ kind: 'empty' })).toEqual([200, 'application/json', ''])
    expect(await comes({ kind: 'garbage' })).toEqual([200, 'application/json', '[]'])
    expect(await comes({ kind: 'type' })).toEqual([200, 'text/html', expect.stringContaining('"success":true')])
    expect(await comes({ kind: 'slow', ms: 10 })).toEqual([200, 'application/json', expect.stringContaining('"success":true')])
    await expect(comes({ kind: 'reset' })).rejects.toThrow()
    await expect(comes({ kind: 'cut' })).rejects.toThrow()
    const before = fakes.requests.length
    const hung = expect(comes({ kind: 'hang' })).rejects.toThrow()
    await expect.poll(() => fakes.requests.length).toBe(before + 1)
    fakes.clear()
    expect(fakes.requests).toEqual([])
    await server.close()
    await hung
    server = await fakes.listen()
  })
})
