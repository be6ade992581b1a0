import type { CDPSession, Page } from 'playwright'
import { browser } from '../browser/browser.ts'
import { installVendor } from './vendor.ts'

const ORIGIN = 'https://bench.example/'
const OPEN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
// isolated, so that the page's clock has steps of 5 µs and not of 100
const HTML = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp', 'content-type': 'text/html' }

/** A fresh page with nothing in it, its processor slowed down so many times. */
export async function openLab({ slow = 1, refuse = false, scripts = [] as readonly string[] } = {}): Promise<{
  readonly page: Page
  readonly session: CDPSession
  close(): Promise<void>
}> {
  const context = await (await browser()).newContext()
  await context.route('**/*', route => {
    const url = new URL(route.request().url())
    if (url.href === ORIGIN) return route.fulfill({ headers: HTML, body: '<!doctype html><title>.</title><body></body>' })
    if (!/(^|\.)hcaptcha\.com$/.test(url.host) || !url.pathname.endsWith('.js')) return route.fulfill({ status: 204, headers: OPEN })
    if (refuse) return route.abort('connectionrefused')
    const body = `(${installVendor})(new URL(document.currentScript.src).searchParams.get('onload'))`
    return route.fulfill({ headers: { ...OPEN, 'content-type': 'text/javascript' }, body })
  })
  const page = await context.newPage()
  await page.goto(ORIGIN)
  await page.evaluate(() => {
    window.marks = []
  })
  for (const content of scripts) await page.addScriptTag({ content })
  const session = await context.newCDPSession(page)
  if (slow > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slow })
  return { page, session, close: () => context.close() }
}

/** Bytes in use after a garbage collection. */
export async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}
