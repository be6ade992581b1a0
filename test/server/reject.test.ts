import { type Captcha, createCaptcha } from '@catchcha/core'
import { hcaptcha as widget } from '@catchcha/core/hcaptcha'
import { hcaptcha, toResponse, type Verdict, verify } from '@catchcha/server'
import { installHCaptcha } from '@catchcha/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fresh } from './services.ts'

const said: unknown[] = []
let captcha: Captcha
let uninstall: () => void
beforeEach(() => {
  said.length = 0
  for (const name of ['log', 'warn', 'error'] as const) vi.spyOn(console, name).mockImplementation((...all) => said.push(...all))
  uninstall = installHCaptcha(window, {}).uninstall
  captcha = createCaptcha({ provider: widget({ sitekey: 'k' }), remember: false, onEvent: event => said.push(event) })
  captcha.subscribe(() => said.push(captcha.getSnapshot()))
  captcha.mount(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  captcha.destroy()
  uninstall()
  Reflect.deleteProperty(globalThis, Symbol.for('catchcha')) // the page's memory of a rate limit
})

/** What the site's server concludes when the vendor answers with these codes, or with a status. */
const verdictOf = (answer: readonly string[] | number): Promise<Verdict> => {
  const response =
    typeof answer === 'number' ? new Response('', { status: answer }) : Response.json({ success: false, 'error-codes': answer })
  return verify(hcaptcha({ secret: 'canary-secret-H4x0r' }), fresh(), { fetch: async () => response })
}

type Reading = (verdict: Verdict) => unknown
const READINGS: Readonly<Record<string, Reading>> = {
  'a verdict': verdict => verdict,
  'its failure': verdict => !verdict.ok && verdict.failure,
  'toResponse’s body': verdict => toResponse(verdict).json(),
  'an array of codes': verdict => !verdict.ok && verdict.codes,
  'one code': verdict => !verdict.ok && verdict.codes[0],
}

describe.each(Object.entries(READINGS))('captcha.reject() understands %s', (_, of) => {
  it.each([
    ['already-seen-response', 'rejected'],
    ['expired-input-response', 'rejected'],
    ['invalid-input-secret', 'misconfigured'],
  ])('with %s', async (code, kind) => {
    const answer = await of(await verdictOf([code]))
    expect(captcha.reject(answer)).toMatchObject({ kind, code, phase: 'verify' })
    expect(captcha.getSnapshot()).toMatchObject({ status: kind })
  })
})

/** What `send` may return; text and lists are the app's own values there. */
const ANSWERS: Readonly<Record<string, Reading>> = {
  'toResponse’s Response': verdict => toResponse(verdict),
  'its body': verdict => toResponse(verdict).json(),
  'a verdict': verdict => verdict,
}

describe.each(Object.entries(ANSWERS))('captcha.submit() understands %s', (_, of) => {
  it.each<[readonly string[] | number, string, number]>([
    [['already-seen-response'], 'rejected', 2],
    [['invalid-input-secret'], 'misconfigured', 1],
    [503, 'unreachable', 1],
    [429, 'rate-limited', 1],
    [['never-heard-of'], 'broken', 1],
  ])('after %j: %s', async (answer, kind, times) => {
    const sent: string[] = []
    const result = await captcha.submit(async token => {
      sent.push(token)
      return of(await verdictOf(answer))
    })
    expect(result).toMatchObject({ ok: false, failure: { kind, phase: 'verify' } })
    expect(sent).toHaveLength(times)
    expect(new Set(sent).size).toBe(times)
  })
})

it('what a page logs and hears has neither token nor secret in it', async () => {
  const sent: string[] = []
  const result = await captcha.submit(async token => {
    sent.push(token)
    return toResponse(await verdictOf([`bad ${token}`, 'invalid-input-secret', 'canary-secret-H4x0r']))
  })
  const failures = said.filter(each => !(Object(each).status === 'solved')) // the state hands the token out: that is what it is for
  const all = JSON.stringify([failures, result])
  expect(sent).toHaveLength(1)
  expect(all).toContain('misconfigured')
  for (const canary of [...sent, 'canary-secret']) expect(all).not.toContain(canary)
})
