import type { Vendor } from '@catchcha/testing'
import { expect, it } from 'vitest'
import { listenersOfOurs, takeInventory } from './remains.ts'
import { openStage, type Stage } from './stage.ts'

const CYCLES = 1_000

/** Mounts and unmounts so many times: every second time a new captcha, every tenth one ready, every fiftieth one with a token. */
function cycle({ page }: Stage, vendor: Vendor, times: number): Promise<void> {
  return page.evaluate(
    async ([vendor, times]) => {
      const { site } = window
      for (let i = 0; i < times; i++) {
        const place = document.querySelector<HTMLElement>('#place')
        if (i % 2 === 0 || !site.captchas[0]) {
          site.captchas.pop()?.destroy()
          site.undo.length = 0
          place?.replaceChildren()
          site.create({ vendor })
        } else if (place) site.undo[0] = site.captchas[0].mount(place)
        const [captcha] = site.captchas
        if (i % 50 === 0) await captcha?.execute()
        else if (i % 10 === 0)
          await new Promise<void>(resolve => {
            const look = (): void => {
              if (captcha?.getSnapshot().status === 'ready') resolve()
            }
            captcha?.subscribe(look)
            look()
          })
        site.undo[0]?.()
      }
      site.captchas.pop()?.destroy()
      site.log.length = 0
      site.undo.length = 0
      document.querySelector('#place')?.replaceChildren()
    },
    [vendor, times] as const,
  )
}

/** How many values our page-wide registry holds, whatever its shape. */
function registrySize({ page }: Stage): Promise<number> {
  return page.evaluate(() => {
    const seen = new Set<unknown>()
    const count = (value: unknown): number => {
      if (typeof value !== 'object' || value === null || value instanceof Node || seen.has(value)) return 1
      seen.add(value)
      const parts: unknown[] =
        value instanceof Map
          ? [...value.entries()].flat()
          : value instanceof Set
            ? [...value]
            : value instanceof WeakMap
              ? [value.get(document)]
              : Reflect.ownKeys(value).map(key => Reflect.get(value, key))
      return parts.reduce((sum: number, part) => sum + count(part), 1)
    }
    return count(Reflect.get(globalThis, Symbol.for('catchcha')))
  })
}

/** Nodes and listeners that Chromium itself still holds after a garbage collection, detached ones too; the fake's own are dropped first. */
async function held({ page, context }: Stage): Promise<{ nodes: number; listeners: number }> {
  await page.evaluate(() => {
    for (const fake of [...(window.__fakeHCaptcha?.copies ?? []), ...(window.__fakeCaptchala?.copies ?? [])]) fake.uninstall()
    for (const name of ['__fakeHCaptcha', '__fakeCaptchala']) Reflect.deleteProperty(window, name) // its log of calls holds our elements
  })
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  const metric = (name: string): number => metrics.find(each => each.name === name)?.value ?? Number.NaN
  return { nodes: metric('Nodes'), listeners: metric('JSEventListeners') }
}

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
