import type { AddressInfo } from 'node:net'
import { createCaptcha } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import type { HCaptchaChecks, Provider } from '@catchcha/server'
import { afterEach, describe, expect, it } from 'vitest'
import { createApp as createExpress } from '../../packages/server/examples/express.ts'
import { createHandler } from '../../packages/server/examples/fetch.ts'
import { createApp as createHono } from '../../packages/server/examples/hono.ts'
import { services } from './services.ts'

/** A site of one page, `POST /join`. */
type Site = (request: Request) => Response | Promise<Response>

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const SITES: Record<string, (provider: Provider<HCaptchaChecks>) => Promise<Site>> = {
  fetch: async provider => createHandler(provider),
  hono: async provider => request => createHono(provider).fetch(request),
  express: async provider => {
    const server = createExpress(provider).listen(0, '127.0.0.1')
    await new Promise(done => server.once('listening', done))
    closing.push(
      () => void server.close(),
      () => server.closeAllConnections(),
    )
    const { port } = server.address() as AddressInfo
    return async request => fetch(`http://127.0.0.1:${port}/join`, { method: 'POST', body: new URLSearchParams(await request.text()) })
  },
}

const join = (token?: string): Request =>
  new Request('https://site.example/join', {
    method: 'POST',
    body: new URLSearchParams({ name: 'Ada', ...(token !== undefined && { 'h-captcha-response': token }) }),
  })

describe.each(Object.entries(SITES))('the example for %s', (_, start) => {
  it('lets a good token through once, with the rest of the form', async () => {
    const { fakes, hcaptcha: make } = await services()
    const site = await start(make())
    const token = fakes.mint('hcaptcha')
    const first = await site(join(token))
    expect([first.status, await first.json()]).toEqual([200, { welcome: 'Ada' }])
    const second = await site(join(token))
    expect([second.status, await second.json()]).toMatchObject([403, { ok: false, failure: { kind: 'rejected', code: 'already-sent' } }])
    expect(fakes.requests).toHaveLength(1)
  })

  it('refuses a form without a token, and says when the site must act', async () => {
    const { fakes, hcaptcha: make } = await services()
    const missing = await (await start(make()))(join())
    expect([missing.status, await missing.json()]).toMatchObject([403, { failure: { code: 'token-missing' } }])
    const wrong = await (await start(make({ secret: 'wrong' })))(join(fakes.mint('hcaptcha')))
    expect([wrong.status, await wrong.json()]).toMatchObject([500, { failure: { kind: 'misconfigured', code: 'invalid-input-secret' } }])
  })

  it('says when the vendor is down or asks to wait', async () => {
    const { fakes, hcaptcha: make } = await services()
    const site = await start(make())
    fakes.fail({ kind: 'html', status: 502 })
    expect((await site(join(fakes.mint('hcaptcha')))).status).toBe(503)
    fakes.fail({ kind: 'status', status: 429, retryAfter: '7' })
    const limited = await site(join(fakes.mint('hcaptcha')))
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7'])
  })

  it('answers in words that the page understands', async () => {
    const { hcaptcha: make } = await services()
    const answer = await (await start(make()))(join('nonsense'))
    const captcha = createCaptcha({ provider: hcaptcha({ sitekey: 'x' }), retry: false, remember: false })
    expect(captcha.reject(await answer.json())).toMatchObject({
      kind: 'rejected',
      code: 'invalid-or-already-seen-response',
      phase: 'verify',
    })
    captcha.destroy()
  })
})
