import { type FakeScripts, fakeScripts, type Play, type ScenarioId } from '@catchcha/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const HCAPTCHA = 'https://js.hcaptcha.com/1/api.js?render=explicit&onload=up'
let fake: FakeScripts | undefined
let log: string[]
const start = (what?: ScenarioId | Play): void => {
  fake = fakeScripts(window, what)
}
const add = (src: string): HTMLScriptElement => {
  const tag = document.createElement('script')
  tag.src = src
  tag.onload = () => log.push('load')
  tag.onerror = () => log.push('error')
  document.head.append(tag)
  return tag
}

beforeEach(() => {
  vi.useFakeTimers()
  log = []
  vi.stubGlobal('up', () => log.push('up'))
})
afterEach(() => {
  fake?.stop()
  fake = undefined
  document.head.replaceChildren()
  vi.useRealTimers()
})

test('runs the fake that the tag asks for, then fires load, then calls the onload function', async () => {
  start()
  add(HCAPTCHA)
  await vi.advanceTimersByTimeAsync(20)
  expect(log).toEqual(['load', 'up'])
  expect('hcaptcha' in window).toBe(true)
  expect(fake?.requests).toEqual([HCAPTCHA])
})

test('knows CaptchaLa’s loader, its core and both hosts, and leaves other scripts alone', async () => {
  start()
  add('https://cdn.captchala.com/captchala-loader.js?ver=1')
  add('https://example.com/1/api.js')
  await vi.advanceTimersByTimeAsync(20)
  expect(log).toEqual(['load'])
  expect('loadCaptchala' in window).toBe(true)
  add('https://cdn.captcha-cdn.net/captchala.js')
  await vi.advanceTimersByTimeAsync(20)
  expect('Captchala' in window).toBe(true)
})

test.each([
  ['load-refused', ['error']],
  ['load-error-status', ['error']],
  ['load-stub', ['load']],
  ['load-html', ['load']],
  ['load-hang', []],
] as const)('plays %s as far as a tag shows it', async (id, seen) => {
  start(id)
  add(HCAPTCHA)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(log).toEqual(seen)
  expect('hcaptcha' in window).toBe(false)
})

test('tells a page in place of a script by the window’s error event', async () => {
  const heard = vi.fn()
  window.addEventListener('error', heard, { once: true })
  start('load-html')
  add(HCAPTCHA)
  await vi.advanceTimersByTimeAsync(20)
  expect(heard.mock.calls[0]?.[0]).toMatchObject({ filename: HCAPTCHA })
})

test('fails the first request only, and answers late, where told so', async () => {
  start('load-second-try')
  add(HCAPTCHA)
  await vi.advanceTimersByTimeAsync(20)
  add(HCAPTCHA)
  await vi.advanceTimersByTimeAsync(20)
  expect(log).toEqual(['error', 'load', 'up'])
  fake?.play({ network: { kind: 'slow', ms: 500 } })
  add(HCAPTCHA)
  await vi.advanceTimersByTimeAsync(499)
  expect(log).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(1)
  expect(log[3]).toBe('load')
})

test('fires nothing for a tag that was taken away, and nothing after the end', async () => {
  start()
  add(HCAPTCHA).remove()
  await vi.advanceTimersByTimeAsync(20)
  fake?.stop()
  add(HCAPTCHA)
  await vi.advanceTimersByTimeAsync(20)
  expect(log).toEqual([])
  expect('hcaptcha' in window).toBe(false)
})

test('answers what a page asks about a script that did not come, and nothing else, until the end', async () => {
  const asked: string[] = []
  const real = async (url: unknown): Promise<Response> => {
    asked.push(String(url))
    return new Response('real')
  }
  vi.stubGlobal('fetch', real)
  start('load-refused')
  const head = { method: 'HEAD' }
  await expect(fetch(HCAPTCHA, head)).rejects.toThrow(TypeError)
  expect((await fetch(location.origin, head)).status).toBe(200)
  fake?.play('load-error-status')
  expect((await fetch(new Request(HCAPTCHA, head))).status).toBe(503)
  fake?.play('load-hang')
  await expect(fetch(HCAPTCHA, { ...head, signal: AbortSignal.abort(new Error('over')) })).rejects.toThrow('over')
  expect(asked).toEqual([])
  await fetch(location.origin)
  await fetch('https://site.example/', head)
  fake?.stop()
  await fetch(HCAPTCHA, head)
  expect(asked).toEqual([location.origin, 'https://site.example/', HCAPTCHA])
  expect(fetch).toBe(real)
})
