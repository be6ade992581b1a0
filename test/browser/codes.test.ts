import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { CATALOGUE, list } from '@catchcha/codes'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newPage } from './browser.ts'
import { type RunningPlayground, startPlayground } from './playground-server.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TOKEN = 'P1_eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.canary9'

let playground: RunningPlayground
beforeAll(async () => {
  playground = await startPlayground()
})
afterAll(() => playground.stop())

async function open(query = '', options: Parameters<typeof newPage>[0] = {}): Promise<Page> {
  const { page } = await newPage(options)
  await page.goto(`${playground.address}codes.html${query}`)
  await page.locator('.count:not(:empty)').waitFor()
  return page
}

const field = (page: Page) => page.getByRole('searchbox')
const search = (page: Page): string => new URL(page.url()).search
/** Codes on the page, in their order; those that are open end in a plus. */
const codes = (page: Page): Promise<string[]> =>
  page
    .locator('details')
    .evaluateAll(all => all.map(each => each.querySelector('code')?.textContent + (each.hasAttribute('open') ? '+' : '')))

it('is one click away from the playground', async () => {
  const { page } = await newPage()
  await page.goto(playground.address)
  await page.getByRole('link', { name: 'What a code means' }).click()
  await page.getByRole('heading', { name: 'What a code means' }).waitFor()
  await page.getByRole('link', { name: 'Playground' }).click()
  await page.locator('#scenario').waitFor()
})

it('lists every code there is', async () => {
  expect(await codes(await open())).toEqual(CATALOGUE.map(({ code }) => code))
})

describe('a search', () => {
  it('explains a code, with what happened, what to do and whether to try again', async () => {
    const page = await open()
    await field(page).fill('ALREADY_SEEN_RESPONSE')
    expect(await codes(page)).toEqual(['already-seen-response+', 'invalid-or-already-seen-response'])
    const text = await page.locator('details[open]').innerText()
    expect(text).toMatch(/verified before[\s\S]*new token[\s\S]*never with the same one[\s\S]*rejected[\s\S]*documented/)
  })

  it.each([
    [
      'a whole answer',
      '{"success":false,"error-codes":["already-seen-response","invalid-input-secret"]}',
      ['already-seen-response', 'invalid-input-secret'],
    ],
    ['a log line', '2026-11-21 12:00 POST /join failed: payload_used ip=::1', ['payload_used']],
    ['a text of the widget', 'Server token expired (server_token_expired)', ['server_token_expired']],
    ['an odd status', 'HTTP 503', ['http-5xx', 'http-5xx']],
  ])('reads %s', async (_, text, expected) => {
    const page = await open()
    await field(page).fill(text)
    expect((await codes(page)).filter(code => code.endsWith('+'))).toEqual(expected.map(code => `${code}+`))
  })

  it('finds codes by any of their words, however they are joined', async () => {
    const page = await open()
    await field(page).fill('Associated domains')
    expect(await codes(page)).toEqual(['referer_denied+'])
    await field(page).fill('binding mismatch')
    expect(await codes(page)).toContain('server_token_binding_mismatch')
  })

  it('is in the address, and the address gives the same again', async () => {
    const page = await open()
    await field(page).fill('network_error')
    await page.getByLabel('System').selectOption('aicaptcha')
    await page.getByLabel('Side').selectOption('widget')
    expect(search(page)).toBe('?q=network_error&system=aicaptcha&side=widget')
    const before = await codes(page)
    await page.reload()
    expect(await codes(page)).toEqual(before)
    expect(await field(page).inputValue()).toBe('network_error')
    await page.goBack()
    await expect.poll(() => page.getByLabel('Side').inputValue()).toBe('')
    expect(await page.getByLabel('System').inputValue()).toBe('aicaptcha')
  })

  it('keeps what looks like a token out of the address, the title and the page', async () => {
    const page = await open()
    await field(page).fill(`${TOKEN} payload_used`)
    expect(await codes(page)).toEqual(['payload_used+'])
    await field(page).fill(`${TOKEN} of nobody`)
    await page.getByText('Nothing is known here').waitFor()
    expect(`${decodeURIComponent(page.url())} ${await page.title()} ${await page.locator('body').innerText()}`).not.toContain('canary9')
  })

  it('says so where nothing is known, and where else there is something', async () => {
    const page = await open('?q=payload&system=hcaptcha&side=server')
    await page.getByText('Nothing is known here about “payload”').waitFor()
    await page.getByRole('button', { name: /^Look everywhere/ }).click()
    expect(await codes(page)).toContain('payload_used+')
    expect(await field(page).evaluate(node => node === document.activeElement)).toBe(true)
  })
})

describe('filters', () => {
  it('leave one side of one system', async () => {
    const page = await open('?system=captchala&side=server')
    expect(await codes(page)).toEqual(list({ system: 'captchala', side: 'server' }).map(({ code }) => code))
  })

  it('never explain a widget’s code with a server’s words', async () => {
    const page = await open('?q=challenge-closed&side=server')
    await page.getByText('Nothing is known here').waitFor()
  })
})

it('every code has a link of its own', async () => {
  const page = await open('?q=network-error')
  const link = page.locator('details', { hasText: 'hCaptcha, widget' }).getByRole('link', { name: 'Link to this code' }).first()
  await link.click()
  await expect.poll(() => search(page)).toBe('?q=network-error&system=hcaptcha&side=widget')
  await expect.poll(() => codes(page)).toContain('network-error+')
})

it.each([
  ['with markup in it', '?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E'],
  ['that is far too long', `?q=${'x'.repeat(5000)}`],
  ['with a system of nobody', '?system=nobody&side=%00'],
  ['that is badly encoded', '?q=%E0%A4%A'],
  ['with half a body in it', '?q=%22%5B%7B'],
])('bears an address %s', async (_, query) => {
  const page = await open(query)
  expect(await page.locator('img').count()).toBe(1) // the sign in the bar
})

it('works from the keyboard alone', async () => {
  const page = await open()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the codes')
  await field(page).focus()
  await page.keyboard.type('expired')
  for (const id of ['system', 'side']) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(id)
  }
  await page.keyboard.press('Tab')
  const first = page.locator('details').first()
  const before = await first.getAttribute('open')
  await page.keyboard.press('Enter')
  expect(await first.getAttribute('open')).not.toBe(before)
})

it.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 320],
  ['dark', 320],
] as const)('in %s, %d px wide, axe finds nothing and nothing sticks out', async (colorScheme, width) => {
  const page = await open('', { context: { colorScheme, viewport: { width, height: 800 } } })
  await page.locator('details').evaluateAll(all => {
    for (const each of all) each.toggleAttribute('open', true)
  })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  await field(page).fill('expired')
  await page.locator('summary').first().click()
  await page.evaluate(axeSource)
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
})
