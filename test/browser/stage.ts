import type { ExecuteOptions, Outcome, State } from '@catchcha/core'
import type { Play, ScenarioId } from '@catchcha/testing'
import { createFakeVendors, type FakeNetwork, type FakeVendors, VENDOR_HOSTS } from '@catchcha/testing/server'
import type { Worker } from 'playwright'
import { onTestFinished } from 'vitest'
import { newPage, type PageOptions, type Watched } from './browser.ts'
import { keepLedger } from './ledger.ts'
import { takeNetwork } from './networks.ts'
import { createSite, type SiteOptions, type SiteServer } from './site.ts'
import type { Order } from './site-page.ts'

export interface StageOptions extends SiteOptions, Pick<PageOptions, 'extension' | 'expected' | 'backForwardCache' | 'onTestFinished'> {
  /** What the vendors' servers play. @default 'pass' */
  readonly play?: ScenarioId | Play | undefined
  /** Whether the test moves the page's clock. @default false */
  readonly clock?: boolean | undefined
  /** Whether hCaptcha's checkbox is a frame, as the real one is. @default true */
  readonly frames?: boolean | undefined
}

/** A site open in Chromium, and behind a proxy of its own the vendors' real addresses, answered by the fakes over TLS. */
export interface Stage extends Watched {
  readonly site: SiteServer
  readonly vendors: FakeVendors
  readonly network: FakeNetwork
  /** From now on every host of the vendors refuses connections, or takes them and says nothing; `network.restore()` ends it. */
  hosts(what: 'refuse' | 'hang'): void
  create(order: Order): Promise<void>
  state(): Promise<State>
  /** Runs the first captcha; the outcome as the page got it. */
  run(options?: ExecuteOptions): Promise<Outcome>
  /** How often the page called these methods of the vendor. */
  calls(...methods: string[]): Promise<number>
  /** Waits until the first captcha is in one of these states. */
  until(...status: State['status'][]): Promise<void>
  /** Waits until nothing more will happen soon: no captcha loads or runs, and no timer is due. */
  quiet(): Promise<void>
}

/** Whatever a vendor still does in a scenario comes within this time, ms; its own long timers (a token's life) are longer. */
const SOON = 4_000
/** Longer than every deadline and every wait before a try that the tests give to captchas, ms. */
const REST = 9_000

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const { play, clock, frames = true, onTestFinished: atEnd = onTestFinished } = options
  const vendors = createFakeVendors({ frames, ...(play && { play }) })
  const { network, giveBack } = await takeNetwork(vendors)
  atEnd(giveBack)
  const site = await createSite(options)
  atEnd(() => site.close())
  const proxy = { server: `http://127.0.0.1:${network.port}`, bypass: '127.0.0.1' }
  const watched = await newPage({ ...options, context: { proxy, ignoreHTTPSErrors: true } })
  const { page } = watched
  page.setDefaultTimeout(20_000)
  if (clock) await page.clock.install()
  await page.addInitScript(keepLedger)
  await page.goto(site.origin)
  return {
    ...watched,
    site,
    vendors,
    network,
    hosts(what) {
      for (const host of VENDOR_HOSTS) network[what](host)
    },
    create: order => page.evaluate(order => window.site.create(order), order),
    state: () => page.evaluate(() => window.site.captchas[0]?.getSnapshot() ?? { status: 'idle' }),
    run: options => page.evaluate(options => window.site.captchas[0]?.execute(options) ?? Promise.reject(new Error('no captcha')), options),
    calls: (...methods) =>
      page.evaluate(methods => {
        const copies = [...(window.__fakeHCaptcha?.copies ?? []), ...(window.__fakeCaptchala?.copies ?? [])]
        const calls = new Set(copies.flatMap(({ calls }) => calls)) // CaptchaLa's two scripts share one list
        return [...calls].filter(({ method }) => methods.includes(method)).length
      }, methods),
    async until(...status) {
      await page.waitForFunction(status => status.some(each => each === window.site.captchas[0]?.getSnapshot().status), status)
    },
    async quiet() {
      await page.waitForFunction(
        ([soon, rest]) => {
          const states = window.site.captchas.map(captcha => captcha.getSnapshot())
          if (states.some(({ status }) => status === 'loading' || status === 'challenging')) return false
          // a solved captcha looks at its token's age now and then, one that waits has its timer: both rest
          const rests = states.every(state => state.status === 'solved' || ('failure' in state && state.failure.recovery === 'wait'))
          return window.ledger.waiting(soon, 'vendor') === 0 && (rests || window.ledger.waiting(rest, 'site') === 0)
        },
        [SOON, REST] as const,
      )
    },
  }
}

/** The background worker of the page's extension. */
export async function extensionWorker({ context }: Watched): Promise<Worker> {
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker')
}

declare global {
  /** In the extension's background worker only. */
  const chrome: { readonly declarativeNetRequest: { updateEnabledRulesets(change: object): Promise<void> } }
}
