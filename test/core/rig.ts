import { type Captcha, type CaptchaOptions, createCaptcha, type ExecuteOptions, type Outcome } from '@catchcha/core'
import { afterEach, beforeEach, vi } from 'vitest'
import { createFakeVendor, type FakeVendor, type FakeWidget } from './fake-adapter.ts'

/** A captcha on a fake vendor that does only what the test says. */
export interface Rig {
  readonly vendor: FakeVendor
  readonly captcha: Captcha
  readonly element: HTMLElement
  /** The widget that is on the page now. */
  widget(): FakeWidget
  /** Starts a run and returns the vendor's end of it. */
  run(options?: ExecuteOptions): Promise<{ outcome: Promise<Outcome>; report: FakeWidget['report'] }>
  /** How often the vendor was called. */
  count(name: FakeVendor['calls'][number]['name']): number
}

const made: Captcha[] = []

export function rig(options: Partial<CaptchaOptions> = {}, mood: Partial<FakeVendor['mood']> = {}): Rig {
  const vendor = createFakeVendor()
  Object.assign(vendor.mood, mood)
  const element = document.body.appendChild(document.createElement('div'))
  const captcha = createCaptcha({ provider: vendor.provider({ key: 'one' }), ...options })
  made.push(captcha)
  captcha.mount(element)
  const widget = (): FakeWidget => vendor.widgets.at(-1) as FakeWidget
  return {
    vendor,
    captcha,
    element,
    widget,
    async run(wish = {}) {
      const outcome = captcha.execute(wish)
      await vi.advanceTimersByTimeAsync(0)
      return { outcome, report: widget().runs.at(-1) as FakeWidget['report'] }
    },
    count: name => vendor.calls.filter(call => call.name === name).length,
  }
}

/** Forgets what the page knew, as a reload does. */
export const reload = (): void => void Reflect.deleteProperty(globalThis, Symbol.for('catchcha'))

/** Fake time, a fresh page, and every captcha of the rig gone afterwards. */
export function freshPage(): void {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.spyOn(Math, 'random').mockReturnValue(0)
    sessionStorage.clear()
    reload()
  })
  afterEach(() => {
    for (const captcha of made.splice(0)) captcha.destroy()
    document.body.replaceChildren()
    vi.useRealTimers()
  })
}
