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

  it.each(['light', 'dark'] as const)(
    'in %s, 320 px wide: nothing that axe finds on a plain page, and nothing sticks out',
    async colorScheme => {
      const { page } = await open('static/', { context: { colorScheme, viewport: { width: 320, height: 800 } } })
      const links = await page.locator('a[href$=".html"]').evaluateAll(all => all.map(link => (link as HTMLAnchorElement).href))
      expect(links.length).toBeGreaterThan(6)
      const found: Record<string, string[]> = { index: await violations(page) }
      for (const link of links) {
        await page.goto(link)
        await page.waitForSelector('[data-hcaptcha-widget-id]', { state: 'attached' })
        found[link] = await violations(page)
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        if (over > 0) found[link].push(`${over} px too wide`)
      }
      expect(Object.entries(found).filter(([, list]) => list.length)).toEqual([])
    },
  )

  it('the page of <h-captcha>: with the keyboard alone a person passes, reads what happened, and signs up', async () => {
    const { page } = await open('static/h-captcha.html')
    const log = page.getByRole('log', { name: 'Events' })
    await log.getByText('checkbox: loaded').waitFor()
    await log.getByText('invisible: loaded').waitFor()
    await page.locator('#async').press('Enter')
    await log.getByText('invisible: opened').waitFor()
    await page.keyboard.press('Escape')
    await log.getByText('executeAsync(): rejected, challenge-closed').waitFor()
    await page.frameLocator('h-captcha >> nth=0 >> iframe').getByRole('checkbox').press('Space')
    await log.getByText('checkbox: opened').waitFor()
    await page.keyboard.press('Enter')
    await log.getByText(/checkbox: verified, token of \d+ characters/).waitFor()
    await page.getByLabel('E-mail').press('Enter')
    await page.getByText('One token, never seen before.').waitFor()
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
