import { describe, expect, it } from 'vitest'
import { servePlayground, stage, verdict } from './playground-page.ts'

const { open } = servePlayground()

describe('the first screen', () => {
  it('says what this is and leads to a scenario, and a link to one goes without it', async () => {
    const { page } = await open('')
    const intro = page.getByRole('heading', { name: 'Break a captcha on purpose' })
    await intro.waitFor()
    await page.getByRole('button', { name: 'Somebody closes the challenge' }).click()
    expect(await page.locator('#scenario').innerText()).toBe('The person closes the challenge')
    expect(await intro.isVisible()).toBe(false)
    expect((await verdict(page)).mark).toBe('match')
  })

  it('offers TypeScript, React, Vue and the script tag', async () => {
    const { page } = await open('?scenario=cancel')
    const tabs = page.getByRole('navigation', { name: 'Ways to use it' }).getByRole('link')
    expect(await tabs.allInnerTexts()).toEqual(['TypeScript', 'React', 'Vue', 'Script tag', 'Plain pages'])
    await tabs.nth(1).click()
    expect(new URL(page.url()).search).toBe('?vendor=hcaptcha&scenario=cancel&tab=react')
    expect((await verdict(page)).mark).toBe('match')
  })
})

it('the search finds what its own examples say, by name and by how a scenario ends', async () => {
  const { page } = await open('?scenario=pass&vendor=captchala')
  const search = page.getByLabel('Search scenarios')
  const examples = (await search.getAttribute('placeholder'))?.match(/\w+/g) ?? []
  expect(examples).toHaveLength(3)
  for (const example of [...examples, 'misconfigured']) {
    await search.fill(example)
    expect(await page.locator('.count').innerText(), example).toMatch(/^\d+ scenarios?$/)
  }
})

describe('beside what the visitor reads', () => {
  it('stands what the code means and where the captcha is, not by colour alone', async () => {
    const { page } = await open('?scenario=cancel')
    expect((await verdict(page)).mark).toBe('match')
    expect(await page.locator('.meaning').innerText()).toMatch(/What to do: \S+/)
    const here = page.locator('.diagram [aria-current=step]')
    expect(await here.allTextContents()).toEqual(['cancelled, where it is now'])
    expect(await here.evaluate(node => getComputedStyle(node, '::after').content)).toContain('●')
    expect(await page.locator('.moved').innerText()).toBe('Came from challenging.')
  })

  it.each([
    ['ar', 'rtl', 'react'],
    ['de', 'ltr', 'vue'],
    ['en-XA', 'ltr', 'core'],
  ])('is the visitor’s language, here %s, laid out %s, on the tab %s', async (locale, dir, tab) => {
    const { page } = await open(`?scenario=cancel&tab=${tab}`)
    await verdict(page)
    await page.getByLabel('Visitor’s language').selectOption(locale)
    expect(new URL(page.url()).searchParams.get('lang')).toBe(locale)
    expect((await verdict(page)).mark).toBe('match')
    const inside = await stage(page)
    const view = inside.locator('.catchcha')
    expect(await view.getAttribute('lang')).toBe(locale)
    expect(await inside.evaluate(() => getComputedStyle(document.body).direction)).toBe(dir)
    expect(await view.getByRole('status').innerText()).not.toContain('The security check was closed')
    if (locale === 'en-XA') expect(await view.getByRole('button').innerText()).toMatch(/^\[.*~\]$/)
  })

  it('a vendor that is slow is waited for', async () => {
    const { page } = await open('?scenario=load-no-onload&slow=2000')
    expect((await verdict(page)).mark).toBe('match')
    expect(Number.parseFloat(await page.locator('.timeline li', { hasText: 'ready' }).first().innerText())).toBeGreaterThanOrEqual(1.5)
  })
})

describe('Record', () => {
  it('copies a report and says so, from the keyboard', async () => {
    const { page, context } = await open('?scenario=cancel&tab=vue')
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await verdict(page)
    await page.locator('#scenario').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Record')
    await page.keyboard.press('Enter')
    await page.getByText('The report is in the clipboard.').waitFor()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(text).toContain('&scenario=cancel&tab=vue')
    expect(text).toContain('Ended as expected: cancelled')
  })

  it('where the clipboard is refused shows the report, selected', async () => {
    const { page } = await open('?scenario=cancel')
    await verdict(page)
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
    })
    await page.getByRole('button', { name: 'Record' }).click()
    await page.getByText('copy the text below').waitFor()
    const selected = await page.evaluate(() => {
      const { activeElement } = document
      return activeElement instanceof HTMLTextAreaElement
        ? activeElement.value.slice(activeElement.selectionStart, activeElement.selectionEnd)
        : ''
    })
    expect(selected).toContain('scenario=cancel')
  })
})
