import { createServer } from 'node:http'
import { createServer as createTcp, type Server } from 'node:net'
import { issueServerToken, type Verdict, verify } from '@catchcha/server'
import type { VerifyFault } from '@catchcha/testing/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fresh, services, stub } from './services.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function listen<Kind extends Server>(server: Kind): Promise<string> {
  servers.push(server)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

const lost = (code: string, tokenSpent: Verdict['tokenSpent'] = 'maybe') => ({
  ok: false,
  tokenSpent,
  codes: [code],
  failure: { kind: 'unreachable', code, vendor: 'hcaptcha', phase: 'verify' },
})

describe('a fault of the vendor', () => {
  it.each<[string, VerifyFault, object]>([
    ['an error page', { kind: 'status', status: 503 }, lost('http-503')],
    ['a bare 500', { kind: 'status', status: 500 }, lost('http-500')],
    ['a refusal without a code', { kind: 'status', status: 403 }, lost('http-403')],
    ['a page with status 200', { kind: 'html' }, lost('bad-answer')],
    ['an empty body', { kind: 'empty' }, lost('bad-answer')],
    ['a body cut short', { kind: 'cut' }, lost('verify-failed')],
    ['JSON of another shape', { kind: 'garbage' }, lost('bad-answer')],
    ['an object that says nothing', { kind: 'garbage', body: {} }, lost('bad-answer')],
    ['a yes that is no boolean', { kind: 'garbage', body: { success: 'true' } }, lost('bad-answer')],
    ['a broken connection', { kind: 'reset' }, lost('verify-failed')],
    ['an answer that comes too late', { kind: 'slow', ms: 60_000 }, lost('verify-timeout')],
    ['no answer', { kind: 'hang' }, lost('verify-timeout')],
    ['a good answer with a status of failure', { kind: 'garbage', body: { success: true }, status: 500 }, lost('http-500')],
    ['a good answer with a status of refusal', { kind: 'garbage', body: { success: true }, status: 400 }, lost('http-400')],
    [
      'a good answer with codes',
      { kind: 'garbage', body: { success: true, 'error-codes': ['bad-request'] } },
      { ok: false, codes: ['bad-request'] },
    ],
    [
      'a code with a status of refusal',
      { kind: 'codes', codes: ['bad-request'], status: 400 },
      { ok: false, failure: { kind: 'misconfigured' } },
    ],
    ['a lead elsewhere', { kind: 'status', status: 307 }, lost('http-307')],
    ['a request sent to the wrong server', { kind: 'status', status: 421 }, lost('http-421')],
  ])('%s fails closed, after one request', async (_, fault, expected) => {
    const { fakes, hcaptcha } = await services()
    fakes.fail(fault)
    const verdict = await verify(hcaptcha(), fakes.mint('hcaptcha'), { timeout: /slow|hang/.test(fault.kind) ? 200 : 60_000 })
    expect(verdict).toMatchObject(expected)
    expect(fakes.requests).toHaveLength(1)
  })

  it('takes the vendor at its word whatever it calls its JSON', async () => {
    const { fakes, hcaptcha } = await services()
    fakes.fail({ kind: 'type' })
    expect(await verify(hcaptcha(), fakes.mint('hcaptcha'))).toMatchObject({ ok: true })
  })

  it('reads no more of an endless answer than it needs', async () => {
    const { hcaptcha } = await services()
    const page = { pulled: 0 }
    const body = new ReadableStream({
      pull(controller) {
        page.pulled++
        controller.enqueue(new Uint8Array(10_000))
      },
    })
    const { fetch } = stub(() => new Response(body))
    expect(await verify(hcaptcha(), fresh(), { fetch })).toMatchObject(lost('bad-answer'))
    expect(page.pulled).toBeLessThan(12)
  })
})

it('is not kept busy by a code without end', async () => {
  const { hcaptcha } = await services()
  const { fetch } = stub(() => Response.json({ success: false, 'error-codes': ['x'.repeat(60_000)] }))
  expect(await verify(hcaptcha(), fresh(), { fetch })).toMatchObject({ ok: false, codes: ['x'.repeat(80)] })
})

describe('a limit', () => {
  const limited = async (retryAfter: string | undefined) => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000_000_000 })
    const { fakes, hcaptcha } = await services()
    fakes.fail({ kind: 'status', status: 429, retryAfter })
    const verdict = await verify(hcaptcha(), fakes.mint('hcaptcha'))
    vi.useRealTimers()
    expect(verdict).toMatchObject({ ok: false, tokenSpent: 'maybe', failure: { kind: 'rate-limited', code: 'http-429', recovery: 'wait' } })
    return verdict.ok ? undefined : verdict.failure.retryAt
  }
  it.each([
    ['seconds', '30', 1_000_000_030_000],
    ['a date', new Date(1_000_000_060_000).toUTCString(), 1_000_000_060_000],
    ['a date that is over', new Date(0).toUTCString(), 1_000_000_000_000],
    ['a year', '31536000', 1_000_086_400_000],
    ['nonsense', 'soon', undefined],
    ['nothing', undefined, undefined],
  ])('knows when it ends from %s', async (_, header, at) => {
    expect(await limited(header)).toBe(at)
  })
})

describe('the way to the vendor', () => {
  it('knows that a token did not leave where there was no connection, and sends it when there is one', async () => {
    const { fakes, origin, hcaptcha } = await services()
    const port = await listen(createTcp())
    servers.splice(0).map(server => server.close())
    let at = `http://${port}`
    const reach: typeof fetch = (url, init) => fetch(String(url).replace(origin, at), init)
    const provider = hcaptcha()
    const token = fakes.mint('hcaptcha')
    expect(await verify(provider, token, { fetch: reach })).toMatchObject(lost('verify-failed', false))
    at = origin
    expect(await verify(provider, token, { fetch: reach })).toMatchObject({ ok: true })
  })

  it('knows that a token did not leave where the name is unknown', async () => {
    const { hcaptcha } = await services()
    expect(await verify(hcaptcha({ endpoint: 'http://no-such-host.invalid/' }), fresh())).toMatchObject(lost('verify-failed', false))
  })

  it('follows no redirect, so that the token arrives nowhere else', async () => {
    const { hcaptcha } = await services()
    const seen: (string | undefined)[] = []
    const server = createServer((request, response) => {
      seen.push(request.url)
      response.writeHead(request.url === '/' ? 308 : 200, { location: '/elsewhere' }).end('{"success":true}')
    })
    const endpoint = `http://${await listen(server)}/`
    expect(await verify(hcaptcha({ endpoint }), fresh())).toMatchObject(lost('http-308'))
    expect(seen).toEqual(['/'])
  })
})

/** A `fetch` that never answers and hears no signal. */
function deaf(): { fetch: typeof fetch; asked: Promise<void> } {
  let ask = (): void => undefined
  const asked = new Promise<void>(resolve => {
    ask = resolve
  })
  const fetch = (): Promise<Response> => {
    ask()
    return new Promise(() => undefined)
  }
  return { fetch, asked }
}

describe('an end from outside', () => {
  it('sends nothing once the signal is aborted', async () => {
    const { fakes, hcaptcha } = await services()
    const verdict = await verify(hcaptcha(), fakes.mint('hcaptcha'), { signal: AbortSignal.abort() })
    expect(verdict).toMatchObject({ ok: false, tokenSpent: false, failure: { kind: 'cancelled', code: 'aborted' } })
    expect(fakes.requests).toEqual([])
  })

  it('ends at once when the signal aborts in between, even if fetch takes no notice', async () => {
    const { hcaptcha } = await services()
    const controller = new AbortController()
    const { fetch, asked } = deaf()
    const pending = verify(hcaptcha(), fresh(), { signal: controller.signal, fetch })
    await asked
    controller.abort(new Error('a reason of the site'))
    expect(await pending).toMatchObject({ ok: false, tokenSpent: 'maybe', failure: { code: 'aborted' } })
  })

  it('gives up after five seconds unless told otherwise, and leaves no timer or listener', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { hcaptcha } = await services()
    const { signal } = new AbortController()
    const listeners = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')]
    const silent = deaf()
    const pending = verify(hcaptcha(), fresh(), { signal, fetch: silent.fetch })
    await silent.asked
    await vi.advanceTimersByTimeAsync(4_999)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await pending).toMatchObject(lost('verify-timeout'))
    const { fetch } = stub(() => Response.json({ success: true }))
    expect(await verify(hcaptcha(), fresh(), { signal, fetch })).toMatchObject({ ok: true })
    expect(vi.getTimerCount()).toBe(0)
    expect(listeners.map(({ mock }) => mock.calls.length)).toEqual([2, 2])
    vi.useRealTimers()
  })
})

describe('before the network', () => {
  it.each([
    ['nothing', undefined, 'token-missing'],
    ['null', null, 'token-missing'],
    ['an empty text', '', 'token-missing'],
    ['blanks', ' \n', 'token-missing'],
    ['a field that came twice', ['a', 'b'], 'token-invalid'],
    ['an object', { token: 'x' }, 'token-invalid'],
    ['a text too long', 'x'.repeat(16_385), 'token-too-long'],
  ])('refuses %s as a token', async (_, token, code) => {
    const { fakes, hcaptcha, captchala, aicaptcha } = await services()
    for (const provider of [hcaptcha(), captchala(), aicaptcha()]) {
      expect(await verify(provider, token)).toMatchObject({
        ok: false,
        tokenSpent: false,
        codes: [code],
        failure: { kind: 'rejected', code },
      })
    }
    expect(fakes.requests).toEqual([])
  })

  it('says which key is not set', async () => {
    const { fakes, hcaptcha, captchala, aicaptcha } = await services()
    const unset = async (verdict: Promise<Verdict>) =>
      expect(await verdict).toMatchObject({ ok: false, tokenSpent: false, failure: { kind: 'misconfigured' } })
    await unset(verify(hcaptcha({ secret: undefined }), 'x'))
    await unset(verify(captchala({ appSecret: '' }), 'x'))
    await unset(verify(captchala({ appKey: undefined }), 'x'))
    await unset(verify(aicaptcha({ secret: undefined }), 'x'))
    expect(await issueServerToken(captchala({ appSecret: undefined }), { action: 'a' })).toMatchObject({
      ok: false,
      failure: { kind: 'misconfigured', phase: 'token' },
    })
    expect(fakes.requests).toEqual([])
  })

  it('throws for a check that it does not know, as leaving it out would pass everybody', async () => {
    const { hcaptcha, aicaptcha } = await services()
    const options: object = { action: 'login' }
    await expect(verify(hcaptcha(), 'x', options)).rejects.toThrow('verify: hcaptcha has no option "action".')
    await expect(verify(aicaptcha(), 'x', options)).rejects.toThrow(TypeError)
  })
})
