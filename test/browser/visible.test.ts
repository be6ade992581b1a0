import { describe, expect, it } from 'vitest'
import { button, starter, tabTo } from './hands.ts'
import { expectNothingLeft, takeInventory } from './remains.ts'
import { TIMEOUTS } from './rows.ts'
import type { Order } from './site-page.ts'
import { openStage, type Stage } from './stage.ts'

const HUMAN = { hcaptcha: { auto: false }, captchala: { auto: false } }

/** A widget on the page, and a vendor that lets a person solve or close. */
async function show(order: Order, clock = false): Promise<Stage> {
  const stage = await openStage({ play: HUMAN, clock })
  await stage.create({ ...order, timeouts: TIMEOUTS })
  await stage.until('ready')
  return stage
}

describe.each<Order>([{ vendor: 'hcaptcha', options: { size: 'normal' } }, { vendor: 'captchala' }])('$vendor', order => {
  it('is solved by a person who clicks', async () => {
    const stage = await show(order)
    await starter(stage, order).click()
    await button(stage, 'Solve').click()
    await stage.until('solved')
    if (order.vendor === 'hcaptcha') expect(await starter(stage, order).getAttribute('aria-checked')).toBe('true')
    const [token, again] = await stage.page.evaluate(() => [0, 0].map(() => window.site.captchas[0]?.take()))
    expect(token).toMatch(/./)
    expect(again).toBeUndefined()
  })

  it('is solved by a person who has only a keyboard', async () => {
    const stage = await show(order)
    await tabTo(stage, /^BUTTON .*human/)
    await stage.page.keyboard.press('Enter')
    await button(stage, 'Solve').waitFor()
    await tabTo(stage, /^BUTTON Solve/)
    await stage.page.keyboard.press('Enter')
    await stage.until('solved')
  })

  it.each(['Close', 'Escape'] as const)('is cancelled by %s, says so, and can be started again', async how => {
    const stage = await show(order)
    await starter(stage, order).click()
    await button(stage, 'Close').waitFor()
    if (how === 'Close') await button(stage, 'Close').click()
    else await stage.page.keyboard.press('Escape')
    await stage.until('cancelled')
    await starter(stage, order).click()
    await button(stage, 'Solve').click()
    await stage.until('solved')
  })

  it('ends a run with what the person does in its challenge, however long that takes', async () => {
    const stage = await show(order, true)
    const closed = stage.run()
    await button(stage, 'Close').click({ trial: true })
    await stage.page.clock.runFor('05:00')
    await button(stage, 'Close').click()
    expect(await closed).toMatchObject({ ok: false, failure: { kind: 'cancelled', code: 'challenge-closed' } })
    const solved = stage.run()
    await button(stage, 'Solve').click()
    expect(await solved).toMatchObject({ ok: true })
    expect((await stage.state()).status).toBe('solved')
  })

  it('leaves nothing behind when it is destroyed with its challenge open', async () => {
    const stage = await openStage({ play: HUMAN })
    const before = await takeInventory(stage)
    await stage.create({ ...order, timeouts: TIMEOUTS })
    await stage.until('ready')
    await starter(stage, order).click()
    await button(stage, 'Close').waitFor()
    await expectNothingLeft(stage, before)
  })
})
