import { expect } from 'vitest'
import { TIMEOUTS } from './rows.ts'
import type { Order } from './site-page.ts'
import { extensionWorker, type Stage } from './stage.ts'

/** Takes every cause away: the network works, the vendors pass every run. */
async function heal(stage: Stage): Promise<void> {
  const { page, context, vendors, network } = stage
  vendors.play('pass')
  network.restore()
  await context.setOffline(false)
  await page.evaluate(() => {
    for (const fake of window.__fakeHCaptcha?.copies ?? []) fake.setBehaviour({})
    for (const fake of window.__fakeCaptchala?.copies ?? []) fake.setBehaviour({})
  })
  if (context.serviceWorkers().length) {
    const worker = await extensionWorker(stage)
    await worker.evaluate(() => chrome.declarativeNetRequest.updateEnabledRulesets({ disableRulesetIds: ['block', 'stand-in'] }))
  }
}

/** As soon as the cause is gone (or the wait that a failure asks for is over), the next run works, without a reload of the page. */
export async function nextAttempt(stage: Stage, order: Order): Promise<void> {
  const { page } = stage
  const { status } = await stage.state()
  await heal(stage)
  if (status === 'offline') await stage.until('ready') // by itself
  await page.evaluate(
    order => {
      window.site.configure(order) // with deadlines long enough to succeed in
      const { captchas } = window.site
      const place = document.querySelector<HTMLElement>('#place > div')
      if (captchas[0]?.getSnapshot().status === 'idle' && place) window.site.undo[0] = captchas[0].mount(place)
    },
    { ...order, timeouts: TIMEOUTS },
  )
  const state = await stage.state()
  if (state.status === 'rate-limited') expect(state.failure).toMatchObject({ recovery: 'wait', retryAt: expect.any(Number) })
  if ('failure' in state && state.failure.recovery === 'wait') {
    const asked = await stage.calls('execute', 'verify')
    const early = await stage.run()
    expect(early, 'a run during the wait').toMatchObject({ ok: false, failure: { retryAt: state.failure.retryAt } })
    expect(await stage.calls('execute', 'verify'), 'calls during the wait').toBe(asked)
    await page.clock.fastForward((state.failure.retryAt ?? 0) - Date.now() + 1_000)
    await stage.until('ready')
  }
  expect(await stage.run({ fresh: true })).toMatchObject({ ok: true, token: expect.stringMatching(/./) })
}
