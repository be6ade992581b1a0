import { aicaptcha, captchala, fromBody, fromRequest, hcaptcha, issueServerToken, toResponse, verify } from '@catchcha/server'
import { describe, expect, it } from 'vitest'
import { fresh, stub } from './services.ts'

const SECRET = '0xSecretOfNobody0123456789abcdef'
/** Calls without the help of types. */
const loosely = (target: unknown, ...args: readonly unknown[]): unknown => (target as (...args: readonly unknown[]) => unknown)(...args)

describe('a mistake on the server says what to pass', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['a provider without keys', () => loosely(hcaptcha), /^hcaptcha\(\{ secret \}\): pass an object with the keys\.$/],
    ['a secret in place of the keys', () => loosely(aicaptcha, SECRET), /^aicaptcha\(\{ secret \}\): pass an object/],
    [
      'a promise of a secret',
      () => loosely(hcaptcha, { secret: Promise.resolve(SECRET) }),
      /pass a text as secret.* an await may be missing/,
    ],
    [
      'a text in place of a list',
      () => loosely(captchala, { appKey: 'a', appSecret: SECRET, allow: 'client' }),
      /^captchala\(\{ allow \}\)/,
    ],
    [
      'something else that may be allowed',
      () => loosely(captchala, { appKey: 'a', appSecret: SECRET, allow: ['Client'] }),
      /^captchala\(\{ allow \}\)/,
    ],
    [
      'a key in another spelling',
      () => loosely(hcaptcha, { secret: SECRET, siteKey: 'k' }),
      /^hcaptcha\(\{ secret \}\): spell it sitekey\./,
    ],
    ['a key as the header has it', () => loosely(captchala, { app_key: 'a', appSecret: SECRET }), /spell it appKey\./],
    ['no provider', () => loosely(verify, undefined, 'token'), /^verify\(provider, token\): pass as provider/],
    ['the page’s provider', () => loosely(verify, { adapter: { vendor: 'hcaptcha' }, options: {} }, 'token'), /@catchcha\/server/],
    ['token and provider swapped', () => loosely(verify, SECRET, hcaptcha({ secret: SECRET })), /^verify\(provider, token\)/],
    ['a time that would never be', () => verify(hcaptcha({ secret: 's' }), fresh(), { timeout: Number.POSITIVE_INFINITY }), /timeout ms/],
    ['a signal that is none', () => loosely(verify, hcaptcha({ secret: 's' }), fresh(), { signal: {} }), /AbortSignal/],
    ['a request of Express', () => loosely(fromRequest, { headers: {}, body: {} }), /^fromRequest\(request\): .*fromBody\(req\.body\)/],
    [
      'one field that is no list',
      () => loosely(fromBody, {}, { fields: 'token' }),
      /^fromBody\(body, \{ fields \}\): pass .* a list of names/,
    ],
    ['a promise of a verdict', () => loosely(toResponse, verify(hcaptcha({ secret: 's' }), undefined)), /^toResponse\(verdict\).*await/],
    ['a status without a body', () => toResponse({ ok: true }, { status: 204 }), /^toResponse\(verdict, init\)/],
  ])('%s', async (_, call, words) => {
    const error = await Promise.resolve()
      .then(call)
      .catch((error: unknown) => error)
    expect(error).toBeInstanceOf(TypeError)
    expect(String((error as Error).message)).toMatch(words)
    expect(String(error)).not.toContain(SECRET)
  })

  it('is found before anything is sent', async () => {
    const { fetch, sent } = stub(() => Response.json({ success: true }))
    await expect(verify(hcaptcha({ secret: 's' }), fresh(), { fetch, timeout: -1 })).rejects.toThrow(TypeError)
    await expect(loosely(verify, hcaptcha({ secret: 's' }), fresh(), { fetch, remoteIp: {} })).rejects.toThrow(TypeError)
    expect(sent).toEqual([])
  })

  it.each<[object, object]>([
    ...[5, '', [], [5], null, /x/].map(hostname => [hcaptcha({ secret: 's' }), { hostname }] as [object, object]),
    ...['0.5', Number.NaN, null, Number.POSITIVE_INFINITY].map(maxScore => [hcaptcha({ secret: 's' }), { maxScore }] as [object, object]),
    ...[{ action: 5 }, { uid: 5 }, { uid: ['ada'] }, { keepToken: 'false' }, { keepToken: 1 }, { maxScore: '20' }].map(
      checks => [captchala({ appKey: 'a', appSecret: 's' }), checks] as [object, object],
    ),
  ])('is a check that would refuse everybody or nobody: %#', async (provider, checks) => {
    const { fetch, sent } = stub(() => Response.json({ success: true }))
    const [name = ''] = Object.keys(checks)
    await expect(loosely(verify, provider, fresh(), { fetch, ...checks })).rejects.toThrow(new RegExp(`pass .* as ${name}\\.$`))
    expect(sent).toEqual([])
  })

  it('is `misconfigured` where a server token is asked for, which never rejects', async () => {
    const provider = captchala({ appKey: 'a', appSecret: SECRET })
    for (const args of [
      [],
      [undefined, {}],
      [provider],
      [provider, {}],
      [hcaptcha({ secret: SECRET }), { action: 'login' }],
      [SECRET, SECRET],
      [provider, { action: 'login', max_uses: 3 }],
      [provider, { action: 'login', ttl: Number.NaN }],
      [provider, { action: 'login', maxUses: 0 }],
    ]) {
      const issued = await loosely(issueServerToken, ...args)
      expect(issued).toMatchObject({ ok: false, codes: ['bad-call'], failure: { kind: 'misconfigured', code: 'bad-call', phase: 'token' } })
      expect(JSON.stringify(issued)).toContain('issueServerToken(provider, { action })')
      expect(JSON.stringify(issued)).not.toContain(SECRET)
    }
  })

  it('a key that is not set is none, nor is what a site keeps beside its keys', async () => {
    expect(loosely(hcaptcha, { secret: SECRET, sitekey: 'k', needsIp: false })).toMatchObject({ vendor: 'hcaptcha' })
    expect(await verify(hcaptcha({ secret: undefined }), fresh())).toMatchObject({ ok: false, failure: { code: 'missing-input-secret' } })
  })
})

describe('a refusal that came over a wire', () => {
  const told = async (answer: unknown): Promise<[number, unknown]> => {
    const response = loosely(toResponse, answer) as Response
    return [response.status, await response.json()]
  }

  it.each([
    { ok: false },
    { ok: false, failure: null },
    { ok: false, failure: { kind: 'never-heard-of', code: 'x' } },
    { ok: false, failure: { kind: 'constructor', code: 'x' } },
    { ok: false, failure: { kind: { toString: 1 }, code: { toString: 1 } }, codes: 7, tokenSpent: {} },
  ])('stays a refusal whatever is in it: %j', async answer => {
    expect(await told(answer)).toEqual([
      502,
      { ok: false, codes: [], failure: expect.objectContaining({ kind: 'broken', code: 'bad-verdict' }) },
    ])
  })

  it('keeps what can be understood, and no more', async () => {
    const failure = { kind: 'rate-limited', code: 'x', retryAt: Number.POSITIVE_INFINITY, by: ['?'], detail: SECRET, cause: SECRET }
    expect(await told({ ok: false, failure, codes: ['x', 7, {}], tokenSpent: 'maybe' })).toEqual([
      429,
      { ok: false, codes: ['x'], tokenSpent: 'maybe', failure: { kind: 'rate-limited', code: 'x' } },
    ])
  })
})

describe('a request', () => {
  it('that breaks off holds no token', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('captcha_token='))
        controller.error(new Error('gone'))
      },
    })
    const request = new Request('https://site.example', { method: 'POST', body, duplex: 'half' } as RequestInit)
    expect(await fromRequest(request)).toBe(undefined)
  })

  it('whose body somebody else reads says so', async () => {
    const request = new Request('https://site.example', { method: 'POST', body: 'captcha_token=t' })
    request.body?.getReader()
    await expect(fromRequest(request)).rejects.toThrow(/the body was read before/)
  })

  it('with a body that cannot be looked at holds no token', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(fromBody(proxy)).toBe(undefined)
  })
})
