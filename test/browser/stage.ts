import type { ExecuteOptions, Outcome, State } from '@catchcha/core'
import type { Play, ScenarioId } from '@catchcha/testing'
import { createFakeNetwork, createFakeVendors, type FakeNetwork, type FakeVendors, VENDOR_HOSTS } from '@catchcha/testing/server'
import type { Worker } from 'playwright'
import { afterAll, expect, onTestFinished } from 'vitest'
import { newPage, type PageOptions, type Watched } from './browser.ts'
import { keepLedger } from './ledger.ts'
import { createSite, type SiteOptions, type SiteServer } from './site.ts'
import type { Order } from './site-page.ts'

export interface StageOptions extends SiteOptions, Pick<PageOptions, 'extension' | 'expected' | 'backForwardCache'> {
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

/** Nothing is due within this time, ms, once a page is quiet; the deadlines given to captchas are shorter, the waits that rest longer. */
const SOON = 4_000

let vendorsNow: FakeVendors | undefined
let networkNow: Promise<FakeNetwork> | undefined

/** One proxy and one certificate for all tests of a file; each test has connections, vendors and a browser context of its own. */
function sharedNetwork(): Promise<FakeNetwork> {
  networkNow ??= createFakeNetwork({ handler: (request, response) => vendorsNow?.handler(request, response) ?? false })
  return networkNow
}
afterAll(async () => (await networkNow)?.close())

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const { play = 'pass', clock, frames = true, extension, expected = [], backForwardCache, ...siteOptions } = options
  const [network, site] = await Promise.all([sharedNetwork(), createSite(siteOptions)])
  onTestFinished(() => site.close())
  network.restore()
  const vendors = createFakeVendors({ play, frames })
  vendorsNow = vendors
  const watched = await newPage({
    context: { proxy: { server: `http://127.0.0.1:${network.port}`, bypass: '127.0.0.1' }, ignoreHTTPSErrors: true },
    extension,
    expected,
    backForwardCache,
  })
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
      await expect
        .poll(() => page.evaluate(() => window.site.captchas[0]?.getSnapshot().status), { timeout: 20_000 })
        .toSatisfy(now => status.includes(now))
    },
    async quiet() {
      await page.waitForFunction(
        soon =>
          window.ledger.waiting(soon) === 0 &&
          window.site.captchas.every(captcha => !['loading', 'challenging'].includes(captcha.getSnapshot().status)),
        SOON,
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
