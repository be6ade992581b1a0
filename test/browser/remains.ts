import type { BrowserContext, Page } from 'playwright'
import { expect } from 'vitest'
import type { Stage } from './stage.ts'

/** What the page consists of besides its captchas. */
export interface Inventory {
  readonly nodes: readonly string[]
  readonly globals: readonly string[]
}

/** The vendors' own globals and the fakes' controls stay: a script cannot be unloaded. */
const VENDORS = ['hcaptcha', 'grecaptcha', '__fakeHCaptcha', 'Captchala', 'loadCaptchala', '__fakeCaptchala']

/** Everything in the document and every own name of the window. */
export function takeInventory({ page }: Stage): Promise<Inventory> {
  return page.evaluate(
    vendors => ({
      // the vendor's script tags are the vendor's, and the elements to mount in are the site's
      nodes: [...document.querySelectorAll('*:not(body > script[src^="https:"], #place > div:empty)')].map(
        node => (node.cloneNode() as Element).outerHTML,
      ),
      globals: Object.getOwnPropertyNames(window).filter(name => !vendors.includes(name)),
    }),
    VENDORS,
  )
}

/** What the site's bundle listens to, by Chromium's own count; the vendors' fakes and Playwright have listeners of their own. */
export async function listenersOfOurs(page: Page, context: BrowserContext): Promise<string[]> {
  const session = await context.newCDPSession(page)
  const ours = new Set<string>()
  session.on('Debugger.scriptParsed', ({ scriptId, url }) => {
    if (url.endsWith('/site.js')) ours.add(scriptId)
  })
  await session.send('Debugger.enable')
  const found: string[] = []
  for (const expression of ['window', 'document', 'document.body', 'document.querySelector("#place")', 'navigator']) {
    const { result } = await session.send('Runtime.evaluate', { expression })
    if (!result.objectId) continue
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId })
    for (const { type, scriptId } of listeners) if (ours.has(scriptId)) found.push(`${expression} ${type}`)
  }
  await session.detach()
  return found
}

/** Destroys every captcha; then the page is what it was before, and no timer or listener of ours is left. */
export async function expectNothingLeft(stage: Stage, before: Inventory): Promise<void> {
  await stage.page.evaluate(() => {
    for (const captcha of window.site.captchas) captcha.destroy()
  })
  expect(await takeInventory(stage)).toEqual(before)
  expect(await listenersOfOurs(stage.page, stage.context), 'listeners of ours').toEqual([])
  expect(await stage.page.evaluate(() => window.ledger.waiting(Number.POSITIVE_INFINITY, 'site')), 'timers of ours').toBe(0)
}
