import { chromium, firefox, type Page } from 'playwright'
import { findChromium, findFirefox, findWebKit } from '../../browsers.mjs'
import { startWebKit } from './webdriver.ts'

/** A page in some engine, behind the tests' own network. */
export interface EnginePage {
  goto(url: string): Promise<unknown>
  /** Runs a self-contained async function in the page. */
  evaluate<Argument, Value>(task: (argument: Argument) => Promise<Value>, argument: Argument): Promise<Value>
  /** Takes the device's connection away or gives it back; undefined where the engine cannot be told. */
  offline?: (off: boolean) => Promise<void>
  close(): Promise<void>
}

export interface Engine {
  readonly name: 'Chromium' | 'Firefox' | 'WebKit'
  /** Why it does not run here. */
  readonly missing?: string
  readonly open?: () => Promise<EnginePage>
  close(): Promise<void>
}

function ofPlaywright(page: Page, close: () => Promise<void>): EnginePage {
  return {
    goto: url => page.goto(url),
    evaluate: (task, argument) => page.evaluate(`(${task})(${JSON.stringify(argument)})`) as ReturnType<typeof task>,
    offline: off => page.context().setOffline(off),
    close,
  }
}

const none = async (): Promise<void> => {}

async function chromiumEngine(port: number): Promise<Engine> {
  const found = await findChromium()
  if (!found) return { name: 'Chromium', missing: 'no Chromium was found', close: none }
  const { executablePath, args } = found
  const browser = await chromium.launch({ executablePath, args: [...(args ?? []), `--proxy-server=127.0.0.1:${port}`] })
  return {
    name: 'Chromium',
    async open() {
      const context = await browser.newContext({ ignoreHTTPSErrors: true })
      return ofPlaywright(await context.newPage(), () => context.close())
    },
    close: () => browser.close(),
  }
}

async function firefoxEngine(port: number): Promise<Engine> {
  const found = await findFirefox()
  if (!found) return { name: 'Firefox', missing: 'no Firefox was found, and none could be installed', close: none }
  const { executablePath, channel } = found
  const firefoxUserPrefs = {
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.no_proxies_on': 'localhost,127.0.0.1',
  }
  const browser = await firefox.launch({ executablePath, ...(channel && { channel }), firefoxUserPrefs })
  return {
    name: 'Firefox',
    async open() {
      const context = await browser.newContext({ ignoreHTTPSErrors: true })
      return ofPlaywright(await context.newPage(), () => context.close())
    },
    close: () => browser.close(),
  }
}

async function webkitEngine(port: number): Promise<Engine> {
  const found = findWebKit()
  if (!found) return { name: 'WebKit', missing: 'no WebKitGTK was found, and none could be installed', close: none }
  const args = [`--proxy=http://127.0.0.1:${port}`, '--ignore-host=localhost', '--ignore-host=127.0.0.1', '--ignore-tls-errors']
  const session = await startWebKit(found, args)
  return {
    name: 'WebKit',
    open: async () => ({
      goto: url => session.goto(url),
      evaluate: (task, argument) => session.evaluate(String(task), argument) as ReturnType<typeof task>,
      close: () => session.goto('about:blank').then(none), // one window for all: a new page is a new address
    }),
    close: () => session.close(),
  }
}

/** The three engines; one that does not start says why. */
export function startEngines(port: number): Promise<Engine[]> {
  const starts = [
    ['Chromium', chromiumEngine],
    ['Firefox', firefoxEngine],
    ['WebKit', webkitEngine],
  ] as const
  return Promise.all(
    starts.map(([name, start]) =>
      start(port).catch((error: unknown): Engine => ({ name, missing: `it does not start: ${String(error).split('\n')[0]}`, close: none })),
    ),
  )
}
