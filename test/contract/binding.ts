import type { Captcha, Provider, State } from '@catchcha/core'
import { type End, type FakeScripts, fakeScripts, type Row, SCENARIOS, type ScenarioId, scenario, type Vendor } from '@catchcha/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { play } from './play.ts'
import { fakeFetch, fits, IN_BROWSER, PROVIDERS } from './rows.ts'

/** A binding's way of putting a captcha on a page. */
export interface BindingSurface {
  readonly captcha: Captcha
  /** Takes the component away, once however often it is called; what the framework does later is done before the promise settles. */
  unmount(): unknown
  /** What the subscriber saw of the state, one entry a render. */
  readonly renders: readonly State[]
  /** Renders the parent again with equal options, for no reason. */
  rerender(): unknown
}

/** What a surface is made with. */
export interface BindingWish {
  readonly provider: Provider
  /** An element of the page, to put the component in. */
  readonly element: HTMLElement
  /** A listener of the page's own, to be called by the binding at each change. */
  readonly onState: (state: State) => void
}

/** Mounts a component with a captcha; what follows the mount in the framework is done when it settles. */
export type MakeSurface = (wish: BindingWish) => BindingSurface | Promise<BindingSurface>

/** A runner in a real browser takes the error that this row's fake fires for one of its own; there the playground's tests play it. */
const IN_JSDOM: readonly ScenarioId[] = ['load-html']
const elsewhere = navigator.userAgent.includes('jsdom') ? IN_BROWSER : [...IN_BROWSER, ...IN_JSDOM]

/** The promises every binding keeps: each row of the fault table, the fewest renders, nothing left behind, not a word from the framework. */
export function bindingContract(makeSurface: MakeSurface): void {
  let scripts: FakeScripts | undefined
  let surface: BindingSurface | undefined
  let element: HTMLElement
  let reported: unknown[]
  let said: string[]
  let before: ReadonlySet<Element>

  beforeEach(() => {
    vi.useFakeTimers()
    reported = []
    said = []
    const listen = (...words: unknown[]): void => void said.push(words.map(String).join(' '))
    vi.spyOn(console, 'error').mockImplementation(listen)
    vi.spyOn(console, 'warn').mockImplementation(listen)
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
    sessionStorage.clear()
    for (const name of ['hcaptcha', 'grecaptcha', 'Captchala', 'loadCaptchala']) Reflect.deleteProperty(window, name) // a second copy outlives the fake that made it
    delete (globalThis as { [key: symbol]: unknown })[Symbol.for('catchcha')]
    before = new Set(nodes()) // a real browser's page has the test runner's own
    element = document.body.appendChild(document.createElement('div'))
  })

  afterEach(async () => {
    await surface?.unmount()
    surface = undefined
    const timers = vi.getTimerCount()
    vi.useRealTimers()
    scripts?.stop()
    element.remove()
    const left = nodes().filter(node => !before.has(node))
    for (const node of left) node.remove()
    expect(timers, 'timers after the component has gone').toBe(0)
    expect(
      left.map(node => node.outerHTML),
      'nodes after the component has gone',
    ).toEqual([])
    expect(Object.keys(window).filter(name => /catchcha/i.test(name))).toEqual([])
    const foreign = said.filter(line => !/^\[(catchcha|fake)/.test(line))
    expect(foreign, 'what the framework said').toEqual([])
  })

  const mount = async (id: ScenarioId, vendor: Vendor, onState: (state: State) => void = () => {}): Promise<BindingSurface> => {
    scripts = fakeScripts(window, id)
    vi.stubGlobal('fetch', fakeFetch(id))
    surface = await makeSurface({ provider: PROVIDERS[vendor](id), element, onState })
    return surface
  }

  describe.each(['hcaptcha', 'captchala'] as const)('%s', vendor => {
    const rows = SCENARIOS.filter(({ id, vendors }) => vendors.includes(vendor) && !elsewhere.includes(id)).map(({ id }) => id)

    it.each(rows)('%s ends as the fault table says', async id => {
      const row: Row = scenario(id)
      if (row.page === 'offline') vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
      const { captcha, unmount } = await mount(id, vendor, () => {
        if (row.page === 'throwing-listener') throw new Error('the page itself')
      })
      const outcomes = await play(id, vendor, { captcha, unmount })
      const state = captcha.getSnapshot()
      const ends = [row.ends].flat() as End[]
      expect(
        ends.some(end => fits(state, end)),
        `${JSON.stringify(state)}, outcomes ${JSON.stringify(outcomes)}`,
      ).toBe(true)
      if (ends.every(({ code }) => code === 'aborted'))
        expect(outcomes[0]).toMatchObject({ ok: false, failure: { kind: 'cancelled', code: 'aborted' } })
      expect(reported.length > 0).toBe(row.page === 'throwing-listener')
    })
  })

  describe('renders', () => {
    it('follow each change of the state at most once, and nothing else', async () => {
      const changes: State[] = []
      const { captcha, renders } = await mount('pass', 'hcaptcha', state => changes.push(state))
      await play('pass', 'hcaptcha', { captcha, unmount: () => {} })
      expect(changes.map(({ status }) => status)).toEqual(expect.arrayContaining(['ready', 'challenging', 'solved']))
      expect(new Set(renders).size, 'no state is rendered twice').toBe(renders.length)
      expect(renders.length).toBeLessThanOrEqual(changes.length + 1)
    })

    it('of the parent touch neither the vendor nor the state', async () => {
      const { captcha, rerender } = await mount('pass', 'hcaptcha')
      await play('pass', 'hcaptcha', { captcha, unmount: () => {} })
      const before = captcha.getSnapshot()
      const calls = vendorCalls()
      for (let i = 0; i < 20; i++) await rerender()
      await vi.advanceTimersByTimeAsync(1_000)
      expect(captcha.getSnapshot()).toBe(before)
      expect(vendorCalls()).toBe(calls)
      expect(calls).toBeGreaterThan(0)
    })
  })

  describe('a component that goes away', () => {
    it('ends the run somebody waits for as aborted', async () => {
      const { captcha, unmount } = await mount('silent', 'hcaptcha')
      await vi.advanceTimersByTimeAsync(100)
      const outcome = captcha.execute()
      await vi.advanceTimersByTimeAsync(100)
      await unmount()
      expect(await outcome).toMatchObject({ ok: false, failure: { code: 'aborted' } })
    })
  })
}

const nodes = (): Element[] => [...document.querySelectorAll('script, body > *')]

/** How often the page has called the vendor so far. */
function vendorCalls(): number {
  const { __fakeHCaptcha } = window as Window & { __fakeHCaptcha?: { calls: readonly unknown[] } }
  return __fakeHCaptcha?.calls.length ?? 0
}
