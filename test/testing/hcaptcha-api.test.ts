import { type HCaptchaBehaviour, type HCaptchaControl, type HCaptchaQuery, installHCaptcha } from '@catchcha/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

interface Api {
  render(container?: unknown, parameters?: object): string
  execute(...given: unknown[]): Promise<unknown>
  reset(id?: unknown): void
  remove(id?: unknown): void
  close(id?: unknown): void
  getResponse(id?: unknown): string
  getRespKey(id?: unknown): string
  setData(...given: unknown[]): void
}

let fake: HCaptchaControl
let box: HTMLElement
const api = (): Api => Reflect.get(window, 'hcaptcha')
const install = (behaviour: HCaptchaBehaviour = {}, query: HCaptchaQuery = {}): void => {
  fake = installHCaptcha(window, behaviour, query)
}
const render = (more: object = {}): string => api().render(box, { sitekey: 'key', ...more })
const caught = (call: () => unknown): unknown => {
  try {
    call()
  } catch (thrown) {
    return thrown
  }
  throw new Error('nothing was thrown')
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  box = document.createElement('div')
  box.id = 'box'
  document.body.append(box)
})
afterEach(() => {
  for (const copy of [...(Reflect.get(window, '__fakeHCaptcha')?.copies ?? [])].reverse()) copy.uninstall()
  document.body.replaceChildren()
  vi.advanceTimersByTime(1) // jsdom's own, from moving the focus
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test('has the eight methods of the vendor and no other', () => {
  install()
  expect(Object.keys(api()).sort()).toEqual(['close', 'execute', 'getRespKey', 'getResponse', 'remove', 'render', 'reset', 'setData'])
})

test('puts a face, its hidden fields and one more node at the end of body', () => {
  install()
  const id = render()
  expect([...box.querySelectorAll('textarea')].map(field => field.name)).toEqual(['h-captcha-response', 'g-recaptcha-response'])
  expect(box.querySelector(`[data-hcaptcha-widget-id="${id}"]`)).not.toBeNull()
  expect(document.body.lastElementChild?.hasAttribute('data-fake-challenge')).toBe(true)
})

test('leaves grecaptcha alone with recaptchacompat=off', () => {
  install({}, { recaptchacompat: 'off' })
  render()
  expect(box.querySelectorAll('textarea')).toHaveLength(1)
  expect('grecaptcha' in window).toBe(false)
  fake.uninstall()
  install()
  expect(Reflect.get(window, 'grecaptcha')).toBe(api())
})

test('renders nothing and paints a box into the container when the sitekey is missing', () => {
  install()
  expect(api().render(box, {})).toBeUndefined()
  expect(box.textContent).toContain('sitekey')
})

test.each([null, undefined, '#box', 'nowhere'])('renders nothing into %s, and logs it', container => {
  install()
  expect(api().render(container, { sitekey: 'key' })).toBeUndefined()
  expect(console.error).toHaveBeenCalled()
})

test('takes an element id for a container and a data attribute for a parameter', () => {
  install()
  box.setAttribute('data-sitekey', 'key')
  expect(api().render('box')).toEqual(expect.any(String))
})

test('gives back the first widget when its container, or one around it, is rendered into again', () => {
  install()
  const id = render()
  expect(render()).toBe(id)
  expect(api().render(document.body, { sitekey: 'key' })).toBe(id)
  expect(fake.widgets()).toHaveLength(1)
})

test('can be told to render nothing, an empty id, or to throw, each in its turn', () => {
  install({ render: ['undefined', 'empty', 'throws', 'throws-error', 'ok'] })
  expect(render()).toBeUndefined()
  expect(render()).toBe('')
  expect(caught(render)).not.toBeInstanceOf(Error)
  expect(caught(render)).toBeInstanceOf(Error)
  expect(render()).toMatch(/./)
})

test.each([undefined, null, 0, ''])('takes %o for the oldest widget', none => {
  install()
  const first = render()
  const other = document.body.appendChild(document.createElement('div'))
  api().render(other, { sitekey: 'key' })
  fake.emit({ do: 'pass' }, first)
  expect(api().getResponse(none)).toMatch(/^P1_/)
})

test.each(['execute', 'reset', 'remove', 'close', 'getResponse', 'setData'] as const)(
  '%s throws an object that is no Error for an unknown id',
  method => {
    install()
    expect(caught(() => api()[method]('nobody'))).toMatchObject({ cause: 'invalid-captcha-id', message: expect.any(String) })
    const thrown = caught(() => api()[method]())
    expect(thrown).toMatchObject({ cause: 'missing-captcha' })
    expect(thrown).not.toBeInstanceOf(Error)
    expect(String(thrown)).toBe('[object Object]')
  },
)

test('rejects with the bare code where execute is asked for a promise and the id is unknown', async () => {
  install()
  await expect(api().execute('nobody', { async: true })).rejects.toBe('invalid-captcha-id')
  await expect(api().execute({ async: true })).rejects.toBe('missing-captcha')
})

test('getRespKey never throws, and setData without data throws a real Error', () => {
  install()
  expect(api().getRespKey('nobody')).toBe('')
  const id = render()
  expect(caught(() => api().setData(id, 'text'))).toBeInstanceOf(Error)
  expect(() => api().setData(id, { rqdata: 'x' })).not.toThrow()
})

test('gives a promise for the boolean true only', () => {
  install()
  const id = render()
  expect(api().execute(id, { async: 1 })).toBeUndefined()
  expect(api().execute(id)).toBeUndefined()
  expect(api().execute(id, { async: true })).toBeInstanceOf(Promise)
})

test('forgets an id and empties the container on remove', () => {
  install()
  const id = render()
  api().remove(id)
  expect(box.childElementCount).toBe(0)
  expect(document.querySelector('[data-fake-challenge]')).toBeNull()
  expect(caught(() => api().reset(id))).toMatchObject({ cause: 'invalid-captcha-id' })
  expect(render()).not.toBe(id)
})

test('throws a DOMException on remove when the page took its node out of body, and the face stays with a dead id', () => {
  install()
  const id = render()
  fake.emit({ do: 'box-gone' })
  expect(caught(() => api().remove(id))).toHaveProperty('name', 'NotFoundError')
  expect(render()).toBe(id)
  expect(caught(() => api().reset(id))).toMatchObject({ cause: 'invalid-captcha-id' })
})

test('lets a widget be removed whose container is gone', () => {
  install()
  const id = render()
  fake.emit({ do: 'container-gone' })
  expect(() => api().remove(id)).not.toThrow()
})

test('a second copy starts with no widgets, and the first one still knows its own', () => {
  install({ afterRender: [[{ do: 'second-copy', after: 100 }]] })
  const first = api()
  const id = render()
  vi.advanceTimersByTime(100)
  expect(api()).not.toBe(first)
  expect(caught(() => api().reset(id))).toMatchObject({ cause: 'invalid-captcha-id' })
  expect(() => first.reset(id)).not.toThrow()
  expect(window.__fakeHCaptcha?.copies).toHaveLength(2)
})

test('calls the onload function soon after, unless told not to', () => {
  const up = vi.fn()
  vi.stubGlobal('up', up)
  install({}, { onload: 'up' })
  expect(up).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(up).toHaveBeenCalledTimes(1)
  install({ onload: false }, { onload: 'up' })
  vi.advanceTimersByTime(1_000)
  expect(up).toHaveBeenCalledTimes(1)
})

test('renders the page’s markup by itself with render=onload', () => {
  box.className = 'h-captcha'
  box.setAttribute('data-sitekey', 'key')
  install({}, { render: 'onload' })
  vi.advanceTimersByTime(1)
  expect(fake.widgets()).toHaveLength(1)
})

test('writes down every call with its arguments', () => {
  install()
  const id = render({ size: 'invisible' })
  api().reset(id)
  expect(fake.calls.map(call => call.method)).toEqual(['render', 'reset'])
  expect(fake.calls[0]?.args[1]).toMatchObject({ size: 'invisible' })
  expect(fake.calls[1]?.args).toEqual([id])
})

test('leaves nothing in the window when it is uninstalled', () => {
  install({ runs: [[{ do: 'open' }, { do: 'pass', after: 1_000 }]] })
  const id = render()
  vi.advanceTimersByTime(10)
  void api().execute(id)
  fake.uninstall()
  expect(box.childElementCount).toBe(0)
  expect(document.querySelector('[data-fake-challenge]')).toBeNull()
  for (const name of ['hcaptcha', 'grecaptcha', '__fakeHCaptcha']) expect(name in window).toBe(false)
})

test('with frames, is silent until its frame speaks, and listens to no other window', async () => {
  install({}, { frames: 'about:blank' })
  const id = render()
  const source = box.querySelector('iframe')?.contentWindow ?? null
  const say = (from: MessageEventSource | null): boolean =>
    window.dispatchEvent(new MessageEvent('message', { data: { fake: 'hcaptcha', id, say: 'ready' }, source: from }))
  const solved = vi.fn()
  void api().execute(id, { async: true }).then(solved)
  await vi.advanceTimersByTimeAsync(200_000)
  say(window)
  await vi.advanceTimersByTimeAsync(200_000)
  expect(solved).not.toHaveBeenCalled()
  say(source)
  await vi.advanceTimersByTimeAsync(30)
  expect(solved).toHaveBeenCalledTimes(1)
})
