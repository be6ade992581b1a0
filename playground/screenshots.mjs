// `npm run screenshots`: one picture a state, and the playground itself, into `playground/screenshots/`.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { findBrowsers } from '../test/browsers.mjs'

const FOLDER = fileURLToPath(new URL('screenshots/', import.meta.url))
const START = fileURLToPath(new URL('start.mjs', import.meta.url))

/** A scenario for each state; `me` leaves a challenge open, and a state that passes has a vendor that keeps it. */
const STATES = {
  loading: 'scenario=load-hang&fast=0',
  ready: 'scenario=load-no-onload',
  challenging: 'scenario=pass&me=1',
  solved: 'scenario=pass',
  cancelled: 'scenario=cancel',
  expired: 'scenario=token-expires',
  'rate-limited': 'scenario=rate-limited-at-once',
  blocked: 'scenario=load-extension',
  offline: 'scenario=load-offline',
  unreachable: 'scenario=network-error',
  misconfigured: 'scenario=invalid-data',
  rejected: 'scenario=token-seen',
  broken: 'scenario=internal-error',
}
/** Before it, the words of a state need not have come yet, ms. */
const WORDS = 1_200
/** Around a form, px. */
const EDGE = 12

function startPlayground() {
  const child = spawn(process.execPath, [START, '--no-open'], { env: { ...process.env, PORT: '0' } })
  return new Promise((resolve, reject) => {
    let output = ''
    const heard = chunk => {
      output += chunk
      const [address] = /http:\/\/localhost:\d+\//.exec(output) ?? []
      if (address) resolve({ address, stop: () => child.kill() })
    }
    child.stdout.on('data', heard)
    child.stderr.on('data', heard)
    child.once('exit', () => reject(new Error(`the playground ended at once:\n${output}`)))
  })
}

/** Opens the playground and waits until its captcha is in that state. */
async function open(browser, address, query, status, options) {
  const page = await browser.newPage({ colorScheme: 'light', ...options })
  await page.goto(address + query, { waitUntil: 'domcontentloaded' })
  await page.locator(`[data-state=${status}][data-here]`).waitFor({ timeout: 30_000 })
  await page.waitForTimeout(WORDS)
  return page
}

/** Draws what is seen of the page; Playwright's own way would wait for a script that never comes. */
async function draw(page, name) {
  const devtools = await page.context().newCDPSession(page)
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 80 })
  writeFileSync(`${FOLDER}${name}.webp`, Buffer.from(data, 'base64'))
}

/** Makes the window as large as the form on the stage, and scrolls there. */
async function frameForm(page) {
  const stage = page.locator('.stage iframe')
  const form = await stage
    .contentFrame()
    .locator('form')
    .evaluate(form => form.getBoundingClientRect().toJSON())
  await page.setViewportSize({ width: 400, height: Math.ceil(form.height) + 2 * EDGE })
  await stage.evaluate(
    (stage, y) => window.scrollTo({ top: window.scrollY + stage.getBoundingClientRect().y + y, behavior: 'instant' }),
    form.y - EDGE,
  )
}

mkdirSync(FOLDER, { recursive: true })
const { executablePath, args } = (await findBrowsers()).chromium
const [playground, browser] = await Promise.all([startPlayground(), chromium.launch({ executablePath, args })])
try {
  for (const [status, query] of Object.entries(STATES)) {
    const page = await open(browser, playground.address, `?${query}`, status, { viewport: { width: 400, height: 900 } })
    await frameForm(page)
    await page.waitForTimeout(WORDS) // a frame of another origin is painted once it is seen
    await draw(page, status)
    await page.close()
  }
  const whole = await open(browser, playground.address, '', 'solved', { viewport: { width: 1280, height: 1000 } })
  await whole.waitForTimeout(WORDS)
  await draw(whole, 'playground')
} finally {
  await browser.close()
  playground.stop()
}
