import { type HCaptchaBehaviour, type HCaptchaControl, type HCaptchaStep, installHCaptcha } from '@catchcha/testing'
import { afterEach, beforeEach, expect, vi } from 'vitest'

/** A page with one hCaptcha widget whose every event is written down. */
interface Api {
  render(container: unknown, parameters: object): string
  execute(id?: unknown, options?: object): Promise<unknown>
  reset(id: string): void
  remove(id: string): void
  close(id: string): void
  getResponse(id: string): string
}

export let fake: HCaptchaControl
export let box: HTMLElement
export let id: string
export let log: string[]
export const api = (): Api => Reflect.get(window, 'hcaptcha')
const listener =
  (name: string) =>
  (value?: unknown): void =>
    void log.push(value === undefined ? name : `${name} ${String(value)}`)
export const render = (more: object = {}): void => {
  id = api().render(box, {
    sitekey: 'key',
    callback: listener('callback'),
    'expired-callback': listener('expired'),
    'chalexpired-callback': listener('chalexpired'),
    'open-callback': listener('open'),
    'close-callback': listener('close'),
    'error-callback': listener('error'),
    ...more,
  })
}
export const start = (behaviour: HCaptchaBehaviour = {}, more: object = {}): void => {
  fake = installHCaptcha(window, behaviour)
  render(more)
}
/** Starts a run and writes down how its promise ends. */
export const run = (name = 'run'): void => {
  api()
    .execute(id, { async: true })
    .then(listener(`${name} resolved`), listener(`${name} rejected`))
}
export const wait = (time: number): Promise<unknown> => vi.advanceTimersByTimeAsync(time)
export const once = (...steps: HCaptchaStep[]): HCaptchaBehaviour => ({ runs: [steps] })

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'error').mockImplementation(() => {})
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
