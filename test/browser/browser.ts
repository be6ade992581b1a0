import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { afterAll, expect, onTestFinished, type TestContext } from 'vitest'

/** What `test/browsers.mjs` found. */
interface Found {
  readonly executablePath: string
  readonly args: readonly string[]
}

export interface PageOptions {
  /** Playwright's context options: `proxy`, `ignoreHTTPSErrors`, `offline`, `locale` … */
  readonly context?: BrowserContextOptions
  /** Folder of an unpacked extension; it gets a browser and a profile of its own, since Chromium loads extensions only at its start. */
  readonly extension?: string | undefined
  /** Lets pages into the back/forward cache, which Playwright switches off; a browser of its own too. @default false */
  readonly backForwardCache?: boolean | undefined
  /** Faults the test provokes on purpose, e.g. `[/Failed to load resource/]`. */
  readonly expected?: readonly RegExp[]
  /** The context's own in a test that runs beside others. @default Vitest's, for the one test that runs */
  readonly onTestFinished?: TestContext['onTestFinished'] | undefined
}

/** A page and everything that went wrong in it or in one of its frames. */
export interface Watched {
  readonly page: Page
  readonly context: BrowserContext
  /** Console errors, uncaught exceptions and unhandled rejections so far, the expected ones too. */
  readonly faults: readonly string[]
  /** Fails where there was a fault other than `allowed`, by default the `expected` ones; also runs by itself when the test ends. */
  readonly expectNoFaults: (allowed?: readonly RegExp[]) => void
}

function found(): Found {
  const { chromium } = JSON.parse(process.env['TEST_BROWSERS'] ?? '{}') as { chromium?: Found }
  if (!chromium) throw new Error('no Chromium was found: see the [browsers] lines above')
  return chromium
}

let running: Promise<Browser> | undefined

/** The worker's one Chromium, started on first use. */
export function browser(): Promise<Browser> {
  const { executablePath, args } = found()
  running ??= chromium.launch({ executablePath, args: [...args] })
  return running
}

afterAll(async () => {
  await (await running)?.close()
  running = undefined
})

function alone({ context, extension, backForwardCache }: PageOptions): Promise<BrowserContext> {
  const { executablePath, args } = found()
  const load = extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []
  return chromium.launchPersistentContext('', {
    ...context,
    executablePath,
    args: [...args, ...load],
    ...(backForwardCache && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
  })
}

/** A page in a fresh context. When the test ends it is closed, and the test fails if the page had a fault nobody expected. */
export async function newPage(options: PageOptions = {}): Promise<Watched> {
  const { extension, backForwardCache, expected = [], onTestFinished: atEnd = onTestFinished } = options
  const context = extension || backForwardCache ? await alone(options) : await (await browser()).newContext(options.context)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => faults.push(`uncaught: ${error.message || error}`)) // unhandled rejections arrive here too
  const expectNoFaults = (allowed: readonly RegExp[] = expected): void =>
    expect(faults.filter(fault => !allowed.some(pattern => pattern.test(fault)))).toEqual([])
  atEnd(async () => {
    await context.close()
    expectNoFaults()
  })
  return { page, context, faults, expectNoFaults }
}
