import type { Vendor } from '@catchcha/testing'
import type { Stage } from './stage.ts'

/** What Chromium itself still holds after a garbage collection, detached nodes too. */
export interface Held {
  readonly nodes: number
  readonly listeners: number
  /** In bytes. */
  readonly heap: number
}

/** Mounts and unmounts so many times: every second time a new captcha, every tenth one ready, every fiftieth one with a token. */
export function cycle({ page }: Stage, vendor: Vendor, times: number): Promise<void> {
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
export function registrySize({ page }: Stage): Promise<number> {
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

/** What is held now; the fakes' own is dropped first. */
export async function held({ page, context }: Stage): Promise<Held> {
  await page.evaluate(() => {
    for (const fake of [...(window.__fakeHCaptcha?.copies ?? []), ...(window.__fakeCaptchala?.copies ?? [])]) fake.uninstall()
    for (const name of ['__fakeHCaptcha', '__fakeCaptchala']) Reflect.deleteProperty(window, name) // its log of calls holds our elements
  })
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  const metric = (name: string): number => metrics.find(each => each.name === name)?.value ?? Number.NaN
  return { nodes: metric('Nodes'), listeners: metric('JSEventListeners'), heap: usedSize }
}
