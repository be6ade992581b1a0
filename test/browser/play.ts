import type { Outcome } from '@catchcha/core'
import { type Row, type Scenario, type ScenarioId, scenario, type Vendor } from '@catchcha/testing'
import { expect } from 'vitest'
import { HANDS } from './hands.ts'
import type { Staging } from './rows.ts'
import type { Order } from './site-page.ts'
import type { Stage } from './stage.ts'

/** Waits until a challenge is on screen. */
export const opened = async ({ page }: Stage): Promise<void> => {
  await page.waitForFunction(() => {
    const state = window.site.captchas[0]?.getSnapshot()
    return state?.status === 'challenging' && state.challengeOpen
  })
}

/** Lets the vendors' scripts arrive, in whatever state the captcha is. */
const arrived = async ({ page }: Stage): Promise<void> => {
  await page.waitForFunction(() => '__fakeHCaptcha' in window || '__fakeCaptchala' in window)
}

/** No challenge is there for a person to see. */
const offScreen = async ({ page }: Stage): Promise<void> => expect(await page.locator('[data-fake-challenge]:visible').count()).toBe(0)

const leave = (stage: Stage): Promise<void> => stage.page.evaluate(() => window.site.undo[0]?.())

/** Automatic actions a minute, by default. */
const BUDGET = 20

/** A site's own tags, as the vendors document them. */
const TAGS: Readonly<Record<Vendor, string>> = {
  hcaptcha: 'https://js.hcaptcha.com/1/api.js?render=explicit',
  captchala: 'https://cdn.captcha-cdn.net/captchala-loader.js',
}

/** No script was asked for a second time, and each captcha on the page uses it. */
async function expectOneOfEach({ page, vendors }: Stage): Promise<void> {
  const scripts = vendors.requests.filter(({ path }) => path.endsWith('.js')).map(({ host, path }) => host + path)
  expect(scripts).toEqual([...new Set(scripts)])
  expect(await page.evaluate(() => window.site.captchas.every(captcha => captcha.getSnapshot().status === 'ready'))).toBe(true)
}

/** What a page does by itself in the scenarios that are about a page; the outcomes of the runs it asked for. */
const PAGES: { readonly [id in ScenarioId]?: (stage: Stage, order: Order) => Promise<Outcome[]> } = {
  ...HANDS,
  async early(stage, order) {
    await stage.create(order)
    return [await stage.run()]
  },
  async 'load-offline'(stage, order) {
    await stage.context.setOffline(true)
    await stage.create(order)
    await stage.until('offline')
    return []
  },
  async 'load-unmounted'(stage, order) {
    const asked = stage.page.waitForRequest(/captchala|hcaptcha/)
    await stage.create(order)
    await asked
    await leave(stage)
    await arrived(stage)
    expect(await stage.calls('render', 'init'), 'widgets made').toBe(0)
    return []
  },
  /** One captcha while the site's own tag is under way, and one after it. */
  async 'load-present'(stage, order) {
    await stage.page.evaluate(src => document.body.append(Object.assign(document.createElement('script'), { src })), TAGS[order.vendor])
    await stage.create(order)
    await arrived(stage)
    await stage.create(order)
    await stage.quiet()
    await expectOneOfEach(stage)
    return []
  },
  async 'load-once'(stage, order) {
    for (let i = 0; i < 10; i++) await stage.create(order)
    await stage.quiet()
    await expectOneOfEach(stage)
    return []
  },
  async 'pass-late'(stage, order) {
    await stage.create(order)
    const pending = stage.run()
    await opened(stage)
    await stage.page.clock.runFor('05:01')
    return [await pending]
  },
  async parallel(stage, order) {
    await stage.create(order)
    const outcomes = await stage.page.evaluate(() => window.site.together(10))
    expect(outcomes).toEqual(Array(10).fill(outcomes[0]))
    expect(await stage.calls('execute', 'verify'), 'challenges').toBe(1)
    return outcomes
  },
  async 'reset-mid-run'(stage, order) {
    await stage.create(order)
    const pending = stage.run()
    await opened(stage)
    await stage.page.evaluate(() => window.site.captchas[0]?.reset())
    await offScreen(stage)
    return [await pending]
  },
  async 'unmount-mid-run'(stage, order) {
    await stage.create(order)
    const pending = stage.run()
    await opened(stage)
    await leave(stage)
    await offScreen(stage)
    return [await pending]
  },
  async sleep(stage, order) {
    await stage.create(order)
    const outcome = await stage.run()
    await stage.page.clock.setSystemTime(Date.now() + 600_000) // the clock moves on, the timers do not
    await stage.page.evaluate(() => window.dispatchEvent(new Event('focus'))) // a headless page never loses it
    return [outcome]
  },
  async 'token-expires'(stage, order) {
    await stage.create(order)
    const outcome = await stage.run()
    await stage.page.clock.fastForward(121_000)
    return [outcome]
  },
}

/** Does what the page does in a scenario, and waits until all of it has happened. */
export async function play(id: ScenarioId, vendor: Vendor, staging: Staging, stage: Stage, order: Order): Promise<Outcome[]> {
  const row: Scenario = scenario(id)
  const own = PAGES[id]
  const outcomes: Outcome[] = []
  if (staging.refused) stage.hosts('refuse')
  if (own) outcomes.push(...(await own(stage, order)))
  else await stage.create(order)
  await stage.quiet()
  if (own || (row.group === 'loading' && id !== 'load-doubled') || [row.ends].flat().every(({ status }) => status === 'ready'))
    return outcomes
  if (row.page === 'submit' || row.page === 'submit-twice') {
    await submit(row, stage)
    return outcomes
  }
  const lists = vendor === 'hcaptcha' ? row.hcaptcha?.runs : row.captchala?.runs
  for (let i = 0; i < (lists?.length ?? 1); i++) outcomes.push(await stage.run({ fresh: true }))
  await stage.quiet() // what comes late
  if (id === 'storm') expect(await stage.calls('render', 'init', 'execute', 'verify', 'reset'), 'calls').toBeLessThan(BUDGET + 5)
  return outcomes
}

/** Sends over HTTP to a server that answers as the row says; a send that gets no answer is tried again by the person. */
async function submit(row: Row, { page, site, quiet }: Stage): Promise<void> {
  const twice = row.page === 'submit-twice'
  const sent = await page.evaluate(twice => Promise.all([window.site.submit(), ...(twice ? [window.site.submit()] : [])]), twice)
  if (sent[0] && 'threw' in sent[0]) await page.evaluate(() => window.site.submit())
  await quiet()
  expect(new Set(site.tokens).size, 'a token was sent twice').toBe(site.tokens.length)
  if (twice) expect(site.tokens).toHaveLength(1)
}
