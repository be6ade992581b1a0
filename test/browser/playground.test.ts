import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { SCENARIOS, type ScenarioId, type Vendor } from '@catchcha/testing'
import type { AxeResults } from 'axe-core'
import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newPage, type Watched } from './browser.ts'
import { type RunningPlayground, startPlayground } from './playground-server.ts'

/** What some scenarios make a browser, a vendor or the captcha itself say in the console, on purpose. */
const ON_PURPOSE = [
  /^console: Failed to load resource/, // the vendors that do not answer
  /violates the following Content Security Policy/,
  /^console: \[(catchcha|fake hCaptcha)\]/, // the fix for the site's owner, once
  /^uncaught: Unexpected token '<'/, // a web page in place of a script
  /on purpose$/, // the listener that throws
]
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let playground: RunningPlayground
beforeAll(async () => {
  playground = await startPlayground()
})
afterAll(() => playground.stop())

async function open(query: string, options: Parameters<typeof newPage>[0] = {}): Promise<Watched> {
  const watched = await newPage({ expected: ON_PURPOSE, ...options })
  await watched.page.goto(playground.address + query, { waitUntil: 'domcontentloaded' }) // a script that hangs holds the load event back
  return watched
}

/** Waits for the end and returns what is shown of it. */
async function verdict(page: Page): Promise<{ mark: string | null; text: string }> {
  const result = page.locator('.result')
  await expect.poll(() => result.getAttribute('data-verdict'), { timeout: 25_000 }).not.toBe('running')
  return { mark: await result.getAttribute('data-verdict'), text: (await result.innerText()).replaceAll(/\s*\n\s*/g, ' · ') }
}

const stage = async (page: Page): Promise<Frame> => {
  const frame = await (await page.waitForSelector('.stage iframe')).contentFrame()
  if (!frame) throw new Error('the stage has no frame')
  return frame
}

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
    const before = await page.locator('.timeline li').count()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.timeline li').count()).toBeGreaterThan(before)
    expect(await frame.evaluate(() => document.activeElement !== document.body)).toBe(true)
  })
})

describe('everybody can use it', () => {
  const violations = async (where: Page | Frame): Promise<string[]> => {
    await where.evaluate(axeSource)
    const found = (await where.evaluate('axe.run({ exclude: ["[data-fake-challenge]"] }, { iframes: false })')) as AxeResults
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ] as const)('in %s, %d px wide: nothing that axe finds, and nothing sticks out', async (colorScheme, width) => {
    const { page } = await open('?scenario=rate-limited', { context: { colorScheme, viewport: { width, height: 800 } } })
    expect((await verdict(page)).mark).toBe('match')
    await page.locator('summary').evaluateAll(all => {
      for (const summary of all) summary.parentElement?.toggleAttribute('open', true)
    })
    expect(await violations(page)).toEqual([])
    expect(await violations(await stage(page))).toEqual([])
    for (const where of [page, await stage(page)])
      expect(await where.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  })
})

describe('every scenario', () => {
  it('of both vendors ends as expected, and nothing is fetched from outside', { timeout: 240_000 }, async () => {
    const all = async (vendor: Vendor): Promise<void> => {
      const { page } = await open(`?vendor=${vendor}&fast=1`)
      const hosts = new Set<string>()
      page.on('request', request => hosts.add(new URL(request.url()).hostname))
      await page.getByRole('button', { name: 'Run all' }).click()
      const batch = page.locator('.batch')
      await expect.poll(() => batch.getAttribute('data-verdict'), { timeout: 220_000, interval: 500 }).not.toBe('running')
      const marks = (ok: boolean) => page.locator(`.groups a[data-ok=${ok}] > :first-child`).allInnerTexts()
      expect(await page.locator('.wrongs li').allInnerTexts()).toEqual([])
      expect(await marks(false)).toEqual([])
      expect(await marks(true)).toEqual(SCENARIOS.filter(({ vendors }) => vendors.includes(vendor)).map(({ id }) => id))
      expect([...hosts].sort()).toEqual(['127.0.0.1', 'localhost'])
    }
    await Promise.all([all('hcaptcha'), all('captchala')])
  })
})
