import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { cycle, type Held, held, registrySize } from './churn.ts'
import { listenersOfOurs, takeInventory } from './remains.ts'
import { FAILED_LOAD } from './rows.ts'
import { openStage, type Stage } from './stage.ts'

/** `npm run endurance`: what a thousand visitors, a long day and two busy frameworks leave behind, which is nothing. */

const CYCLES = Number(process.env['ENDURANCE_CYCLES'] ?? 10_000)
const CROWD = 1_000
const VENDORS = ['hcaptcha', 'captchala'] as const

/** Back to where it began, within what a browser itself sets aside; what grows with every cycle would be far more. */
function expectBack(before: Held, after: Held, cycles: number): void {
  const { nodes, listeners, heap } = {
    nodes: after.nodes - before.nodes,
    listeners: after.listeners - before.listeners,
    heap: after.heap - before.heap,
  }
  console.log(`${cycles} cycles: ${nodes} nodes, ${listeners} listeners, ${Math.round(heap / 1000)} kB more than before`)
  expect(nodes, 'nodes held').toBeLessThan(100)
  expect(listeners, 'listeners held').toBeLessThan(100)
  expect(heap, 'bytes held').toBeLessThan(1_000_000)
}

async function expectNothingOfOurs({ page, context }: Stage): Promise<void> {
  expect(await listenersOfOurs(page, context)).toEqual([])
  expect(await page.evaluate(() => window.ledger.waiting(Number.POSITIVE_INFINITY, 'site')), 'timers').toBe(0)
}

describe.each(VENDORS)('%s', vendor => {
  it(`leaves nothing after ${CYCLES} times of coming and going`, async () => {
    const stage = await openStage({ frames: false })
    const before = await takeInventory(stage)
    await cycle(stage, vendor, 200)
    const [registry, first] = [await registrySize(stage), await held(stage)]
    await cycle(stage, vendor, CYCLES)
    expect(await takeInventory(stage)).toEqual(before)
    await expectNothingOfOurs(stage)
    expect(await registrySize(stage), 'the registry').toBe(registry)
    expectBack(first, await held(stage), CYCLES)
  })

  it(`serves ${CROWD} captchas at once from one script, and leaves nothing of them`, async () => {
    const stage = await openStage({ frames: false })
    const { page, vendors } = stage
    const before = await takeInventory(stage)
    await cycle(stage, vendor, 50)
    const first = await held(stage)
    const asked = vendors.requests.filter(({ path }) => path.endsWith('.js')).length
    const ends = await page.evaluate(
      async ([vendor, count]) => {
        const { site } = window
        for (let i = 0; i < count; i++) site.create({ vendor })
        const outcomes = await Promise.all(site.captchas.map(captcha => captcha.execute()))
        const tokens = outcomes.map(outcome => (outcome.ok ? outcome.token : outcome.failure.code))
        for (const captcha of site.captchas.splice(0)) captcha.destroy()
        site.log.length = 0
        site.undo.length = 0
        document.querySelector('#place')?.replaceChildren()
        return { good: outcomes.filter(({ ok }) => ok).length, different: new Set(tokens).size }
      },
      [vendor, CROWD] as const,
    )
    expect(ends).toEqual({ good: CROWD, different: CROWD })
    const files = new Set(vendors.requests.filter(({ path }) => path.endsWith('.js')).map(({ host, path }) => host + path))
    expect(vendors.requests.filter(({ path }) => path.endsWith('.js')).length - asked, 'scripts asked for').toBeLessThanOrEqual(files.size)
    expect(await takeInventory(stage)).toEqual(before)
    await expectNothingOfOurs(stage)
    expectBack(first, await held(stage), CROWD)
  })

  it('lives through an hour of a network that comes and goes', async () => {
    const stage = await openStage({ clock: true, frames: false, expected: [...FAILED_LOAD, /^console: \[catchcha\]/] })
    const { page, context } = stage
    const before = await takeInventory(stage)
    await stage.create({ vendor, timeouts: { load: 8_000, ready: 5_000, run: 5_000 } })
    let settled = 0
    for (let minute = 0; minute < 60; minute++) {
      await context.setOffline(minute % 5 === 3)
      if (minute % 3 === 1) stage.hosts('refuse')
      else stage.network.restore()
      const run = stage.run({ fresh: minute % 2 === 0 }).then(() => settled++)
      await page.clock.runFor(60_000)
      await run
    }
    expect(settled).toBe(60)
    await context.setOffline(false)
    stage.network.restore()
    await page.clock.runFor(300_000) // longer than any wait
    const calls = await stage.calls('render', 'init', 'execute', 'verify', 'reset')
    console.log(`${vendor}: ${calls} calls of the vendor in an hour with 60 runs`)
    expect(calls).toBeLessThan(60 * 6)
    const last = stage.run({ fresh: true })
    await page.clock.runFor(20_000)
    expect(await last).toMatchObject({ ok: true })
    await page.evaluate(() => {
      for (const captcha of window.site.captchas) captcha.destroy()
    })
    expect(await takeInventory(stage)).toEqual(before)
    await expectNothingOfOurs(stage)
  })
})

const script = build({
  entryPoints: [fileURLToPath(new URL('churn-page.tsx', import.meta.url))],
  bundle: true,
  format: 'iife',
  target: 'es2022',
  jsx: 'automatic',
  write: false,
  tsconfigRaw: {},
  define: { 'process.env.NODE_ENV': '"development"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' }, // StrictMode does nothing in production
  logLevel: 'silent',
})

describe.each(['strict', 'keepAlive'] as const)('%s', how => {
  it('a component that comes and goes 2,000 times leaves nothing', async () => {
    const stage = await openStage({ frames: false })
    const { page, site } = stage
    const body = (await script).outputFiles[0]?.text ?? ''
    await page.route(`${site.origin}/churn/site.js`, route => route.fulfill({ contentType: 'text/javascript', body }))
    await page.addScriptTag({ url: `${site.origin}/churn/site.js` })
    const turn = (times: number): Promise<void> => page.evaluate(([how, times]) => window.churn[how](times), [how, times] as const)
    await turn(200)
    const before = await takeInventory(stage)
    const [registry, first] = [await registrySize(stage), await held(stage)]
    await turn(2_000)
    expect(await takeInventory(stage)).toEqual(before)
    expect(await page.evaluate(() => window.ledger.waiting(Number.POSITIVE_INFINITY, 'site')), 'timers').toBe(0)
    expect(await registrySize(stage), 'the registry').toBe(registry)
    expectBack(first, await held(stage), 2_000)
  })
})
