import { type CaptchalaBehaviour, type CaptchalaControl, installCaptchala } from '@catchcha/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

type Chain = Record<'onReady' | 'onSuccess' | 'onError' | 'onClose' | 'appendTo' | 'bindTo', (given: unknown) => Chain> &
  Record<'verify' | 'showCaptcha' | 'reset' | 'destroy', () => void> & { setLang(lang: string): void }

let fake: CaptchalaControl
let box: HTMLElement
let log: unknown[]
const wait = (time: number): Promise<unknown> => vi.advanceTimersByTimeAsync(time)
const load = async (behaviour: CaptchalaBehaviour = {}): Promise<{ init(options: object): Chain }> => {
  fake = installCaptchala(window, behaviour)
  const loaded = vi.fn()
  Reflect.get(window, 'loadCaptchala')(loaded, (error: unknown) => log.push(['load', error]))
  await wait(10)
  return loaded.mock.calls[0]?.[0]
}
const start = async (behaviour: CaptchalaBehaviour = {}, options: object = {}): Promise<Chain> => {
  const made = (await load(behaviour)).init({ appKey: 'demo', ...options })
  return made
    .onReady(() => log.push('ready'))
    .onSuccess((result: unknown) => log.push(['success', result]))
    .onError((error: unknown) => log.push(['error', error]))
    .onClose(() => log.push('close'))
    .appendTo(box)
}

beforeEach(() => {
  vi.useFakeTimers()
  log = []
  box = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  fake.uninstall()
  document.body.replaceChildren()
  vi.advanceTimersByTime(1) // jsdom's own, from moving the focus
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test('has no Captchala before loadCaptchala has called back', async () => {
  const api = load()
  expect('Captchala' in window).toBe(false)
  expect(await api).toBe(Reflect.get(window, 'Captchala'))
})

test.each([
  ['missing', []],
  ['silent', []],
  ['error', [['load', expect.any(Error)]]],
] as const)('can load with the outcome "%s"', async (outcome, seen) => {
  expect(await load({ load: outcome })).toBeUndefined()
  expect(log).toEqual(seen)
  expect('Captchala' in window).toBe(false)
})

test('makes an instance at once, or nothing, or throws, each in its turn', async () => {
  const api = await load({ init: ['undefined', 'throws', 'throws-error', 'ok'] })
  const init = (): unknown => api.init({ appKey: 'demo' })
  expect(init()).toBeUndefined()
  expect(init).toThrow(expect.objectContaining({ code: 'init_failed' }))
  expect(init).toThrow(Error)
  expect(init()).toHaveProperty('appendTo')
})

test('gets ready, then passes with token, type and action', async () => {
  const made = await start({}, { action: 'login' })
  await wait(10)
  expect(log).toEqual(['ready'])
  made.verify()
  await wait(10)
  expect(log[1]).toEqual(['success', { token: expect.stringMatching(/^pt_[0-9a-f]{32}$/), type: 'click', action: 'login' }])
})

test.each(['dg_', 'offline_', 'client_', 'co_'])('hands out tokens that begin with %s', async tokenPrefix => {
  const made = await start({ tokenPrefix })
  await wait(10)
  made.showCaptcha()
  await wait(10)
  expect(log[1]).toEqual(['success', expect.objectContaining({ token: expect.stringMatching(new RegExp(`^${tokenPrefix}`)) })])
})

test('passes without a token, with an empty one, or with nothing at all', async () => {
  const made = await start({
    runs: [[{ do: 'pass-empty' }], [{ do: 'pass-empty', value: '' }], [{ do: 'pass-empty', shape: 'undefined' }]],
  })
  await wait(10)
  for (let n = 0; n < 3; n++) {
    made.verify()
    await wait(10)
  }
  expect(log.slice(1)).toEqual([
    ['success', { type: 'click' }],
    ['success', expect.objectContaining({ token: '' })],
    ['success', undefined],
  ])
})

test('reports one failure in five shapes', async () => {
  const shapes = ['text', 'error', 'object', 'wrapped', 'undefined'] as const
  const made = await start({ runs: shapes.map(shape => [{ do: 'error', code: 'some_code', shape }]) })
  await wait(10)
  for (const _ of shapes) {
    made.verify()
    await wait(10)
  }
  const [text, error, object, wrapped, nothing] = log.slice(1).map(line => (line as unknown[])[1])
  expect(text).toMatch(/ \(some_code\)$/)
  expect(error).toBeInstanceOf(Error)
  expect(object).toMatchObject({ code: 'some_code', message: expect.any(String) })
  expect(wrapped).toEqual({ error: 'some_code' })
  expect(nothing).toBeUndefined()
})

test('closes before, with and after a success', async () => {
  const made = await start({
    runs: [
      [{ do: 'close' }, { do: 'pass', value: 'a', after: 0 }],
      [
        { do: 'pass', value: 'b' },
        { do: 'close', after: 20 },
      ],
    ],
  })
  await wait(10)
  made.verify()
  vi.advanceTimersByTime(10)
  expect(log.slice(1)).toEqual(['close', ['success', expect.objectContaining({ token: 'a' })]])
  made.verify()
  await wait(30)
  expect(log.slice(3)).toEqual([['success', expect.objectContaining({ token: 'b' })], 'close'])
})

test('never gets ready and then runs nothing', async () => {
  const made = await start({ readyAfter: null })
  made.verify()
  await wait(1_000_000)
  expect(log).toEqual([])
})

test('lacks the methods it is told to lack', async () => {
  const made = await start({ missing: ['reset', 'verify', 'showCaptcha', 'setLang'] })
  expect(Object.keys(made).sort()).toEqual(['appendTo', 'bindTo', 'destroy', 'onClose', 'onError', 'onReady', 'onSuccess'])
})

test('throws out of verify', async () => {
  const made = await start({ runs: [[{ do: 'throw', shape: 'object', code: 'odd' }]] })
  await wait(10)
  expect(() => made.verify()).toThrow(expect.objectContaining({ code: 'odd' }))
})

test('puts a button without a type into its container, which submits the form around it', async () => {
  const form = document.body.appendChild(document.createElement('form'))
  const submitted = vi.fn((event: Event) => event.preventDefault())
  form.addEventListener('submit', submitted)
  form.append(box)
  await start()
  const button = box.querySelector('button')
  expect(button?.hasAttribute('type')).toBe(false)
  button?.click()
  expect(submitted).toHaveBeenCalledTimes(1)
  await wait(30)
})

test('opens an embedded challenge inside the container, and a popup over the page', async () => {
  const made = await start({ auto: false }, { product: 'embed' })
  await wait(10)
  made.verify()
  await wait(10)
  expect(box.querySelector('[data-fake-challenge] button')?.hasAttribute('type')).toBe(false)
  made.destroy()
  const popup = Reflect.get(window, 'Captchala').init({ appKey: 'demo' }).appendTo(box)
  await wait(10)
  popup.verify()
  await wait(10)
  expect(document.body.lastElementChild?.hasAttribute('data-fake-challenge')).toBe(true)
})

test('runs when a bound button is pressed, and no longer after destroy', async () => {
  const button = document.body.appendChild(document.createElement('button'))
  const made = (await load())
    .init({ appKey: 'demo', product: 'bind' })
    .onSuccess(() => log.push('success'))
    .bindTo(button)
  await wait(10)
  button.click()
  await wait(10)
  made.destroy()
  button.click()
  await wait(10)
  expect(log).toEqual(['success'])
})

test('leaves an empty wrapper behind on destroy and says nothing more by itself', async () => {
  const made = await start({ runs: [[{ do: 'pass' }]] })
  await wait(10)
  made.verify()
  made.destroy()
  await wait(1_000)
  expect(log).toEqual(['ready'])
  expect(box.children).toHaveLength(1)
  expect(box.querySelector('button')).toBeNull()
  fake.emit({ do: 'close' })
  expect(log).toEqual(['ready', 'close'])
})

test('writes down every call', async () => {
  const made = await start()
  made.setLang('de')
  expect(box.querySelector('.captchala-wrapper')?.getAttribute('lang')).toBe('de')
  expect(fake.calls.map(call => call.method)).toEqual([
    'loadCaptchala',
    'init',
    'onReady',
    'onSuccess',
    'onError',
    'onClose',
    'appendTo',
    'setLang',
  ])
})
