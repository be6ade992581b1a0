import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { build } from 'esbuild'
import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { newPage, type PageOptions } from './browser.ts'
import type { ViewPage } from './view-page.ts'

declare const view: ViewPage

const root = fileURLToPath(new URL('../..', import.meta.url))
const ORIGIN = 'https://site.example'
/** No style may be written into the page, and no text may become markup. */
const POLICY = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
const HTML = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>Sign in</title><script src="/page.js"></script><main><h1>Sign in</h1><button>Send</button></main>`

let script = ''
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [`${root}test/browser/view-page.ts`],
    tsconfig: `${root}tsconfig.json`,
    bundle: true,
    format: 'iife',
    write: false,
    logLevel: 'silent',
  })
  script = outputFiles[0]?.text ?? ''
})

async function open(context: PageOptions['context'] = {}): Promise<Page> {
  const { page } = await newPage({ context })
  await page.route(`${ORIGIN}/**`, route => {
    const isScript = route.request().url().endsWith('.js')
    const contentType = isScript ? 'text/javascript' : 'text/html'
    return route.fulfill({
      contentType: `${contentType};charset=utf-8`,
      headers: { 'content-security-policy': POLICY },
      body: isScript ? script : HTML,
    })
  })
  await page.goto(ORIGIN)
  await page.evaluate(() => view.ready().then(() => view.make('en')))
  return page
}

/** What axe finds in the page as it is now. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()')
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

describe('axe finds nothing', () => {
  const appearances = [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'dark', forcedColors: 'active' }] as const

  it.each(appearances)('with %o, in any failure, open details, a wait’s end, loading', async appearance => {
    const page = await open(appearance)
    await page.clock.install()
    await page.evaluate(axe.source)
    const found: Record<string, string[]> = {}
    for (const key of await page.evaluate(() => view.keys)) {
      await page.evaluate(key => view.fail(key), key)
      await page.clock.runFor(2_000)
      await page.locator('details').evaluate((details: HTMLDetailsElement) => {
        details.open = !details.open
      })
      found[key] = await violations(page)
    }
    await page.evaluate(() => view.fail('rate-limited'))
    await page.clock.runFor(100_000)
    expect(await page.getByRole('status').textContent()).toBe('You can continue now.')
    found['over'] = await violations(page)
    await page.evaluate(() => view.be({ status: 'loading' }))
    await page.clock.runFor(2_000)
    found['loading'] = await violations(page)
    await page.clock.runFor(20_000)
    found['slow'] = await violations(page)
    expect(Object.entries(found).filter(([, list]) => list.length)).toEqual([])
  })
})

describe('at 320 px', () => {
  /** 16 px, twice that for people who need large print, and the small print some sites have. */
  it.each([16, 32, 10])('no language overflows, and every target has 24 px, in print of %i px', async print => {
    const page = await open({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true })
    const faults = await page.evaluate(async print => {
      document.documentElement.style.fontSize = `${print}px`
      const faults: string[] = []
      for (const locale of view.locales) {
        for (const key of view.keys) {
          view.make(locale)
          view.fail(key)
          const details = document.querySelector('details')
          if (details) details.open = true
          await Promise.resolve()
          for (const what of view.overflowing()) faults.push(`${locale} ${key} ${what}`)
          for (const target of document.querySelectorAll('.catchcha button, summary')) {
            const { width, height } = target.getBoundingClientRect()
            if (Math.min(width, height) < 24) faults.push(`${locale} ${key} ${target.tagName} ${width} × ${height}`)
          }
        }
      }
      return faults.slice(0, 20)
    }, print)
    expect(faults).toEqual([])
  })

  it('a code of any length stays in its box', async () => {
    const page = await open({ viewport: { width: 320, height: 640 } })
    const faults = await page.evaluate(async () => {
      view.fail('broken')
      const details = document.querySelector('details')
      if (details) details.open = true
      await Promise.resolve()
      document.querySelector('code')?.append('x'.repeat(300))
      return view.overflowing()
    })
    expect(faults).toEqual([])
  })
})

describe('the stylesheet', () => {
  it('comes under a policy that allows no style, and goes with the view', async () => {
    const page = await open()
    const sheets = await page.evaluate(async () => {
      view.fail('broken')
      await Promise.resolve()
      const title = document.querySelector('[part=title]') as Element
      const counts = [document.adoptedStyleSheets.length, document.styleSheets.length]
      const { fontWeight } = getComputedStyle(title)
      view.undo()
      return [fontWeight, ...counts, document.adoptedStyleSheets.length]
    })
    expect(sheets).toEqual(['700', 1, 0, 0])
  })

  it('reaches a shadow root, and a place that is put into the page later', async () => {
    const page = await open()
    const weights = await page.evaluate(async () => {
      const weight = async (place: Element): Promise<string> => {
        view.fail('broken')
        await Promise.resolve()
        return getComputedStyle(place.querySelector('[part=title]') as Element).fontWeight
      }
      const host = document.body.appendChild(document.createElement('div'))
      const inside = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'))
      view.make('en', inside)
      const first = await weight(inside)
      const later = document.createElement('div')
      view.make('en', later)
      document.body.append(later)
      return [first, await weight(later), host.shadowRoot?.adoptedStyleSheets.length]
    })
    expect(weights).toEqual(['700', '700', 0])
  })

  it('gives way to any rule and property of the page', async () => {
    const page = await open()
    const style = await page.evaluate(async () => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('button { padding: 1px; display: block } main { --catchcha-border: 3px dashed }')
      document.adoptedStyleSheets.unshift(sheet)
      const hidden = getComputedStyle(document.querySelector('.catchcha button') as Element).display
      view.fail('broken')
      await Promise.resolve()
      const box = getComputedStyle(document.querySelector('.catchcha') as Element)
      return [hidden, getComputedStyle(document.querySelector('.catchcha button') as Element).paddingTop, box.borderTopStyle]
    })
    expect(style).toEqual(['none', '1px', 'dashed'])
  })

  it('takes no room while there is nothing to say, and moves nothing by itself', async () => {
    const page = await open()
    expect(await page.evaluate(() => document.querySelector('.catchcha')?.getBoundingClientRect().height)).toBe(0)
    await page.evaluate(() => view.be({ status: 'loading' }))
    await page.getByRole('status').filter({ hasText: 'Loading' }).waitFor()
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })

  it('lays Arabic out from the right, and its code from the left', async () => {
    const page = await open()
    const directions = await page.evaluate(async () => {
      view.make('ar')
      view.fail('broken')
      await Promise.resolve()
      return ['[part=body]', '[part=retry]', 'code'].map(part => getComputedStyle(document.querySelector(part) as Element).direction)
    })
    expect(directions).toEqual(['rtl', 'rtl', 'ltr'])
  })
})

describe('by keyboard', () => {
  it('the button and the details are reached in order, and work', async () => {
    const page = await open()
    await page.evaluate(() => view.fail('broken'))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Try again')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    expect(await page.evaluate(() => view.calls)).toEqual(['execute', 'execute'])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.getByText('hcaptcha: internal-error').isVisible()).toBe(true)
  })

  it('a modal dialog gets its focus back when the challenge in it closes', async () => {
    const page = await open()
    const focused = await page.evaluate(async () => {
      const dialog = document.body.appendChild(document.createElement('dialog'))
      const send = dialog.appendChild(document.createElement('button'))
      const place = dialog.appendChild(document.createElement('div'))
      view.make('en', place)
      dialog.showModal()
      send.focus()
      view.be({ status: 'challenging', challengeOpen: false })
      const frame = dialog.appendChild(document.createElement('iframe'))
      view.be({ status: 'challenging', challengeOpen: true })
      frame.focus()
      await new Promise(resolve => setTimeout(resolve, 50))
      const before = document.activeElement === frame
      frame.remove()
      view.fail('cancelled')
      await new Promise(resolve => setTimeout(resolve, 50))
      return [before, document.activeElement === send]
    })
    expect(focused).toEqual([true, true])
  })

  it('nothing is lost when the button goes', async () => {
    const page = await open()
    await page.evaluate(() => view.fail('offline'))
    await page.getByRole('button', { name: 'Try now' }).focus()
    await page.evaluate(() => view.be({ status: 'ready' }))
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('catchcha')
  })
})
