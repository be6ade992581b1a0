import { aicaptcha, captchala, hcaptcha, issueServerToken, toResponse, type Verdict, verify } from '@catchcha/server'
import { describe, expect, it, vi } from 'vitest'
import { fresh, services, stub } from './services.ts'

/** A verdict after a given answer. */
const answered = (body: unknown, init?: ResponseInit): Promise<Verdict> =>
  verify(hcaptcha({ secret: 's' }), fresh(), { fetch: stub(() => Response.json(body, init)).fetch })
const refusal = (code: string): Promise<Verdict> => answered({ success: false, 'error-codes': [code] })

describe('toResponse', () => {
  it.each<[string, () => Promise<Verdict>, number]>([
    ['a good token', () => answered({ success: true }), 200],
    ['a dead token', () => refusal('already-seen-response'), 403],
    ['no token', () => verify(hcaptcha({ secret: 's' }), undefined), 403],
    ['a mistake in the set-up', () => refusal('invalid-input-secret'), 500],
    ['a limit', () => answered({}, { status: 429 }), 429],
    ['a vendor that is down', () => answered({}, { status: 503 }), 503],
    ['a vendor that failed', () => refusal('never-heard-of'), 502],
    ['an end by the site', () => verify(aicaptcha({ secret: 's' }), fresh(), { signal: AbortSignal.abort() }), 503],
  ])('says %s by its status, and is never cached', async (_, verdict, status) => {
    const response = toResponse(await verdict())
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('says what the page needs, and nothing else', async () => {
    const verdict = await refusal('already-seen-response')
    expect(await toResponse(verdict).json()).toEqual({
      ok: false,
      tokenSpent: true,
      codes: ['already-seen-response'],
      failure: {
        kind: 'rejected',
        code: 'already-seen-response',
        vendor: 'hcaptcha',
        phase: 'verify',
        actor: 'visitor',
        recovery: 'retry',
      },
    })
  })

  it('says for how long to wait, in seconds and at least one', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000_000_000 })
    const wait = await answered({}, { status: 429, headers: { 'retry-after': '30' } })
    expect(toResponse(wait).headers.get('retry-after')).toBe('30')
    expect(await toResponse(wait).json()).toMatchObject({ failure: { retryAt: 1_000_000_030_000 } })
    vi.setSystemTime(1_000_000_029_500)
    expect(toResponse(wait).headers.get('retry-after')).toBe('1')
    vi.setSystemTime(1_000_000_040_000)
    expect(toResponse(wait).headers.get('retry-after')).toBe('1')
    vi.useRealTimers()
    expect(toResponse(await answered({}, { status: 429 })).headers.has('retry-after')).toBe(false)
  })

  it('takes headers of the site along, and its status', async () => {
    const response = toResponse(await refusal('already-seen-response'), { status: 422, headers: { 'access-control-allow-origin': '*' } })
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([422, '*'])
  })
})

describe('issueServerToken', () => {
  it('gets a token for the page, for the action, the time and the user asked for', async () => {
    const { fakes, captchala: make } = await services()
    const before = Date.now()
    const issued = await issueServerToken(make(), { action: 'login', ttl: 120, maxUses: 3, bindIp: '203.0.113.7', bindUid: 'u1' })
    expect(issued).toEqual({ ok: true, serverToken: expect.stringMatching(/^sct_[0-9a-f]{32}$/), expiresAt: expect.any(Number) })
    expect(issued.ok && issued.expiresAt).toBeGreaterThanOrEqual(before + 120_000)
    const fields = { action: 'login', ttl: 120, max_uses: 3, binding_ip: '203.0.113.7', bind_uid: 'u1' }
    expect(fakes.requests).toMatchObject([{ path: '/v1/server/challenge/issue', fields }])
    await issueServerToken(make(), { action: 'login' })
    expect(fakes.requests[1]?.fields).toEqual({ action: 'login' })
  })

  it.each([
    ['wrong keys', { code: 401, error: 'invalid_credentials' }, 401, 'misconfigured', 'invalid_credentials'],
    ['a limit in the body', { code: 1001, msg: 'rate limit', error: 'rate_limit_exceeded' }, 200, 'rate-limited', 'rate_limit_exceeded'],
    ['a limit by status', {}, 429, 'rate-limited', 'http-429'],
    ['a token of another sort', { code: 0, data: { server_token: 'pt_1' } }, 200, 'unreachable', 'bad-answer'],
    ['nothing', {}, 200, 'unreachable', 'bad-answer'],
    ['a page', 'x', 404, 'unreachable', 'http-404'],
    ['only a number', { code: 1234 }, 200, 'broken', '1234'],
  ])('says what is wrong: %s', async (_, body, status, kind, code) => {
    const { fetch } = stub(() => Response.json(body, { status }))
    const issued = await issueServerToken(captchala({ appKey: 'k', appSecret: 's' }), { action: 'a', fetch })
    expect(issued).toMatchObject({ ok: false, codes: [code], failure: { kind, code, phase: 'token', vendor: 'captchala' } })
    expect(await toResponse(issued).json()).toMatchObject({ ok: false, failure: { kind } })
  })
})
