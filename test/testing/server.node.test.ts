import http from 'node:http'
import { runInNewContext, Script } from 'node:vm'
import { scenario } from '@catchcha/testing'
import { createFakeVendors, type FakeVendors, type Listening } from '@catchcha/testing/server'
import { afterEach, beforeEach, expect, test } from 'vitest'

const API = '/fake/js.hcaptcha.com/1/api.js'
const LOADER = '/fake/cdn.captcha-cdn.net/captchala-loader.js'
let vendors: FakeVendors
let server: Listening

interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  text: string
}
/** A request over a real connection, with any Host header; rejects where no whole answer comes. */
const get = (path: string, host?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = http.get(
      { host: '127.0.0.1', port: server.port, path, agent: false, ...(host ? { headers: { host } } : {}) },
      response => {
        let text = ''
        response.on('data', chunk => {
          text += String(chunk)
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
        response.on('error', reject)
      },
    )
    request.on('error', reject)
  })

beforeEach(async () => {
  vendors = createFakeVendors()
  server = await vendors.listen()
})
afterEach(() => server.close())

test('serves the same files by Host header and by path', async () => {
  const byPath = await get(API)
  expect(byPath).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } })
  expect(byPath.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'no-store',
  })
  expect((await get('/1/api.js', 'js.hcaptcha.com')).text).toContain('"frames":"http://newassets.hcaptcha.com/')
  expect(byPath.text).toContain(`"frames":"${server.origin}/fake/newassets.hcaptcha.com/`)
})

test.each([
  ['js.hcaptcha.com', '/1/api.js', 'text/javascript'],
  ['js.hcaptcha.com', '/1/secure-api.js', 'text/javascript'],
  ['hcaptcha.com', '/1/api.js', 'text/javascript'],
  ['newassets.hcaptcha.com', '/captcha/fake/checkbox.html', 'text/html'],
  ['cdn.captcha-cdn.net', '/captchala-loader.js', 'text/javascript'],
  ['cdn.captcha-cdn.net', '/captchala.js', 'text/javascript'],
  ['cdn.captcha-cdn.net', '/captchala.css', 'text/css'],
  ['cdn.captchala.com', '/captchala-loader.js', 'text/javascript'],
])('has https://%s%s', async (host, path, type) => {
  const { status, headers } = await get(path, host)
  expect([status, headers['content-type']]).toEqual([200, `${type}; charset=utf-8`])
})

test('answers 404 for a path the vendor does not have, and leaves other hosts to somebody else', async () => {
  expect((await get('/2/api.js', 'js.hcaptcha.com')).status).toBe(404)
  expect((await get('/', 'example.com')).status).toBe(404)
  expect(vendors.requests).toHaveLength(1)
})

test('writes down every request', async () => {
  await get(`${API}?render=explicit&hl=de`)
  expect(vendors.requests).toEqual([{ method: 'GET', host: 'js.hcaptcha.com', path: '/1/api.js', query: { render: 'explicit', hl: 'de' } }])
  vendors.clear()
  expect(vendors.requests).toEqual([])
})

test('tells the script what its URL says, with the vendor’s own default for render', async () => {
  expect((await get(`${API}?onload=up&recaptchacompat=off&hl=de`)).text).toContain(
    '"onload":"up","render":"onload","recaptchacompat":"off","hl":"de"',
  )
  expect((await get(`${API}?render=explicit`)).text).toContain('"render":"explicit"')
})

test('serves CaptchaLa as a loader that fetches the core from its own host', async () => {
  const { text } = await get(`${LOADER}?scenario=cl-degraded`)
  const core = `${server.origin}/fake/cdn.captcha-cdn.net/captchala.js?scenario=cl-degraded&part=core`
  expect(text).toContain(`{"part":"loader","core":"${core}"}`)
  expect((await get(core.slice(server.origin.length))).text).toContain('{"part":"core"}')
})

test('serves a frame whose script is sound', async () => {
  const { text } = await get('/captcha/fake/checkbox.html', 'newassets.hcaptcha.com')
  const script = /<script>(.*)<\/script>/s.exec(text)?.[1] ?? 'no script;;'
  expect(() => new Script(script)).not.toThrow()
})

test('lets the URL’s scenario go before the one that is played, and hands it to the frame', async () => {
  vendors.play('load-html')
  expect((await get(API)).headers['content-type']).toContain('text/html')
  const { headers, text } = await get(`${API}?scenario=cancel&auto=off`)
  expect(headers['content-type']).toContain('javascript')
  expect(text).toContain(JSON.stringify({ ...scenario('cancel').hcaptcha, auto: false }))
  expect(text).toContain('checkbox.html?scenario=cancel&auto=off')
  expect((await get(`${API}?scenario=nonsense`)).headers['content-type']).toContain('text/html')
})

test.each([403, 404, 429, 500, 503])('answers %d, with and without CORS headers', async status => {
  vendors.play({ network: { kind: 'status', status } })
  expect(await get(API)).toMatchObject({ status, headers: { 'access-control-allow-origin': '*' } })
  vendors.play({ network: { kind: 'status', status, cors: false } })
  const { headers, ...rest } = await get(API)
  expect(rest.status).toBe(status)
  expect(headers).not.toHaveProperty('access-control-allow-origin')
})

test('answers with nothing, with a page or with a stub in place of the script', async () => {
  vendors.play({ network: { kind: 'empty', status: 204 } })
  expect(await get(API)).toMatchObject({ status: 204, text: '' })
  vendors.play({ network: { kind: 'empty' } })
  expect(await get(API)).toMatchObject({ status: 200, text: '' })
  vendors.play('load-html')
  expect(await get(API)).toMatchObject({ status: 200, text: expect.stringContaining('<!doctype html>') })
  vendors.play('load-stub')
  const { text } = await get(API)
  const globals = {}
  runInNewContext(text, globals)
  expect(globals).toEqual({})
})

test.each(['refused', 'reset', 'cut'] as const)('gives no whole answer when the connection is %s', async kind => {
  vendors.play({ network: { kind } })
  await expect(get(API)).rejects.toThrow()
  vendors.play('pass')
  expect((await get(API)).status).toBe(200)
})

test('answers late, and never, and can still be closed', async () => {
  vendors.play({ network: { kind: 'slow', ms: 60 } })
  const started = performance.now()
  expect((await get(API)).status).toBe(200)
  expect(performance.now() - started).toBeGreaterThan(50)
  vendors.play('load-hang')
  const hung = expect(get(API)).rejects.toThrow()
  await expect.poll(() => vendors.requests.length).toBe(2)
  await server.close()
  await hung
  server = await vendors.listen()
})

test('fails the first so many requests, counted from play() and for each &run=', async () => {
  const statuses = async (...paths: string[]): Promise<number[]> => {
    const seen: number[] = []
    for (const path of paths) seen.push((await get(path)).status)
    return seen
  }
  vendors.play('load-second-try')
  expect(await statuses(API, API, API)).toEqual([503, 200, 200])
  vendors.play('load-second-try')
  expect(await statuses(API, API)).toEqual([503, 200])
  vendors.play('pass')
  const url = `${API}?scenario=load-second-try`
  expect(await statuses(url, url, `${url}&run=2`, `${url}&run=2`)).toEqual([503, 200, 503, 200])
})

test('strikes one host, or one file, and spares the rest', async () => {
  vendors.play('cl-second-host')
  await expect(get(LOADER)).rejects.toThrow()
  expect((await get('/fake/cdn.captchala.com/captchala-loader.js')).status).toBe(200)
  vendors.play('render-silent')
  expect((await get(API)).status).toBe(200)
  await expect(get('/fake/newassets.hcaptcha.com/captcha/fake/checkbox.html')).rejects.toThrow()
  vendors.play({ network: { kind: 'status', of: 'core' } })
  expect((await get(LOADER)).status).toBe(200)
  expect((await get('/fake/cdn.captcha-cdn.net/captchala.js?part=core')).status).toBe(503)
  expect((await get('/fake/cdn.captcha-cdn.net/captchala.js')).status).toBe(200)
})

test('draws the checkbox in plain DOM when frames are off', async () => {
  const plain = createFakeVendors({ frames: false, prefix: '/other' })
  const { origin, close } = await plain.listen()
  expect(await (await fetch(`${origin}/other/js.hcaptcha.com/1/api.js`)).text()).not.toContain('"frames"')
  await close()
})
