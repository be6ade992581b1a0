import { expect, it } from 'vitest'
import { cycle, held, registrySize } from './churn.ts'
import { listenersOfOurs, takeInventory } from './remains.ts'
import { openStage } from './stage.ts'

const CYCLES = 1_000

it.each(['hcaptcha', 'captchala'] as const)(`%s leaves nothing after ${CYCLES} times of coming and going`, async vendor => {
  const stage = await openStage({ frames: false })
  const { page, context } = stage
  const before = await takeInventory(stage)
  await cycle(stage, vendor, 50)
  const [registry, first] = [await registrySize(stage), await held(stage)]
  expect(registry, 'there is a registry').toBeGreaterThan(1)
  await cycle(stage, vendor, CYCLES)
  expect(await takeInventory(stage)).toEqual(before)
  expect(await listenersOfOurs(page, context)).toEqual([])
  expect(await page.evaluate(() => window.ledger.waiting(Number.POSITIVE_INFINITY, 'site')), 'timers').toBe(0)
  expect(await registrySize(stage), 'the registry').toBe(registry)
  const last = await held(stage)
  expect(last.nodes - first.nodes, 'nodes held').toBeLessThan(CYCLES / 10)
  expect(last.listeners - first.listeners, 'listeners held').toBeLessThan(CYCLES / 10)
})

it('would notice what it looks for', async () => {
  const stage = await openStage({ frames: false })
  const { page, context } = stage
  await stage.create({ vendor: 'hcaptcha' })
  await stage.until('ready')
  const ready = await held(stage)
  expect(await listenersOfOurs(page, context)).toContain('window online')
  await page.evaluate(() => {
    const kept = Array.from({ length: 1_000 }, () => Object.assign(document.createElement('p'), { onclick: () => {} }))
    Reflect.set(window, 'kept', kept)
  })
  const more = await held(stage)
  expect(more.nodes - ready.nodes).toBeGreaterThanOrEqual(1_000)
  expect(more.listeners - ready.listeners).toBeGreaterThanOrEqual(1_000)
})
