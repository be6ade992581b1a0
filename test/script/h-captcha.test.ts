import type { HCaptchaElement, HCaptchaElementEvent } from '@catchcha/script/hcaptcha'
import '@catchcha/script/hcaptcha'
import { type FakeScripts, fakeScripts, type HCaptchaControl, type Play } from '@catchcha/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const EVENTS = ['loaded', 'verified', 'expired', 'challenge-expired', 'opened', 'closed', 'error']
let scripts: FakeScripts
let heard: HCaptchaElementEvent[]
let element: HCaptchaElement

beforeEach(() => {
  vi.useFakeTimers()
  heard = []
})
afterEach(() => {
  element.remove()
  scripts.stop()
  vi.useRealTimers()
  document.head.replaceChildren()
})

function put(attributes: string, play: Play = {}): Promise<unknown> {
  scripts = fakeScripts(window, play)
  element = document.createElement('h-captcha')
  for (const [, name = '', value = ''] of attributes.matchAll(/([\w-]+)="(.*?)"/g)) element.setAttribute(name, value)
  for (const type of EVENTS) element.addEventListener(type, event => heard.push(event as HCaptchaElementEvent))
  document.body.append(element)
  return vi.advanceTimersByTimeAsync(200)
}
const fake = (): HCaptchaControl => (window as unknown as { __fakeHCaptcha: HCaptchaControl }).__fakeHCaptcha
const types = (): string[] => heard.map(({ type }) => type)

it('renders by itself with its attributes, by either spelling of the sitekey, and says so', async () => {
  await put('site-key="abc" theme="dark" tabindex="2" hl="de" reportapi="https://r.example" recaptchacompat="off"')
  expect(types()).toEqual(['loaded'])
  expect(fake().calls[0]?.args[1]).toMatchObject({ sitekey: 'abc', theme: 'dark', tabindex: 2, hl: 'de' })
  const { searchParams } = new URL(scripts.requests[0] ?? '')
  expect(Object.fromEntries(searchParams)).toEqual({
    render: 'explicit',
    onload: '_hCaptchaOnLoad',
    sentry: 'true',
    recaptchacompat: 'off',
    reportapi: 'https://r.example',
    hl: 'de',
  })
})

it('with auto-render="false" runs only after render(), which takes the attributes where it is given nothing', async () => {
  await put('auto-render="false" sitekey="abc" size="invisible"')
  expect(types()).toEqual(['loaded'])
  element.execute()
  await expect(element.executeAsync()).rejects.toThrow('render-failed')
  expect(types()).toEqual(['loaded', 'error', 'error'])
  element.render()
  expect(fake().calls.map(({ method }) => method)).toEqual(['render'])
  expect(fake().calls[0]?.args[1]).toMatchObject({ sitekey: 'abc', size: 'invisible' })
})

it('renders as soon as there is a sitekey; is `loaded` once for that, and again with each other widget', async () => {
  await put('')
  element.setAttribute('sitekey', 'abc')
  await vi.advanceTimersByTimeAsync(200)
  expect(fake().calls.at(-1)).toMatchObject({ method: 'render', args: [element, { sitekey: 'abc' }] })
  expect(types()).toEqual(['loaded'])
  element.setAttribute('theme', 'dark')
  expect(types()).toEqual(['loaded', 'loaded'])
})

it('keeps the data that comes before the widget, and sends the newest along with each run', async () => {
  await put('sitekey="abc" size="invisible" rqdata="old" auto-render="false"', { hcaptcha: { runs: [[{ do: 'pass' }]] } })
  element.setData('new')
  element.render()
  element.execute()
  const given = fake().calls.flatMap(({ method, args }) => (method === 'render' ? [] : [[method, args[1]]]))
  expect(given).toEqual([
    ['setData', { rqdata: 'new' }],
    ['execute', { rqdata: 'new' }],
  ])
})

it('tells of a pass with the data on the event itself', async () => {
  await put('sitekey="abc" size="invisible" rqdata="r"', { hcaptcha: { runs: [[{ do: 'open' }, { do: 'pass' }]] } })
  element.execute()
  await vi.advanceTimersByTimeAsync(200)
  expect(types()).toEqual(['loaded', 'opened', 'verified'])
  expect(heard[2]).toMatchObject({ token: expect.stringMatching(/^P1_/), eKey: expect.any(String), key: expect.any(String) })
  expect(fake().calls.find(({ method }) => method === 'execute')?.args[1]).toEqual({ rqdata: 'r' })
})

it('executeAsync() settles with the answer, with the vendor’s own rejection, and when the element goes', async () => {
  await put('sitekey="abc" size="invisible"', { hcaptcha: { runs: [[{ do: 'pass' }], [{ do: 'close' }], []] } })
  const first = element.executeAsync()
  await vi.advanceTimersByTimeAsync(200)
  expect(await first).toMatchObject({ response: expect.stringMatching(/^P1_/) })
  const second = element.executeAsync().catch(reason => reason)
  await vi.advanceTimersByTimeAsync(200)
  expect(await second).toBe('challenge-closed')
  expect(types().at(-1)).toBe('closed')
  const last = element.executeAsync()
  element.remove()
  await expect(last).rejects.toThrow('hcaptcha-removed')
})

it('tells of an error with its code, and takes another run', async () => {
  await put('sitekey="abc" size="invisible"', { hcaptcha: { runs: [[{ do: 'error', code: 'network-error' }], [{ do: 'pass' }]] } })
  element.execute()
  await vi.advanceTimersByTimeAsync(200)
  expect(heard.at(-1)).toMatchObject({ type: 'error', error: 'network-error' })
  element.execute()
  await vi.advanceTimersByTimeAsync(200)
  expect(types().at(-1)).toBe('verified')
})

it('tells of a script that does not come, once all attempts are over', async () => {
  await put('sitekey="abc"', { network: { kind: 'refused' } })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(heard.at(-1)).toMatchObject({ type: 'error', error: 'script-error' })
  expect(window).not.toHaveProperty('_hCaptchaOnLoadPromise')
})

it('takes its widget along when it leaves, and makes a new one when it is back or its attributes change', async () => {
  await put('sitekey="abc"')
  element.remove()
  expect(fake().calls.map(({ method }) => method)).toEqual(['render', 'reset', 'remove'])
  document.body.append(element)
  await vi.advanceTimersByTimeAsync(200)
  element.setAttribute('theme', 'dark')
  await vi.advanceTimersByTimeAsync(200)
  expect(fake().calls.filter(({ method }) => method === 'render')).toHaveLength(3)
})
