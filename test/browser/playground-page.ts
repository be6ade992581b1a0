import axe, { type AxeResults } from 'axe-core'
import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect } from 'vitest'
import { newPage, type PageOptions, type Watched } from './browser.ts'
import { type RunningPlayground, startPlayground } from './playground-server.ts'

/** What some scenarios make a browser, a vendor or the captcha itself say in the console, on purpose. */
export const ON_PURPOSE: readonly RegExp[] = [
  /^console: Failed to load resource/, // the vendors that do not answer
  /violates the following Content Security Policy/,
  /^console: \[(catchcha|fake hCaptcha)\]/, // the fix for the site's owner, once
  /^uncaught: Unexpected token '<'/, // a web page in place of a script
  /on purpose$/, // the listener that throws
]

/** A playground for the tests of one file. */
export interface TestPlayground {
  readonly address: string
  /** Opens what the query says in a page of its own. */
  open(query: string, options?: PageOptions): Promise<Watched>
}

export function servePlayground(): TestPlayground {
  let playground: RunningPlayground
  beforeAll(async () => {
    playground = await startPlayground()
  })
  afterAll(() => playground.stop())
  return {
    get address() {
      return playground.address
    },
    async open(query, options = {}) {
      const watched = await newPage({ expected: ON_PURPOSE, ...options })
      await watched.page.goto(playground.address + query, { waitUntil: 'domcontentloaded' }) // a script that hangs holds the load event back
      return watched
    },
  }
}

/** Waits for the end and returns what is shown of it. */
export async function verdict(page: Page): Promise<{ mark: string | null; text: string }> {
  const result = page.locator('.result')
  await expect.poll(() => result.getAttribute('data-verdict'), { timeout: 25_000 }).not.toBe('running')
  return { mark: await result.getAttribute('data-verdict'), text: (await result.innerText()).replaceAll(/\s*\n\s*/g, ' · ') }
}

/** The stage's own page. */
export async function stage(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('.stage iframe')).contentFrame()
  if (!frame) throw new Error('the stage has no frame')
  return frame
}

/** What axe finds in a page or frame; the fake challenge is not ours to judge. */
export async function violations(where: Page | Frame): Promise<string[]> {
  await where.evaluate(axe.source)
  const found = (await where.evaluate('axe.run({ exclude: ["[data-fake-challenge]"] }, { iframes: false })')) as AxeResults
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
