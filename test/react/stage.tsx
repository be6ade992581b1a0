import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { HCaptcha, HCaptchaProps } from '@catchcha/react/hcaptcha'
import { act, createRef, type ReactNode, type RefObject } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, vi } from 'vitest'

/** The package as published, and ours in its place. */
export const PACKAGES = ['the original', 'ours'] as const
export type Which = (typeof PACKAGES)[number]
export type Dropin = typeof import('@catchcha/react/hcaptcha')

const EVENTS = ['onLoad', 'onReady', 'onVerify', 'onError', 'onExpire', 'onOpen', 'onClose', 'onChalExpired'] as const
type Method = 'render' | 'execute' | 'reset' | 'remove' | 'close' | 'setData' | 'getResponse' | 'getRespKey'
/** Undefined: the app's fake lacks it. */
export type Vendor = Partial<Record<Method, ((...args: never[]) => unknown) | undefined>>
type Globals = Window & { hcaptcha?: unknown; hCaptchaOnLoad?: () => void }

let copies = 0

/** The package, with nothing remembered from an earlier test. */
async function load(which: Which): Promise<Dropin> {
  if (which === 'ours') return import('@catchcha/react/hcaptcha')
  const path = createRequire(import.meta.url)
    .resolve('@hcaptcha/react-hcaptcha')
    .replace('/cjs/', '/esm/')
  return (await import(/* @vite-ignore */ `${pathToFileURL(path)}?copy=${++copies}`)) as Dropin
}

/** One page with one of the two packages on it, and a log of what goes on between app, package and vendor. */
export interface Stage extends Dropin {
  /** Calls of the vendor as `vendor.reset(w1)`, of the app's functions as `onError(code)`. */
  readonly log: string[]
  readonly container: HTMLElement
  /** What React let go of: each has unmounted the root. */
  readonly uncaught: unknown[]
  readonly ref: RefObject<HCaptcha | null>
  /** What the vendor was last told to render with. */
  config(): Record<string, (value?: unknown) => void>
  render(node: ReactNode): Promise<void>
  /** The component with every event logged. */
  mount(props?: Partial<HCaptchaProps>): Promise<HCaptcha>
  unmount(): Promise<void>
  /** The vendor's script is there and has run. */
  arrive(vendor?: Vendor): Promise<void>
  /** Every tag that is there, or comes within the time given, fails. */
  failScripts(time?: number): Promise<void>
  pass(time?: number): Promise<void>
}

export async function openStage(which: Which, vendor?: Vendor): Promise<Stage> {
  const dropin = await load(which)
  const log: string[] = []
  const uncaught: unknown[] = []
  const container = document.body.appendChild(document.createElement('div'))
  const root = createRoot(container, { onUncaughtError: error => uncaught.push(error) })
  const ref = createRef<HCaptcha>()
  const globals = window as Globals
  const flush = async (work: () => unknown): Promise<void> => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
    try {
      await act(async () => void (await work()))
    } catch (error) {
      uncaught.push(error) // `act` throws what the root would report
    }
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
  }
  let config = {}
  let ids = 0
  const write = (who: string, args: unknown[]): void => void log.push(`${who}(${args.map(show).join(', ')})`)

  const install = (given: Vendor = {}): void => {
    const nothing = (): void => {}
    const base: Vendor = { render: () => `w${++ids}`, getResponse: () => 'token', getRespKey: () => 'ekey' }
    for (const name of ['execute', 'reset', 'remove', 'close', 'setData'] as const) base[name] = nothing
    const methods = Object.entries({ ...base, ...given }).filter(([, method]) => method)
    const logged = methods.map(([name, method]) => {
      const call = (...args: unknown[]): unknown => {
        if (name === 'render') config = args[1] as object
        write(`vendor.${name}`, name === 'render' ? [] : args)
        return (method as (...args: unknown[]) => unknown)(...args)
      }
      return [name, call]
    })
    globals.hcaptcha = Object.fromEntries(logged)
  }
  if (vendor) install(vendor)

  const stage: Stage = {
    ...dropin,
    default: dropin.default,
    log,
    container,
    uncaught,
    ref,
    config: () => config,
    render: node => flush(() => root.render(node)),
    async mount(props) {
      const events = Object.fromEntries(EVENTS.map(name => [name, (...args: unknown[]) => write(name, args)]))
      await stage.render(<dropin.default ref={ref} sitekey="key" sentry={false} {...events} {...props} />)
      return ref.current as HCaptcha
    },
    unmount: () => flush(() => root.unmount()),
    arrive: vendor =>
      flush(() => {
        install(vendor)
        document.querySelector('script')?.dispatchEvent(new Event('load'))
        globals.hCaptchaOnLoad?.()
      }),
    async failScripts(time = 0) {
      for (let passed = 0; passed <= time; passed += 100) {
        await flush(async () => {
          for (const script of document.querySelectorAll('script')) script.dispatchEvent(new Event('error'))
          await vi.advanceTimersByTimeAsync(100)
        })
      }
    },
    pass: (time = 10) => flush(() => vi.advanceTimersByTimeAsync(time)),
  }
  return stage
}

/**
 * Opens stages, each on a fresh page with time in the test's hands, and clears them away.
 * @param left Looks at what is left once the stage has gone.
 */
export function freshStages(left: () => void = () => {}): typeof openStage {
  let open: Stage | undefined
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(console, 'error').mockImplementation(() => {}) // React tells of the errors that unmount the original
    clearPage()
  })
  afterEach(async () => {
    await open?.unmount()
    open = undefined
    left()
    vi.useRealTimers()
    clearPage()
  })
  return async (...args) => {
    open = await openStage(...args)
    return open
  }
}

/** A page as it was before. */
export function clearPage(): void {
  for (const node of document.querySelectorAll('script, body > *')) node.remove()
  for (const name of ['hcaptcha', 'hCaptchaOnLoad']) Reflect.deleteProperty(window, name)
}

function show(value: unknown): string {
  try {
    if (typeof value === 'object' && value) return value instanceof Error ? `Error: ${value.message}` : JSON.stringify(value)
    return String(value)
  } catch {
    return 'unreadable'
  }
}

/** How a promise stands: `pending`, `resolved …` or `rejected …`. */
export function watch(promise: unknown): () => string {
  let outcome = 'pending'
  Promise.resolve(promise).then(
    value => {
      outcome = `resolved ${show(value)}`
    },
    reason => {
      outcome = `rejected ${show(reason)}`
    },
  )
  return () => outcome
}
