import { aicaptcha, captchala, hcaptcha, verify } from '@catchcha/server'
import { describe, expect, it } from 'vitest'
import { fresh, stub } from './services.ts'

const SECRET = 'canary-secret-H4x0r-0123456789'
const keys = { appKey: 'app', appSecret: SECRET }
const answering = (body: unknown) => stub(() => new Response(typeof body === 'string' ? body : JSON.stringify(body)))

describe('an answer that contradicts itself is no yes', () => {
  it.each([
    ['an error beside it', { code: 0, data: { valid: true, error: 'token_consumed' } }],
    ['an error above it', { code: 0, error: 'token_expired', data: { valid: true } }],
    ['a no beside it', { code: 0, data: { valid: true, ok: false } }],
    ['a no before it under the same name', '{"code":0,"data":{"valid":false,"valid":true}}'],
  ])('a yes of CaptchaLa with %s', async (_, body) => {
    const { fetch } = answering(body)
    expect(await verify(captchala(keys), fresh('pt_'), { fetch })).toMatchObject({ ok: false })
  })

  it.each(['{"success":false,"success":true}', '{"success":false,"\\u0073uccess" : true}', '{"success":true,"score":1,"score":0}'])(
    'a name that stands twice: %s',
    async body => {
      const { fetch } = answering(body)
      expect(await verify(hcaptcha({ secret: 's' }), fresh(), { fetch })).toMatchObject({ ok: false, failure: { code: 'bad-answer' } })
    },
  )

  it('the same name in two objects, or as a value, is none', async () => {
    const { fetch } = answering('{"success":true,"a":{"b":[{"c":"c"},{"c":"a:{\\""}]},"b":"success"}')
    expect(await verify(hcaptcha({ secret: 's' }), fresh(), { fetch })).toMatchObject({ ok: true })
  })
})

describe('what a check compares', () => {
  it.each([
    ['EXAMPLE.com', 'example.com'],
    ['example.com', ['other.example', 'Example.COM']],
  ])('is a host in any case: %s for %s', async (hostname, wanted) => {
    const { fetch } = answering({ success: true, hostname })
    expect(await verify(hcaptcha({ secret: 's' }), fresh(), { fetch, hostname: wanted })).toMatchObject({ ok: true })
  })

  it.each([{ uid: 'ada' }, { action: 'login' }, { maxScore: 50 }])(
    'counts for a degraded token, too, where the vendor says something: %j',
    async checks => {
      const provider = captchala({ ...keys, allow: ['degraded'] })
      const said = { uid: 'eve', action: 'other', captcha_args: { risk_score: 99 } }
      const asked = (data: object) => {
        const { fetch } = answering({ code: 0, data: { valid: false, degraded: true, ...data } })
        return verify(provider, fresh('dg_'), { fetch, ...checks })
      }
      expect(await asked(said)).toMatchObject({ ok: false, failure: { kind: 'rejected' } })
      expect(await asked({})).toMatchObject({ ok: true, degraded: true })
    },
  )
})

describe('a token', () => {
  it('that is used up is not sent again to be kept', async () => {
    const { fetch, sent } = answering({ code: 0, data: { valid: true } })
    const provider = captchala(keys)
    const token = fresh('pt_')
    expect(await verify(provider, token, { fetch, keepToken: true })).toMatchObject({ ok: true, tokenSpent: false })
    expect(await verify(provider, token, { fetch })).toMatchObject({ ok: true, tokenSpent: true })
    expect(await verify(provider, token, { fetch, keepToken: true })).toMatchObject({ ok: false, codes: ['already-sent'] })
    expect(sent).toHaveLength(2)
  })

  it('or a key that the vendor repeats is in no good verdict', async () => {
    const token = fresh('P1_canary-token-')
    const { fetch } = answering({ success: true, hostname: SECRET, score_reason: [`seen ${token}`], score: 0 })
    expect(await verify(hcaptcha({ secret: SECRET }), token, { fetch })).toEqual({
      ok: true,
      vendor: 'hcaptcha',
      tokenSpent: true,
      score: 0,
    })
  })
})

describe('a key of CaptchaLa', () => {
  it.each(['a\nb', '“quoted”', '\ufeffkey'])('that cannot stand in a header is the site’s matter, and nothing is sent: %j', async key => {
    const { fetch, sent } = answering({ code: 0, data: { valid: true } })
    for (const name of ['appKey', 'appSecret']) {
      const verdict = await verify(captchala({ ...keys, [name]: key }), fresh('pt_'), { fetch })
      expect(verdict).toMatchObject({ ok: false, tokenSpent: false, failure: { kind: 'misconfigured' } })
      expect(JSON.stringify(verdict)).not.toContain(key)
    }
    expect(sent).toEqual([])
  })

  it('may have a line break at its end, as a file has', async () => {
    const { fetch } = answering({ code: 0, data: { valid: true } })
    expect(await verify(captchala({ ...keys, appSecret: `${SECRET}\n` }), fresh('pt_'), { fetch })).toMatchObject({ ok: true })
  })

  it('goes to an address with or without a slash at its end', async () => {
    const { fetch, sent } = answering({})
    await verify(captchala({ ...keys, endpoint: 'https://a.example/' }), fresh('pt_'), { fetch })
    await verify(captchala({ ...keys, backupEndpoint: 'https://b.example/' }), fresh('offline_'), { fetch })
    expect(sent.map(line => line.split(' ')[0])).toEqual(['https://a.example/v1/validate', 'https://b.example/api/validate'])
  })
})

describe('a body without an end', () => {
  it('is given up, also where `fetch` hears no signal', async () => {
    let cancelled = false
    const body = new ReadableStream({
      pull: controller => controller.enqueue(new Uint8Array(16_384).fill(32)),
      cancel: () => {
        cancelled = true
      },
    })
    const verdict = await verify(aicaptcha({ secret: 's' }), fresh(), { fetch: async () => new Response(body) })
    expect(verdict).toMatchObject({ ok: false, tokenSpent: 'maybe', failure: { code: 'bad-answer' } })
    expect(cancelled).toBe(true)
  })
})
