import { describe, expect, it } from 'vitest'
import { BY_POLICY, FAILED_LOAD, OURS, TIMEOUTS } from './rows.ts'
import { openStage, type Stage, type StageOptions } from './stage.ts'

declare global {
  interface Window {
    /** What happened in the page, in its order. */
    order: string[]
  }
}

/** Writes down the browser's own events, what the network answers, every state, and a mark one task after each of the first two. */
async function watchOrder({ page }: Stage): Promise<void> {
  await page.evaluate(() => {
    const order: string[] = []
    let marks = 0
    const note = (what: string): void => {
      const mark = ++marks
      order.push(`${what} ${mark}`)
      // after everything that this task still does in microtasks, so behind whatever it puts into the queue itself
      let left = 20
      const later = (): unknown => (left-- ? queueMicrotask(later) : setTimeout(() => order.push(`task after ${mark}`)))
      later()
    }
    const real = window.fetch
    window.fetch = (...args) => {
      const answer = real(...args)
      const settled = (): void => note('answer')
      answer.then(settled, settled)
      return answer
    }
    const { log } = window.site
    const push = log.push.bind(log)
    log.push = (...events) => {
      order.push(...events.map(({ status }) => status))
      return push(...events)
    }
    addEventListener('error', ({ target }) => target instanceof HTMLScriptElement && note('error'), true)
    window.order = order
  })
}

describe('a refused script', () => {
  it.each([
    ['hcaptcha', true],
    ['hcaptcha', false],
    ['captchala', true],
    ['captchala', false],
  ] as const)(
    'of %s (asking why: %s) is a failure within one task after the last thing the browser says about it',
    async (vendor, probe) => {
      const stage = await openStage({ expected: FAILED_LOAD })
      stage.hosts('refuse')
      await watchOrder(stage)
      await stage.create({ vendor, probe, retry: false, timeouts: TIMEOUTS })
      await stage.until('blocked')
      await stage.quiet()
      const order = await stage.page.evaluate(() => window.order)
      const said = order.findLast(entry => /^(error|answer) /.test(entry)) ?? ''
      expect(said).toMatch(probe ? /^answer/ : /^error/)
      const [, mark] = said.split(' ')
      expect(order.filter(entry => entry === 'blocked')).toHaveLength(1)
      expect(order.indexOf('blocked'), order.join(', ')).toBeGreaterThan(order.indexOf(said))
      expect(order.indexOf('blocked'), order.join(', ')).toBeLessThan(order.indexOf(`task after ${mark}`))
    },
  )
})

it.each([
  ['hcaptcha', 'challenge-error'],
  ['captchala', 'challenge-expired'],
] as const)('a run of %s that is tried again by itself ends, also where the clock moves on between two looks at it', async (vendor, id) => {
  const stage = await openStage({ play: id })
  await stage.page.evaluate(() => {
    const real = Date.now
    let ahead = 0
    Date.now = () => {
      ahead += 2 // as on a machine that has much to do
      return real() + ahead
    }
  })
  await stage.create({ vendor, retry: { delay: 50 }, timeouts: TIMEOUTS })
  await stage.until('ready')
  await stage.page.evaluate(() => {
    window.site.captchas[0]?.execute().then(() => Reflect.set(window, 'settled', true))
  })
  await stage.page.waitForFunction(() => Reflect.has(window, 'settled'))
})

/** A policy that allows nothing that is not needed, for a site whose scripts carry a nonce. */
const strict = (scripts: string, types: string): StageOptions => ({
  nonce: 'x',
  headers: {
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'nonce-x' ${scripts}`,
      "require-trusted-types-for 'script'",
      `trusted-types ${types}`,
      'frame-src https://newassets.hcaptcha.com',
      "connect-src 'self' https://js.hcaptcha.com https://cdn.captcha-cdn.net",
      'style-src https://cdn.captcha-cdn.net',
      'img-src data:',
    ].join('; '),
  },
})
/** CaptchaLa's loader sets the address of its second script by itself, which no site's policy can allow: the core is loaded directly. */
const ORDERS = [
  { vendor: 'hcaptcha', nonce: 'x' },
  { vendor: 'captchala', nonce: 'x', options: { scriptUrl: 'https://cdn.captcha-cdn.net/captchala.js' } },
] as const

describe.each(ORDERS)('$vendor under a strict policy with Trusted Types', order => {
  it.each(["'strict-dynamic'", ''])('works without a violation where the policy says script-src nonce %s', async scripts => {
    const stage = await openStage(strict(scripts, 'catchcha'))
    await stage.create(order)
    expect(await stage.run()).toMatchObject({ ok: true })
    expect(stage.faults).toEqual([])
  })

  it('says what to allow where the name of our Trusted Types policy is not', async () => {
    const stage = await openStage({ ...strict("'strict-dynamic'", 'another'), expected: [BY_POLICY, OURS, /TrustedScriptURL/] })
    await stage.create(order)
    expect(await stage.run()).toMatchObject({
      ok: false,
      failure: {
        kind: 'blocked',
        by: 'csp',
        actor: 'site',
        recovery: 'fix-setup',
        detail: expect.stringMatching(/catchcha.* trusted-types/),
      },
    })
    expect(stage.faults.filter(fault => OURS.test(fault))).toHaveLength(1)
  })

  it('does not say "offline" where the policy forbids the question whether the site can be reached', async () => {
    const stage = await openStage({
      nonce: 'x',
      headers: { 'content-security-policy': "default-src 'none'; script-src 'nonce-x'" },
      expected: [BY_POLICY, OURS, ...FAILED_LOAD],
    })
    stage.hosts('refuse')
    await stage.create({ ...order, retry: false })
    await stage.quiet()
    expect(await stage.state()).toMatchObject({ status: 'blocked', failure: { by: 'unknown' } })
  })
})
