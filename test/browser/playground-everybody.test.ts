import axe, { type AxeResults } from 'axe-core'
import type { Frame, Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { servePlayground, stage, verdict } from './playground-page.ts'

const { open } = servePlayground()

describe('everybody can use it', () => {
  const violations = async (where: Page | Frame): Promise<string[]> => {
    await where.evaluate(axe.source)
    const found = (await where.evaluate('axe.run({ exclude: ["[data-fake-challenge]"] }, { iframes: false })')) as AxeResults
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ] as const)('in %s, %d px wide: nothing that axe finds, and nothing sticks out', async (colorScheme, width) => {
    const { page } = await open('?scenario=rate-limited', { context: { colorScheme, viewport: { width, height: 800 } } })
    expect((await verdict(page)).mark).toBe('match')
    await page.locator('summary').evaluateAll(all => {
      for (const summary of all) summary.parentElement?.toggleAttribute('open', true)
    })
    expect(await violations(page)).toEqual([])
    expect(await violations(await stage(page))).toEqual([])
    for (const where of [page, await stage(page)])
      expect(await where.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  })

  /** One for each kind of failure. */
  const FAILING = [
    'cancel',
    'token-expires',
    'rate-limited-at-once',
    'load-csp',
    'load-offline',
    'silent',
    'invalid-data',
    'token-seen',
    'internal-error',
  ]

  it.each(['light', 'dark'] as const)(
    'in %s: nothing that axe finds in any failure, on any tab',
    { timeout: 180_000 },
    async colorScheme => {
      const { page } = await open('?scenario=pass', { context: { colorScheme } })
      const found: Record<string, string[]> = {}
      for (const [index, id] of FAILING.entries()) {
        const tab = ['core', 'react', 'vue'][index % 3]
        await page.goto(`${page.url().split('?')[0]}?scenario=${id}&tab=${tab}`, { waitUntil: 'domcontentloaded' })
        expect((await verdict(page)).mark).toBe('match')
        found[id] = [...(await violations(page)), ...(await violations(await stage(page)))]
      }
      expect(Object.entries(found).filter(([, list]) => list.length)).toEqual([])
    },
  )

  it('in print of twice the size, on a phone and in the pseudo-locale: nothing sticks out, and every target has 24 px', async () => {
    const { page } = await open('?scenario=rate-limited-at-once&lang=en-XA', {
      context: { viewport: { width: 320, height: 700 }, hasTouch: true },
    })
    expect((await verdict(page)).mark).toBe('match')
    for (const where of [page, await stage(page)]) {
      const faults = await where.evaluate(() => {
        document.documentElement.style.fontSize = '200%'
        const over = document.documentElement.scrollWidth - window.innerWidth
        const small = [...document.querySelectorAll('button, select, summary, nav a')].filter(node => {
          const { width, height } = node.getBoundingClientRect()
          return width > 0 && Math.min(width, height) < 24
        })
        return [...(over > 0 ? [`${over} px too wide`] : []), ...small.map(node => node.outerHTML)]
      })
      expect(faults).toEqual([])
    }
  })
})
