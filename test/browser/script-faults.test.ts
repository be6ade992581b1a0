import { type Row, type ScenarioId, scenario, type Vendor } from '@catchcha/testing'
import { expect, it, vi } from 'vitest'
import { BY_POLICY, FAILED_LOAD, OURS } from './rows.ts'
import { INVISIBLE, openPlain, tokenOf } from './script-stage.ts'

const ELEMENTS: Readonly<Record<Vendor, string>> = {
  hcaptcha: INVISIBLE,
  captchala: '<catch-captcha vendor="captchala" app-key="app"></catch-captcha>',
}
const SHORT = `<script>for (const each of document.querySelectorAll('catch-captcha'))
  each.options = { timeouts: { load: 2_000, ready: 1_500, run: 1_500 }, retry: { delay: 50 } }</script>`

/** What a person reads in a row of the fault table after they have pressed the form's button; where a next try is right, the form arrives with it. */
const ROWS: readonly (readonly [id: ScenarioId, vendor: Vendor, title: RegExp, heals: boolean])[] = [
  ['load-refused', 'hcaptcha', /Security check not loaded/, true],
  ['load-refused', 'captchala', /Security check not loaded/, true],
  ['load-csp', 'hcaptcha', /Security check not available/, false],
  ['load-error-status', 'hcaptcha', /No answer/, true],
  ['load-stub', 'hcaptcha', /Security check not loaded/, true],
  ['render-undefined', 'hcaptcha', /Security check not available/, false],
  ['render-silent', 'captchala', /No answer/, true],
  ['cancel', 'hcaptcha', /Not finished yet/, true],
  ['cancel', 'captchala', /Not finished yet/, true],
  ['challenge-expired', 'hcaptcha', /Time ran out/, true],
  ['rate-limited-at-once', 'hcaptcha', /Please wait a moment/, false],
  ['network-error', 'hcaptcha', /No answer/, true],
  ['unknown-code', 'captchala', /Something went wrong/, true],
  ['silent', 'hcaptcha', /No answer/, true],
  ['pass-empty', 'captchala', /Something went wrong/, true],
]

it.each(ROWS)('%s, %s: the form is not sent, and a person reads why', async (id, vendor, title, heals) => {
  const row: Row = scenario(id)
  const plain = await openPlain({
    play: id,
    body: `<form method="post" action="/post">${ELEMENTS[vendor]}<button>Go</button></form>${SHORT}`,
    headers: id === 'load-csp' ? { 'content-security-policy': "script-src 'self' 'unsafe-inline'" } : {},
    expected: [OURS, /^console: \[fake hCaptcha\]/, ...(id === 'load-csp' ? [BY_POLICY] : []), ...(row.network ? FAILED_LOAD : [])],
  })
  if (id === 'load-refused') for (const host of ['js.hcaptcha.com', 'cdn.captcha-cdn.net', 'cdn.captchala.com']) plain.network.refuse(host)
  await plain.page.reload()
  await plain.page.getByText('Go').click()
  await plain.page.getByText(title).waitFor()
  expect(plain.posts).toEqual([])
  expect(await plain.page.locator('.catchcha button').count(), 'one thing to press').toBe(1)
  if (!heals) return
  plain.network.restore()
  plain.vendors.play('pass')
  await plain.page.evaluate(() => {
    const { __fakeHCaptcha, __fakeCaptchala } = window
    __fakeHCaptcha?.setBehaviour({})
    __fakeCaptchala?.setBehaviour({})
  })
  const send = async (): Promise<void> => {
    await plain.page.getByText('Go').click({ timeout: 1_000 })
    await plain.page.getByText('Thank you').waitFor({ timeout: 4_000 })
  }
  await vi.waitFor(send, { timeout: 20_000 }) // what is asked for while the captcha tries by itself shares that try's fate: then a person presses again
  tokenOf(plain.posts[0], vendor === 'hcaptcha' ? 'h-captcha-response' : 'captchala_token')
})
