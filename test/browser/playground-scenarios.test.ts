import { SCENARIOS, type Vendor } from '@catchcha/testing'
import { describe, expect, it } from 'vitest'
import { ON_PURPOSE, servePlayground } from './playground-page.ts'

const playground = servePlayground()

const TABS = ['core', 'react', 'vue', 'element']

describe.each(TABS)('every scenario on the tab %s', tab => {
  it('of both vendors ends as expected, without a word in the console, and nothing is fetched from outside', {
    timeout: 150_000,
  }, async () => {
    const all = async (vendor: Vendor): Promise<void> => {
      const { page, faults } = await playground.open(`?vendor=${vendor}&fast=1&tab=${tab}`)
      const hosts = new Set<string>()
      const warnings: string[] = []
      page.on('request', request => hosts.add(new URL(request.url()).hostname))
      page.on('console', message => {
        if (message.type() === 'warning') warnings.push(`console: ${message.text()}`) // Vue's way of complaining
      })
      await page.getByRole('button', { name: 'Run all' }).click()
      const batch = page.locator('.batch')
      await expect.poll(() => batch.getAttribute('data-verdict'), { timeout: 140_000, interval: 500 }).not.toBe('running')
      const marks = (ok: boolean) => page.locator(`.groups a[data-ok=${ok}] > :first-child`).allInnerTexts()
      expect(await page.locator('.wrongs li').allInnerTexts()).toEqual([])
      expect(await marks(false)).toEqual([])
      expect(await marks(true)).toEqual(SCENARIOS.filter(({ vendors }) => vendors.includes(vendor)).map(({ id }) => id))
      expect([...hosts].sort()).toEqual(['127.0.0.1', 'localhost'])
      expect([...faults, ...warnings].filter(text => !ON_PURPOSE.some(pattern => pattern.test(text)))).toEqual([])
    }
    await Promise.all([all('hcaptcha'), all('captchala')])
  })
})
