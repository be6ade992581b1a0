import { inspect } from 'node:util'
import { fromRequest, issueServerToken, toResponse, verify } from '@catchcha/server'
import type { VerifyFault, VerifyVendor } from '@catchcha/testing/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Services, services, stub } from './services.ts'

const SECRETS = { hcaptcha: 'canary-secret-H4x0r', captchala: 'canary-secret-C9p2l', aicaptcha: 'canary-secret-A7q3z' }
const ACCOUNTS = {
  hcaptcha: { secret: SECRETS.hcaptcha },
  captchala: { appSecret: SECRETS.captchala },
  aicaptcha: { secret: SECRETS.aicaptcha },
}
const VENDORS: readonly VerifyVendor[] = ['hcaptcha', 'captchala', 'aicaptcha']

/** Everything that was printed, thrown out of sight or handed back while a test ran. */
const output: string[] = []
const note = (value: unknown): void => {
  output.push(inspect(value, { depth: 20, showHidden: true, getters: true }), JSON.stringify(value) ?? '')
  if (value instanceof Error) output.push(value.stack ?? '')
}
beforeEach(() => {
  output.length = 0
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
    vi.spyOn(console, name).mockImplementation((...all) => all.forEach(note))
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockImplementation(what => output.push(String(what)) > 0)
  process.on('unhandledRejection', note)
})
afterEach(() => {
  process.off('unhandledRejection', note)
})

/** The pieces of a canary that must not show; short ones may turn up by chance. */
const pieces = (secret: string): string[] => [
  secret,
  secret.slice(0, 16),
  secret.slice(-8),
  Buffer.from(secret).toString('base64'),
  encodeURIComponent(secret),
]
function expectSilence(canaries: readonly string[]): void {
  const all = output.join('\n')
  expect(all.length).toBeGreaterThan(50) // something was said at all
  expect(canaries.flatMap(pieces).filter(piece => all.includes(piece))).toEqual([])
}

const FAULTS: readonly (VerifyFault | undefined)[] = [
  undefined,
  { kind: 'status', status: 500 },
  { kind: 'status', status: 429, retryAfter: '9' },
  { kind: 'status', status: 421 },
  { kind: 'html' },
  { kind: 'cut' },
  { kind: 'garbage' },
  { kind: 'reset' },
  { kind: 'hang' },
]

const bind = (all: Services, vendor: VerifyVendor) =>
  ({
    hcaptcha: all.hcaptcha({ secret: SECRETS.hcaptcha }),
    captchala: all.captchala({ appSecret: SECRETS.captchala }),
    aicaptcha: all.aicaptcha({ secret: SECRETS.aicaptcha }),
  })[vendor]

describe.each(VENDORS)('nothing of %s shows', vendor => {
  it.each(FAULTS.map(fault => [fault ? JSON.stringify(fault) : 'no fault', fault] as const))('after %s', async (_, fault) => {
    const all = await services({ accounts: ACCOUNTS })
    const provider = bind(all, vendor)
    const token = all.fakes.mint(vendor)
    note(provider)
    all.fakes.fail(fault)
    const request = new Request('https://site.example/', { method: 'POST', body: new URLSearchParams({ 'h-captcha-response': token }) })
    const verdict = await verify<object>(provider, await fromRequest(request), { timeout: fault?.kind === 'hang' ? 100 : 5000 })
    const response = toResponse(verdict)
    note(verdict)
    note(await verify<object>(provider, token))
    note([...response.headers, await response.text()])
    expectSilence([token, SECRETS[vendor]])
  })

  it('when the answer repeats what was asked', async () => {
    const all = await services({ accounts: ACCOUNTS })
    const provider = bind(all, vendor)
    const words = (token: string): unknown[] => [
      token,
      SECRETS[vendor],
      `bad token ${token}`,
      `key ${SECRETS[vendor].slice(0, 16)}…`,
      token.slice(-12),
      [token],
    ]
    let count = 0
    for (let which = 0; which < 6; which++) {
      const token = `P1_canary${++count}${vendor}Zk3v9QmW7tR2`
      const echo = words(token)[which]
      const bodies: unknown[] = [
        { success: false, 'error-codes': [echo, 'x'] },
        { code: 1, error: echo, msg: echo, data: { valid: false, error: echo } },
        { code: 0, data: { degraded: true, reason: echo } },
        { status: 'error', result: 'fail', reason: echo, msg: echo },
      ]
      for (const [number, body] of bodies.entries()) {
        const { fetch } = stub(() => Response.json(body))
        note(await verify<object>(provider, `${token}${number}`, { fetch }))
      }
      expectSilence([token, SECRETS[vendor]])
    }
  })

  it('when fetch throws the request itself', async () => {
    const all = await services({ accounts: ACCOUNTS })
    const provider = bind(all, vendor)
    const token = all.fakes.mint(vendor)
    const fetch = (async (url, init) => {
      const body = await new Response(init?.body).text()
      throw Object.assign(new Error(`failed: ${body}`, { cause: { code: body, config: { url, init, body } } }), { request: body })
    }) satisfies typeof globalThis.fetch
    note(await verify<object>(provider, token, { fetch }))
    expectSilence([token, SECRETS[vendor]])
  })
})

it('nothing of a secret shows when a server token is asked for, whatever the answer repeats', async () => {
  const { captchala } = await services({ accounts: ACCOUNTS })
  const provider = captchala({ appSecret: SECRETS.captchala })
  note(await issueServerToken(provider, { action: 'login' }))
  for (const echo of [SECRETS.captchala, `key ${SECRETS.captchala.slice(0, 16)}`]) {
    const { fetch } = stub(() => Response.json({ code: 1, error: echo, msg: echo, data: { error: echo, server_token: echo } }))
    note(await issueServerToken(provider, { action: 'login', fetch }))
  }
  expectSilence([SECRETS.captchala])
})

it('tells the page neither what is for the site alone nor what a good token was worth', async () => {
  const { fakes, hcaptcha } = await services()
  const good = await verify(hcaptcha(), fakes.mint('hcaptcha', { hostname: 'inner.example', score: 0.4 }))
  expect(await toResponse(good).json()).toEqual({ ok: true })
  const bad = await verify(hcaptcha({ secret: undefined }), 'x')
  expect(bad).toHaveProperty('failure.detail')
  expect(await toResponse(bad).json()).not.toHaveProperty('failure.detail')
})
