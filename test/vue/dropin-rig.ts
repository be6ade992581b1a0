import { createRequire } from 'node:module'
import Ours from '@catchcha/vue/hcaptcha'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, type Mock, vi } from 'vitest'
import type { Component } from 'vue'

const require = createRequire(import.meta.url)
const PUBLISHED = require.resolve('@hcaptcha/vue3-hcaptcha')

/** The published component, as a page has it that has just been loaded: it keeps what it knows of the script in its module. */
export function original(): Component {
  delete require.cache[PUBLISHED]
  return require(PUBLISHED)
}

export const ours = (): Component => Ours as unknown as Component

/** What an app's own fake of the vendor has: functions that do nothing, and the callbacks it was given. */
export interface FakeVendor {
  readonly render: Mock
  readonly execute: Mock
  readonly reset: Mock
  readonly remove: Mock
  readonly getResponse: Mock
  readonly getRespKey: Mock
  readonly setData: Mock
  /** Calls the newest widget's callback. */
  readonly tell: (callback: string, ...args: unknown[]) => void
  /** The parameters of the newest widget. */
  readonly given: () => Record<string, unknown>
}

export function fakeVendor(more: object = {}): FakeVendor {
  const render = vi.fn((_: Element, __: object): unknown => `id-${render.mock.calls.length}`)
  const given = (): Record<string, unknown> => render.mock.lastCall?.[1] as Record<string, unknown>
  return {
    render,
    execute: vi.fn(),
    reset: vi.fn(),
    remove: vi.fn(),
    getResponse: vi.fn(() => 'token'),
    getRespKey: vi.fn(() => 'key'),
    setData: vi.fn(),
    given,
    tell: (callback, ...args) => (given()[callback] as (...args: unknown[]) => void)(...args),
    ...more,
  }
}

const page = window as unknown as { hcaptcha?: unknown; _hcaptchaOnLoad?: () => void }

export const install = (vendor: object | undefined): void => {
  page.hcaptcha = vendor
}

export const tags = (): HTMLScriptElement[] => [...document.querySelectorAll<HTMLScriptElement>('#hcaptcha-api-script-id')]

/** The script arrives: the vendor is there and calls back. */
export function arrive(vendor: object): void {
  install(vendor)
  page._hcaptchaOnLoad?.()
}

export interface Methods {
  execute(): void
  executeAsync(): Promise<unknown>
  reset(): void
}

/** What reached Vue's error handler. */
export const routed: unknown[] = []
const there = new Set<VueWrapper>()

/** Puts a component on the page; what is still there after the test is taken off. */
export function put(component: Component, props: object = {}): VueWrapper & { readonly captcha: Methods; readonly events: () => string[] } {
  const errorHandler = (error: unknown): void => void routed.push(error) // else Vue throws, and draws nothing any more in this file
  const wrapper = mount(component, {
    props: { sitekey: 'site', ...props },
    attachTo: document.body,
    global: { config: { errorHandler } },
  }) as VueWrapper
  const take = wrapper.unmount.bind(wrapper)
  const unmount = (): void => {
    there.delete(wrapper)
    take()
  }
  there.add(wrapper)
  return Object.assign(wrapper, { unmount, captcha: wrapper.vm as unknown as Methods, events: () => Object.keys(wrapper.emitted()) })
}

/** Lets a component settle: every microtask, and `time` ms. */
export const pass = async (time = 0): Promise<void> => void (await vi.advanceTimersByTimeAsync(time))

/** How a promise has ended after at most ten minutes; throws where it has not. */
export async function end(promise: Promise<unknown>): Promise<{ resolved?: unknown; rejected?: unknown }> {
  let ended: { resolved?: unknown; rejected?: unknown } | undefined
  promise.then(
    resolved => {
      ended = { resolved }
    },
    rejected => {
      ended = { rejected }
    },
  )
  for (let time = 0; time <= 600_000 && !ended; time += 1000) await pass(1000)
  if (!ended) throw new Error('it never settles')
  return ended
}

/** A page without a vendor before each test, and nothing left after it. */
export function cleanPage(): void {
  beforeEach(() => {
    vi.useFakeTimers()
    routed.length = 0
    for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => {})
  })
  afterEach(() => {
    for (const wrapper of there) wrapper.unmount()
    delete page.hcaptcha
    delete page._hcaptchaOnLoad
    document.head.replaceChildren()
    document.body.replaceChildren()
    vi.clearAllTimers()
    vi.useRealTimers()
  })
}

/** A rule that holds on ours and not on the original. */
export function better(title: string, rule: (component: Component) => Promise<unknown>): void {
  it(title, async () => {
    await rule(ours())
  })
  it(`${title}: the original does not`, async () => {
    const held = await rule(original()).then(
      () => true,
      () => false,
    )
    expect(held).toBe(false)
  })
}
