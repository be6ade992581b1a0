import { describe, expect, it } from 'vitest'
import { servePlayground, stage, verdict, violations } from './playground-page.ts'

const { open } = servePlayground()

describe('everybody can use it', () => {
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

  it.each(['light', 'dark'] as const)('in %s: nothing that axe finds on a plain page with the file for a tag', async colorScheme => {
    const { page } = await open('static/', { context: { colorScheme } })
    const links = await page.locator('a[href$=".html"]').evaluateAll(all => all.map(link => (link as HTMLAnchorElement).href))
    expect(links.length).toBeGreaterThan(6)
    const found: Record<string, string[]> = { index: await violations(page) }
    for (const link of links) {
      await page.goto(link)
      found[link] = await violations(page)
    }
    expect(Object.entries(found).filter(([, list]) => list.length)).toEqual([])
  })

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
