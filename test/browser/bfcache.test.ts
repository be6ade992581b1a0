import { expect, it } from 'vitest'
import { opened } from './play.ts'
import { openStage, type Stage } from './stage.ts'

/** Leaves the page and comes back, and makes sure that the browser kept it alive in between. */
async function leaveAndReturn({ page, site }: Stage): Promise<void> {
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'persisted', persisted), { once: true }))
  await page.goto(`${site.origin}/elsewhere`)
  await page.goBack({ waitUntil: 'commit' })
  await page.waitForFunction(() => Reflect.get(window, 'persisted') === true)
}

const away = (vendor: 'hcaptcha' | 'captchala', play: object): Promise<Stage> =>
  openStage({ backForwardCache: true, play: { [vendor]: play } }).then(async stage => {
    await stage.create({ vendor })
    await stage.until('ready')
    return stage
  })

it.each(['hcaptcha', 'captchala'] as const)('%s is armed after a page with a token in it comes back from the cache', async vendor => {
  const stage = await away(vendor, {})
  const { token } = (await stage.run()) as { token: string }
  await leaveAndReturn(stage)
  await stage.until('ready', 'expired')
  expect(await stage.run()).toMatchObject({ ok: true, token: expect.not.stringMatching(token) })
})

it.each(['hcaptcha', 'captchala'] as const)('%s ends a run that was under way when its page went into the cache', async vendor => {
  const stage = await away(vendor, { runs: [[{ do: 'open' }], [{ do: 'pass' }]] })
  await stage.page.evaluate(() => {
    window.site.captchas[0]?.execute().then(outcome => Reflect.set(window, 'outcome', outcome))
  })
  await opened(stage) // so no frame is loading any more, which would keep the page out of the cache
  await leaveAndReturn(stage)
  await stage.page.waitForFunction(() => 'outcome' in window)
  expect(await stage.page.evaluate(() => Reflect.get(window, 'outcome'))).toMatchObject({
    ok: false,
    failure: { kind: 'cancelled', code: 'aborted' },
  })
  await stage.until('ready')
  expect(await stage.page.locator('[data-fake-challenge]:visible').count(), 'the old challenge is off the screen').toBe(0)
  expect(await stage.run()).toMatchObject({ ok: true })
})
