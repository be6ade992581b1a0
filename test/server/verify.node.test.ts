import { verify } from '@catchcha/server'
import { FAKE_ACCOUNTS } from '@catchcha/testing/server'
import { describe, expect, it } from 'vitest'
import { fresh, services, stub } from './services.ts'

const { hcaptcha: account } = FAKE_ACCOUNTS
const dead = (code: string) => ({ ok: false, tokenSpent: true, codes: [code], failure: { kind: 'rejected', code, phase: 'verify' } })

describe('hCaptcha', () => {
  it('accepts a good token and says what is known of it', async () => {
    const { fakes, hcaptcha } = await services()
    const token = fakes.mint('hcaptcha', { hostname: 'example.com', score: 0.2 })
    const verdict = await verify(hcaptcha({ sitekey: account.sitekey }), token, { remoteIp: '203.0.113.7' })
    expect(verdict).toMatchObject({ ok: true, vendor: 'hcaptcha', tokenSpent: true, hostname: 'example.com', score: 0.2, reasons: [] })
    expect(verdict.ok && verdict.solvedAt).toBeGreaterThan(Date.now() - 60_000)
    expect(fakes.requests[0]?.fields).toEqual({
      secret: account.secret,
      response: token,
      sitekey: account.sitekey,
      remoteip: '203.0.113.7',
    })
  })

  it('refuses a token that the vendor has seen, one that it does not know and one that is too old', async () => {
    const { fakes, hcaptcha } = await services({ accounts: { hcaptcha: { combined: false } } })
    const used = fakes.mint('hcaptcha')
    await verify(hcaptcha(), used)
    expect(await verify(hcaptcha(), used)).toMatchObject(dead('already-seen-response'))
    expect(await verify(hcaptcha(), 'nonsense')).toMatchObject(dead('invalid-input-response'))
    expect(await verify(hcaptcha(), fakes.mint('hcaptcha', { age: 120_000 }))).toMatchObject(dead('expired-input-response'))
  })

  it('refuses with the older, combined code', async () => {
    const { hcaptcha } = await services()
    expect(await verify(hcaptcha(), 'nonsense')).toMatchObject(dead('invalid-or-already-seen-response'))
  })

  it.each([
    ['a wrong secret', { secret: 'wrong' }, {}, 'invalid-input-secret'],
    ['a sitekey of another account', { sitekey: account.sitekey.replace('1', '9') }, {}, 'sitekey-secret-mismatch'],
    ['a malformed sitekey', { sitekey: 'x' }, {}, 'invalid-sitekey'],
    ['a header in place of an address', {}, { remoteIp: '203.0.113.7, 10.0.0.1' }, 'invalid-remoteip'],
  ])('says that the site must act after %s', async (_, keys, options, code) => {
    const { fakes, hcaptcha } = await services()
    const verdict = await verify(hcaptcha(keys), fakes.mint('hcaptcha'), options)
    expect(verdict).toMatchObject({
      ok: false,
      tokenSpent: 'maybe',
      codes: [code],
      failure: { kind: 'misconfigured', code, recovery: 'fix-setup' },
    })
  })

  it('does not take the public test token with a real secret for a mistake of the site', async () => {
    const { hcaptcha } = await services()
    expect(await verify(hcaptcha(), '10000000-aaaa-bbbb-cccc-000000000001')).toMatchObject(dead('not-using-dummy-secret'))
  })

  it('verifies the public test token again and again with the test secret', async () => {
    const { hcaptcha } = await services()
    const provider = hcaptcha({ secret: `0x${'0'.repeat(40)}` })
    for (let time = 0; time < 2; time++) {
      expect(await verify(provider, '10000000-aaaa-bbbb-cccc-000000000001')).toMatchObject({ ok: true, tokenSpent: false })
    }
    expect(await verify(provider, '30000000-aaaa-bbbb-cccc-000000000003', { maxScore: 0.5 })).toMatchObject({
      ok: false,
      tokenSpent: false,
      failure: { code: 'score-too-high' },
    })
  })

  it('checks host and score, and lets nothing through that does not name them', async () => {
    const { fakes, hcaptcha } = await services()
    const check = (token: object, options: object) => verify(hcaptcha(), fakes.mint('hcaptcha', token), options)
    const here = { hostname: 'example.com' }
    expect(await check(here, { hostname: 'example.com' })).toMatchObject({ ok: true })
    expect(await check(here, { hostname: ['a.example', 'example.com'] })).toMatchObject({ ok: true })
    expect(await check(here, { hostname: 'other.com' })).toMatchObject(dead('hostname-mismatch'))
    expect(await check({ hostname: 'not-provided' }, { hostname: 'example.com' })).toMatchObject(dead('hostname-mismatch'))
    expect(await check({ hostname: 'not-provided' }, { hostname: ['example.com', 'not-provided'] })).toMatchObject({ ok: true })
    expect(await check({ score: 0.5 }, { maxScore: 0.5 })).toMatchObject({ ok: true })
    expect(await check({ score: 0.51 }, { maxScore: 0.5 })).toMatchObject(dead('score-too-high'))
    expect(await check({}, { maxScore: 0.5 })).toMatchObject(dead('score-too-high'))
  })
})

describe('CaptchaLa', () => {
  it('accepts a good token and says what is known of it', async () => {
    const { fakes, captchala } = await services()
    const token = fakes.mint('captchala', { action: 'login', uid: 'u1', score: 3, ip: '203.0.113.7' })
    const verdict = await verify(captchala(), token, { action: ['login', 'register'], uid: 'u1', maxScore: 20, remoteIp: '203.0.113.7' })
    expect(verdict).toEqual({
      ok: true,
      vendor: 'captchala',
      tokenSpent: true,
      action: 'login',
      uid: 'u1',
      score: 3,
      challengeId: 'ch_fake',
      solvedAt: expect.closeTo(Date.now(), -4), // within five seconds
    })
    expect(fakes.requests).toMatchObject([
      { path: '/v1/validate', fields: { pass_token: token, keep_token: false, client_ip: '203.0.113.7' } },
    ])
  })

  it('refuses dead tokens', async () => {
    const { fakes, captchala } = await services()
    const used = fakes.mint('captchala')
    await verify(captchala(), used)
    expect(await verify(captchala(), used)).toMatchObject(dead('token_consumed'))
    expect(await verify(captchala(), 'pt_nonsense')).toMatchObject(dead('invalid_token'))
    expect(await verify(captchala(), fakes.mint('captchala', { age: 120_000 }))).toMatchObject(dead('token_expired'))
    const bound = fakes.mint('captchala', { ip: '203.0.113.7' })
    expect(await verify(captchala(), bound, { remoteIp: '2001:db8::1' })).toMatchObject(dead('binding_mismatch'))
  })

  it('leaves the token usable where that is asked for', async () => {
    const { fakes, captchala } = await services()
    const token = fakes.mint('captchala')
    const provider = captchala()
    expect(await verify(provider, token, { keepToken: true })).toMatchObject({ ok: true, tokenSpent: false })
    expect(await verify(provider, token, { keepToken: true })).toMatchObject({ ok: true, tokenSpent: false })
    expect(await verify(provider, token)).toMatchObject({ ok: true, tokenSpent: true })
    expect(await verify(provider, token)).toMatchObject(dead('already-sent'))
    expect(fakes.requests).toHaveLength(3)
  })

  it.each([
    [{ appKey: 'other' }, 'invalid_app_key'],
    [{ appSecret: 'other' }, 'invalid_app_secret'],
  ])('says that the site must act after %j', async (keys, code) => {
    const { fakes, captchala } = await services()
    expect(await verify(captchala(keys), fakes.mint('captchala'))).toMatchObject({
      ok: false,
      tokenSpent: 'maybe',
      failure: { kind: 'misconfigured', code },
    })
  })

  it('compares action, user and score', async () => {
    const { fakes, captchala } = await services()
    const check = (token: object, options: object) => verify(captchala(), fakes.mint('captchala', token), options)
    expect(await check({ action: 'comment' }, { action: 'login' })).toMatchObject(dead('action-mismatch'))
    expect(await check({ uid: 'u2' }, { uid: 'u1' })).toMatchObject(dead('uid-mismatch'))
    expect(await check({}, { uid: 'u1' })).toMatchObject(dead('uid-mismatch'))
    expect(await check({ score: 80 }, { maxScore: 50 })).toMatchObject(dead('score-too-high'))
  })

  it('sends offline tokens to the backup, and there alone', async () => {
    const { fakes, captchala } = await services()
    const good = fakes.mint('captchala', { prefix: 'offline' })
    expect(await verify(captchala(), good)).toMatchObject({ ok: true, offline: true, tokenSpent: true })
    fakes.fail({ kind: 'status' })
    expect(await verify(captchala(), fakes.mint('captchala', { prefix: 'offline' }))).toMatchObject({
      ok: false,
      failure: { kind: 'unreachable' },
    })
    expect(fakes.requests.map(({ host }) => host)).toEqual(['fallbackapiv1.captchala.com', 'fallbackapiv1.captchala.com'])
  })

  it('takes the backup’s way of saying yes from the backup only', async () => {
    const { captchala } = await services()
    const { fetch } = stub(() => Response.json({ code: 0, data: { ok: true } }))
    expect(await verify(captchala(), 'offline_1', { fetch })).toMatchObject({ ok: true })
    expect(await verify(captchala(), 'pt_1', { fetch })).toMatchObject({ ok: false })
  })

  it('refuses tokens made in the browser without asking anybody, unless they are allowed by name', async () => {
    const { fakes, captchala } = await services()
    for (const token of ['client_abc', 'co_abc']) {
      expect(await verify(captchala(), token)).toMatchObject({
        ok: false,
        tokenSpent: false,
        failure: { kind: 'rejected', code: 'client-token' },
      })
      expect(await verify(captchala({ allow: ['degraded'] }), token)).toMatchObject({ ok: false })
      expect(await verify(captchala({ allow: ['client'] }), token)).toEqual({
        ok: true,
        vendor: 'captchala',
        tokenSpent: false,
        clientOnly: true,
      })
    }
    expect(fakes.requests).toEqual([])
  })

  it('reports degraded tokens, and accepts them only by name and only if the vendor made them', async () => {
    const { fakes, captchala } = await services()
    const mint = () => fakes.mint('captchala', { prefix: 'dg' })
    const refused = { ok: false, degraded: true, codes: ['quota_exhausted'], failure: { kind: 'misconfigured', code: 'quota_exhausted' } }
    expect(await verify(captchala(), mint())).toMatchObject(refused)
    expect(await verify(captchala({ allow: ['client'] }), mint())).toMatchObject(refused)
    const lenient = captchala({ allow: ['degraded'] })
    expect(await verify(lenient, mint(), { action: 'login' })).toMatchObject({ ok: true, degraded: true })
    expect(await verify(lenient, 'dg_forged')).toMatchObject(dead('invalid_token'))
    const { fetch } = stub(() => Response.json({ code: 0, data: { valid: false, degraded: true, action: 'comment' } }))
    expect(await verify(lenient, 'dg_1', { action: 'login', fetch })).toMatchObject(dead('action-mismatch'))
    expect(await verify(lenient, 'pt_1', { fetch })).toMatchObject({ ok: false, degraded: true })
  })
})

describe('AICaptcha', () => {
  it('accepts only where call and visitor both passed', async () => {
    const { fakes, aicaptcha } = await services()
    const token = fakes.mint('aicaptcha')
    expect(await verify(aicaptcha(), token, { remoteIp: '203.0.113.7' })).toEqual({ ok: true, vendor: 'aicaptcha', tokenSpent: true })
    expect(fakes.requests[0]?.fields).toEqual({ secret: FAKE_ACCOUNTS.aicaptcha.secret, response: token, remote_ip: '203.0.113.7' })
    expect(await verify(aicaptcha(), token)).toMatchObject(dead('payload_used'))
    for (const body of [
      { status: 'success', result: 'fail', reason: '' },
      { status: 'error', result: 'success', reason: '' },
      { status: 'success', reason: '' },
      { status: 'success', result: 'success', reason: 'payload_used' },
    ]) {
      const { fetch } = stub(() => Response.json(body))
      expect(await verify(aicaptcha(), fresh(), { fetch })).toMatchObject({ ok: false })
    }
  })

  it('refuses dead tokens and tells the site’s mistakes and the vendor’s from them', async () => {
    const { fakes, aicaptcha } = await services()
    expect(await verify(aicaptcha(), 'nonsense')).toMatchObject(dead('payload_err'))
    expect(await verify(aicaptcha(), fakes.mint('aicaptcha', { age: 120_000 }))).toMatchObject(dead('tno_expired'))
    expect(await verify(aicaptcha({ secret: 'x' }), fakes.mint('aicaptcha'))).toMatchObject({
      ok: false,
      failure: { kind: 'misconfigured' },
    })
    fakes.fail({ kind: 'codes', codes: ['runtime_err'] })
    expect(await verify(aicaptcha(), fakes.mint('aicaptcha'))).toMatchObject({
      ok: false,
      tokenSpent: 'maybe',
      failure: { kind: 'broken', code: 'runtime_err' },
    })
    fakes.fail({ kind: 'codes', codes: ['verify_limit'] })
    expect(await verify(aicaptcha(), fakes.mint('aicaptcha'))).toMatchObject({
      ok: false,
      failure: { kind: 'rate-limited', code: 'verify_limit' },
    })
  })
})

describe('several codes', () => {
  it.each([
    [['missing-input-response', 'missing-input-secret'], 'missing-input-secret', 'misconfigured'],
    [['never-heard-of', 'already-seen-response'], 'already-seen-response', 'rejected'],
    [['expired-input-response', 'already-seen-response'], 'expired-input-response', 'rejected'],
    [['never-heard-of'], 'never-heard-of', 'broken'],
    [[], 'refused', 'rejected'],
  ])('%j', async (codes, code, kind) => {
    const { fakes, hcaptcha } = await services()
    fakes.fail({ kind: 'codes', codes })
    const verdict = await verify(hcaptcha(), fakes.mint('hcaptcha'))
    expect(verdict).toMatchObject({ ok: false, failure: { code, kind }, codes: codes.length ? codes : [code] })
  })
})
