import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { State } from '@catchcha/core'
import type { Play, Vendor } from '@catchcha/testing'
import { createFakeNetwork, createFakeVendors, VENDOR_HOSTS } from '@catchcha/testing/server'
import { afterAll, describe, expect, it } from 'vitest'
import { between, table } from '../bench/table.ts'
import { type EnginePage, startEngines } from './engines/engine.ts'
import { createSite, type SiteOptions } from './site.ts'

/** `npm run engines`: what the network can do to a script, in three engines; the table in the core's README is what was measured. */

interface Row {
  readonly what: string
  readonly play?: Play | undefined
  /** The vendors' hosts take no connection. */
  readonly refused?: boolean
  /** For the script, ms. */
  readonly load?: number
  readonly site?: SiteOptions
  readonly offline?: boolean
  /** The page keeps its cause. */
  readonly final?: boolean
  /** Kinds that are true; where an engine shows less, a less exact one is. */
  readonly ends: readonly State['status'][]
}

const status = (status: number, cors: boolean): Play => ({ network: { kind: 'status', status, cors } })
const ROWS: readonly Row[] = [
  { what: 'all is well', ends: ['ready'] },
  { what: 'a slow answer', play: { network: { kind: 'slow', ms: 700 } }, ends: ['ready'] },
  { what: 'connection refused', refused: true, ends: ['blocked'] },
  // final: Chromium holds requests for an address back for 20 s while one for it hangs
  { what: 'no answer', play: { network: { kind: 'hang' } }, load: 500, final: true, ends: ['unreachable'] },
  { what: 'reset', play: { network: { kind: 'reset' } }, ends: ['blocked'] },
  { what: 'half a file', play: { network: { kind: 'cut' } }, ends: ['unreachable', 'blocked'] },
  { what: '403 that can be read', play: status(403, true), ends: ['unreachable'] },
  { what: '403 that cannot', play: status(403, false), ends: ['unreachable'] },
  { what: '429 that can be read', play: status(429, true), final: true, ends: ['rate-limited', 'unreachable'] },
  { what: '503', play: status(503, true), ends: ['unreachable'] },
  { what: '204', play: { network: { kind: 'empty', status: 204 } }, ends: ['blocked', 'unreachable'] },
  { what: 'an empty file', play: { network: { kind: 'empty' } }, ends: ['blocked'] },
  { what: 'HTML in place of the script', play: { network: { kind: 'html' } }, ends: ['unreachable', 'blocked'] },
  {
    what: 'the page’s own policy forbids it',
    site: { headers: { 'content-security-policy': "script-src 'self'" } },
    final: true,
    ends: ['blocked'],
  },
  { what: 'offline', offline: true, ends: ['offline'] },
]

/** Comes to rest and says how; then, with the cause gone, runs. */
const come = async ({ vendor, load }: { vendor: Vendor; load: number }): Promise<State> => {
  window.site.create({ vendor, retry: false, remember: false, timeouts: { load, ready: 8_000, run: 8_000 } })
  const [captcha] = window.site.captchas
  if (!captcha) throw new Error('no captcha')
  for (;;) {
    const state = captcha.getSnapshot()
    if (state.status !== 'idle' && state.status !== 'loading') return state
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
const runAgain = async ({ vendor }: { vendor: Vendor }): Promise<boolean> => {
  window.site.configure({ vendor, retry: false, remember: false, timeouts: { load: 8_000, ready: 8_000, run: 8_000 } })
  return (await window.site.captchas[0]?.execute({ fresh: true }))?.ok === true
}

const vendors = createFakeVendors({ frames: false })
const network = await createFakeNetwork({ handler: vendors.handler })
const engines = await startEngines(network.port)
afterAll(async () => {
  await Promise.all(engines.map(engine => engine.close()))
  await network.close()
})

const cells = new Map<string, string>()
const shown = (state: State): string => ('failure' in state ? `${state.status}, \`${state.failure.code}\`` : state.status)

async function play(page: EnginePage, vendor: Vendor, row: Row): Promise<State> {
  vendors.play(row.play ?? 'pass')
  network.restore()
  if (row.refused) for (const host of VENDOR_HOSTS) network.refuse(host)
  const site = await createSite(row.site)
  try {
    await page.goto(site.origin)
    if (row.offline) await page.offline?.(true)
    const state = await page.evaluate(come, { vendor, load: row.load ?? 8_000 })
    vendors.play('pass')
    network.restore()
    if (row.offline) await page.offline?.(false)
    if (!row.final) expect(await page.evaluate(runAgain, { vendor }), 'the next run, once the cause is gone').toBe(true)
    return state
  } finally {
    await site.close()
  }
}

for (const { name, missing, open } of engines) {
  describe.each(['hcaptcha', 'captchala'] as const)(`${name}, %s`, vendor => {
    it.each(open ? ROWS : [])('$what', async row => {
      const key = `${row.what} ${name} ${vendor}`
      const page = await (open as () => Promise<EnginePage>)()
      try {
        if (row.offline && !page.offline) {
          cells.set(key, 'not run: this engine cannot be taken offline from outside')
          console.log(`${name}, ${vendor}: "${row.what}" is skipped: ${cells.get(key)}`)
          return
        }
        const state = await play(page, vendor, row)
        cells.set(key, shown(state))
        expect(row.ends, shown(state)).toContain(state.status)
      } finally {
        await page.close()
      }
    })
    if (!open) it(`skips ${ROWS.length} rows: ${missing}`, () => console.log(`${name}, ${vendor}: ${ROWS.length} rows skipped: ${missing}`))
  })
}

it('writes down what was measured, and at least one engine was there', () => {
  const there = engines.filter(({ open }) => open)
  expect(there.map(({ name }) => name)).toContain('Chromium')
  const cell = (what: string, name: string): string => {
    const [hcaptcha = '', captchala = ''] = (['hcaptcha', 'captchala'] as const).map(vendor => cells.get(`${what} ${name} ${vendor}`) ?? '')
    return hcaptcha === captchala ? hcaptcha : `${hcaptcha} (CaptchaLa: ${captchala})`
  }
  const rows = ROWS.map(({ what }) => [what, ...engines.map(({ name, missing }) => (missing ? `not run: ${missing}` : cell(what, name)))])
  const text = `${new Date().toISOString().slice(0, 10)}, by \`npm run engines\`, without retries:\n\n${table(['the network', ...engines.map(({ name }) => name)], rows)}`
  console.log(text)
  const file = fileURLToPath(new URL('../../packages/core/README.md', import.meta.url))
  writeFileSync(file, between(readFileSync(file, 'utf8'), 'engines', text))
})
