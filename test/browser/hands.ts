import type { Outcome } from '@catchcha/core'
import type { ScenarioId } from '@catchcha/testing'
import type { Frame, Locator } from 'playwright'
import { expect } from 'vitest'
import type { Order } from './site-page.ts'
import type { Stage } from './stage.ts'

type Act = (stage: Stage, order: Order) => Promise<Outcome[]>

/** The vendor's own control that starts a challenge: hCaptcha's checkbox in its frame, CaptchaLa's button. */
export const starter = ({ page }: Stage, { vendor }: Order): Locator =>
  vendor === 'hcaptcha'
    ? page.frameLocator('#place iframe').getByRole('checkbox')
    : page.locator('#place').getByRole('button', { name: 'Verify that you are human' })

/** The buttons of a challenge. */
export const button = ({ page }: Stage, name: 'Solve' | 'Close'): Locator =>
  page.getByRole('dialog', { name: /challenge/ }).getByRole('button', { name })

/** The element that has the focus, by its text: in a frame, the one that has it there. A hidden frame remembers its own and is not asked. */
export async function focused({ page }: Stage): Promise<string> {
  for (let frame: Frame = page.mainFrame(); ; ) {
    const active = await frame.evaluateHandle(() => document.activeElement)
    const inner = await active.asElement()?.contentFrame()
    if (!inner) return await active.evaluate(element => `${element?.tagName} ${element?.textContent}`)
    frame = inner
  }
}

/**
 * Presses Tab until a thing with that text has the focus; fails where the focus comes round again and again without having been there.
 * Chromium's own controls are on the way (eight of them, seen as nine times the body), and a round may miss a frame the person has just been in.
 */
export async function tabTo(stage: Stage, text: RegExp): Promise<void> {
  const visited = new Set<string>()
  for (let presses = 0; presses < 120; presses++) {
    const here = await focused(stage)
    if (text.test(here)) return
    visited.add(here.slice(0, 40))
    await stage.page.keyboard.press('Tab')
  }
  expect.fail(`Tab never reaches ${text}, only ${[...visited].join(' | ')}`)
}

/** Rows that a person plays with pointer and keyboard on a visible widget. */
export const HANDS: { readonly [id in ScenarioId]?: Act } = {
  /** The modal dialog makes the rest of the page inert, so a challenge in `body` could neither be clicked nor focused. */
  async dialog(stage, order) {
    const { page } = stage
    await page.evaluate(() => document.querySelector('dialog')?.showModal())
    await stage.create(order)
    await starter(stage, order).click()
    await button(stage, 'Close').click()
    await button(stage, 'Close').waitFor({ state: 'hidden' })
    await tabTo(stage, /^BUTTON .*human/)
    await page.keyboard.press('Enter')
    await button(stage, 'Solve').waitFor()
    await tabTo(stage, /^BUTTON Solve/)
    await page.keyboard.press('Enter')
    await stage.until('solved')
    await page.evaluate(() => document.querySelector('dialog')?.close())
    return []
  },
  /** A button without a type submits the form it is in: the trigger does it everywhere, the challenge's own where it is drawn inline. */
  async 'cl-buttons'(stage, order) {
    const { page } = stage
    await page.evaluate(() => {
      document.querySelector('form')?.addEventListener('submit', event => {
        event.preventDefault()
        document.title += ' submitted'
      })
    })
    for (const [index, product] of ['popup', 'float', 'embed'].entries()) {
      await stage.create({ ...order, options: { product } })
      const trigger = starter(stage, order).last()
      if (product === 'embed') await trigger.press('Enter')
      else await trigger.click()
      await button(stage, 'Solve').click()
      await page.waitForFunction(index => window.site.captchas[index]?.getSnapshot().status === 'solved', index)
    }
    expect(await page.title()).toBe('A site')
    await page.evaluate(() => document.querySelector('form')?.requestSubmit())
    expect(await page.title(), 'the form can be sent').toBe('A site submitted')
    return []
  },
  /** Nothing can be started by code here: the run waits for the person to press the widget. */
  async 'cl-missing-methods'(stage, order) {
    await stage.create(order)
    await stage.until('ready')
    const pending = stage.run()
    await starter(stage, order).click()
    return [await pending]
  },
  /** A token that a person made by clicking, and left lying until it has five seconds to live. */
  async 'token-old-at-submit'(stage, order) {
    const { page, site } = stage
    await stage.create(order)
    await starter(stage, order).click()
    await stage.until('solved')
    const old = await page.evaluate(() => Reflect.get(window.site.captchas[0]?.getSnapshot() ?? {}, 'token'))
    await page.clock.setSystemTime(Date.now() + 115_000)
    expect(await page.evaluate(() => window.site.submit())).toEqual({ ok: true })
    expect(site.tokens).toHaveLength(1)
    expect(site.tokens).not.toContain(old)
    return []
  },
}
