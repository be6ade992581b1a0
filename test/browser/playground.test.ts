import type { ScenarioId, Vendor } from '@catchcha/testing'
import { describe, expect, it } from 'vitest'
import { servePlayground, stage, verdict } from './playground-page.ts'
import { startPlayground } from './playground-server.ts'

const playground = servePlayground()
const { open } = playground

describe('npm start', () => {
  it('takes the next free port where the wanted one is taken', async () => {
    const { port } = new URL(playground.address)
    const second = await startPlayground(Number(port))
    expect(Number(new URL(second.address).port)).toBeGreaterThan(Number(port))
    await second.stop()
    expect(second.output()).toContain('Ctrl+C')
  })
})

describe('a scenario', () => {
  const DOZEN: readonly (readonly [Vendor, ScenarioId])[] = [
    ['hcaptcha', 'load-csp'],
    ['hcaptcha', 'load-offline'],
    ['hcaptcha', 'load-once'],
    ['hcaptcha', 'cancel'],
    ['hcaptcha', 'pass-late'],
    ['hcaptcha', 'dialog'],
    ['hcaptcha', 'token-old-at-submit'],
    ['captchala', 'load-html'],
    ['captchala', 'parallel'],
    ['captchala', 'unmount-mid-run'],
    ['captchala', 'token-seen'],
    ['captchala', 'cl-second-host'],
    ['captchala', 'cl-buttons'],
  ]
  it.each(DOZEN)('of %s, %s, ends as expected when its link is opened', async (vendor, id) => {
    const { page } = await open(`?vendor=${vendor}&scenario=${id}&fast=1`)
    const { mark, text } = await verdict(page)
    expect(mark, text).toBe('match')
    expect(text).toContain('Ended as expected')
  })

  it('that passes puts nothing in the console', async () => {
    const { page, faults } = await open('?scenario=pass')
    expect((await verdict(page)).mark).toBe('match')
    expect(faults).toEqual([])
  })

  it('has an address of its own, also after the browser’s back button', async () => {
    const { page } = await open('?vendor=captchala&scenario=cl-degraded')
    await verdict(page)
    await page.getByLabel('Search scenarios').fill('empty token')
    await page.getByRole('link', { name: 'pass-empty' }).click()
    expect(new URL(page.url()).search).toBe('?vendor=captchala&scenario=pass-empty')
    expect((await verdict(page)).text).toContain('broken, code empty-token')
    await page.goBack()
    expect(await page.title()).toContain('cl-degraded')
    expect((await verdict(page)).mark).toBe('match')
  })

  it('without a connection goes on by itself when it is switched on again', async () => {
    const { page } = await open('?scenario=load-offline')
    expect((await verdict(page)).mark).toBe('match')
    await page.getByRole('button', { name: 'Go online' }).click()
    await expect.poll(() => page.locator('.developer .status').innerText()).toBe('ready')
  })

  it('waits for a person who wants to solve it themselves', async () => {
    const { page } = await open('?scenario=pass&me=1')
    await (await stage(page)).getByRole('button', { name: 'Solve' }).click()
    expect((await verdict(page)).mark).toBe('match')
  })
})

describe('the buttons', () => {
  it('hand out a token once, send the form, and end the captcha', async () => {
    const { page } = await open('?scenario=load-no-onload')
    await verdict(page)
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const said = page.locator('.timeline')
    await press('Execute')
    await expect.poll(() => said.innerText()).toMatch(/execute\(\) gave P1_fake_… \(\d+ characters\)/)
    await press('Take')
    await expect.poll(() => said.innerText()).toContain('take() gave nothing')
    await press('Submit')
    await expect.poll(() => said.innerText()).toContain('the server accepted the token')
    await press('Unmount')
    await expect.poll(() => page.locator('.developer .status').innerText()).toBe('idle')
    await press('Mount')
    await expect.poll(() => page.locator('.developer .status').innerText()).toBe('ready')
    await press('Destroy')
    await expect.poll(() => page.locator('.developer .status').innerText()).toBe('idle')
  })

  it('work from the keyboard, from the scenario to another try', async () => {
    const { page } = await open('?scenario=pass')
    await verdict(page)
    await page.getByLabel('Search scenarios').focus()
    await page.keyboard.type('closes the challenge')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.locator('#scenario').innerText()).toBe('The person closes the challenge')
    expect((await verdict(page)).mark).toBe('match')
    await page.locator('#scenario').focus()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Run again')
    await page.keyboard.press('Enter')
    expect((await verdict(page)).mark).toBe('match')
    const frame = await stage(page)
    for (
      let tabs = 0;
      tabs < 30 && !(await frame.getByRole('button', { name: 'Try again' }).evaluate(node => node.matches(':focus')));
      tabs++
    )
      await page.keyboard.press('Tab')
    await frame.evaluate(() => {
      const look = (): void => {
        if (!document.activeElement?.closest('button')) document.body.dataset['lost'] = 'true'
        requestAnimationFrame(look)
      }
      look()
    })
    const cancelled = page.locator('.timeline li', { hasText: 'failed → cancelled' })
    const before = await cancelled.count()
    await page.keyboard.press('Enter')
    await expect.poll(() => cancelled.count()).toBeGreaterThan(before)
    expect(await frame.evaluate(() => document.body.dataset['lost']), 'the focus was lost on the way').toBeUndefined()
  })
})
