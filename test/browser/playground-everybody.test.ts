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
})
