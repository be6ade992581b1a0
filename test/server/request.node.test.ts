import { fromBody, fromRequest } from '@catchcha/server'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const post = (body: BodyInit, headers: HeadersInit = {}): Request => new Request('https://site.example/', { method: 'POST', body, headers })
const json = (body: unknown): Request => post(JSON.stringify(body), { 'content-type': 'application/json; charset=utf-8' })
const form = (...fields: [string, string][]): FormData => {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

const withFile = new FormData()
withFile.append('h-captcha-response', new Blob(['T']))

describe('fromRequest', () => {
  it.each(['h-captcha-response', 'captchala_token', 'captchalaToken', 'captcha_token', 'aicaptcha-response', 'g-recaptcha-response'])(
    'finds %s in every sort of body',
    async name => {
      expect(await fromRequest(post(new URLSearchParams({ other: 'x', [name]: 'T' })))).toBe('T')
      expect(await fromRequest(post(form(['other', 'x'], [name, 'T'])))).toBe('T')
      expect(await fromRequest(json({ other: 'x', [name]: 'T' }))).toBe('T')
    },
  )

  it('leaves the body to the site', async () => {
    const request = post(new URLSearchParams({ 'h-captcha-response': 'T', name: 'Ada' }))
    await fromRequest(request)
    expect((await request.formData()).get('name')).toBe('Ada')
  })

  it('finds the header of the vendor’s own examples', async () => {
    expect(await fromRequest(post('', { 'x-captcha-token': ' T ' }))).toBe('T')
    expect(await fromRequest(new Request('https://site.example/', { headers: { 'x-captcha-token': 'T' } }))).toBe('T')
  })

  it('takes the first that is not empty', async () => {
    expect(await fromRequest(post(new URLSearchParams('h-captcha-response=&h-captcha-response=T')))).toBe('T')
    expect(await fromRequest(json({ 'h-captcha-response': ['', 'T'] }))).toBe('T')
    expect(await fromRequest(json({ 'h-captcha-response': '  ', 'g-recaptcha-response': 'T' }))).toBe('T')
  })

  it('looks for a name of the site’s own only if told, as "token" may be anybody’s', async () => {
    expect(await fromRequest(json({ token: 'csrf' }))).toBeUndefined()
    expect(await fromRequest(json({ token: 'T', 'h-captcha-response': 'other' }), { fields: ['token'] })).toBe('T')
  })

  it.each([
    ['no body', new Request('https://site.example/')],
    ['a text', post('h-captcha-response=T', { 'content-type': 'text/plain' })],
    ['JSON cut short', post('{"h-captcha-response":"T"', { 'content-type': 'application/json' })],
    ['JSON of another shape', json(['T'])],
    ['a field that is no text', json({ 'h-captcha-response': { toString: 'T' } })],
    ['a file in place of a text', post(withFile)],
    ['an inherited name', json(JSON.parse('{"__proto__":{"h-captcha-response":"T"}}'))],
  ])('finds nothing in %s', async (_, request) => {
    expect(await fromRequest(request)).toBeUndefined()
  })

  it('stops reading a body that is too long', async () => {
    let pulled = 0
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1000))
        if (++pulled === 1000) controller.close()
      },
    })
    const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json' } }
    expect(await fromRequest(new Request('https://site.example/', init), { limit: 10_000 })).toBeUndefined()
    expect(pulled).toBeLessThan(20)
  })

  it('says what to do where the body was read before', async () => {
    const request = json({ 'h-captcha-response': 'T' })
    await request.text()
    await expect(fromRequest(request)).rejects.toThrow(/fromBody/)
  })

  it('never throws over what a stranger posts', async () => {
    const types = fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'multipart/form-data',
      '',
      'x',
    )
    await fc.assert(
      fc.asyncProperty(fc.string(), types, async (body, type) => {
        const token = await fromRequest(post(body, type ? { 'content-type': type } : {}))
        expect(['undefined', 'string']).toContain(typeof token)
      }),
    )
  })
})

it('fromBody reads what a framework has parsed', () => {
  expect(fromBody({ 'h-captcha-response': 'T' })).toBe('T')
  expect(fromBody(new URLSearchParams('captchala_token=T'))).toBe('T')
  expect(fromBody(form(['aicaptcha-response', 'T']))).toBe('T')
  for (const nothing of [undefined, null, 'h-captcha-response=T', 7, [], {}]) expect(fromBody(nothing)).toBeUndefined()
})
