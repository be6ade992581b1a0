import { expect, it } from 'vitest'
import { servePlayground, stage, verdict, violations } from './playground-page.ts'

const { open } = servePlayground()

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

it.each(['light', 'dark'] as const)('in %s: nothing that axe finds in any failure, on any tab', { timeout: 180_000 }, async colorScheme => {
  const { page } = await open('?scenario=pass', { context: { colorScheme } })
  const found: Record<string, string[]> = {}
  for (const [index, id] of FAILING.entries()) {
    const tab = ['core', 'react', 'vue'][index % 3]
    await page.goto(`${page.url().split('?')[0]}?scenario=${id}&tab=${tab}`, { waitUntil: 'domcontentloaded' })
    expect((await verdict(page)).mark).toBe('match')
    found[id] = [...(await violations(page)), ...(await violations(await stage(page)))]
  }
  expect(Object.entries(found).filter(([, list]) => list.length)).toEqual([])
})
