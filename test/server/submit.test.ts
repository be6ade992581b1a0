import { createCaptcha } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import * as server from '@catchcha/server'
import { installHCaptcha } from '@catchcha/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  vi.spyOn(console, 'error').mockImplementation(() => undefined) // the core’s one line about a mistake in the set-up
})
afterEach(() => {
  vi.useRealTimers()
})

/** Answers of the vendor to one verification after the other. */
type Answers = readonly (object | number)[]

/** A page with a captcha, its site's server, and the vendor behind that; returns how the submit ended and the tokens that each saw. */
async function submit(answers: Answers) {
  const vendor = installHCaptcha(window, {})
  const provider = server.hcaptcha({ secret: 's' })
  const asked: string[] = []
  const posted: string[] = []
  const fetch: typeof globalThis.fetch = async (_, init) => {
    asked.push(new URLSearchParams(await new Response(init?.body).text()).get('response') ?? '')
    const answer = answers[asked.length - 1] ?? {}
    return typeof answer === 'number' ? new Response('', { status: answer }) : Response.json(answer)
  }
  const captcha = createCaptcha({ provider: hcaptcha({ sitekey: 'k' }), remember: false })
  captcha.mount(document.body.appendChild(document.createElement('div')))
  const ending = captcha.submit(async token => {
    posted.push(token)
    return server.toResponse(await server.verify(provider, token, { fetch }))
  })
  let ended = false
  void ending.finally(() => {
    ended = true
  })
  while (!ended) {
    await vi.advanceTimersByTimeAsync(10)
    await new Promise(setImmediate) // bodies are read in the machine's time, not in the page's
  }
  const outcome = await ending
  captcha.destroy()
  vendor.uninstall()
  return { outcome, posted, asked }
}

const seen = { success: false, 'error-codes': ['already-seen-response'] }

it('a token that the vendor calls dead is replaced once, and never sent again', async () => {
  const { outcome, posted, asked } = await submit([seen, { success: true }])
  expect(outcome.ok).toBe(true)
  expect(posted).toHaveLength(2)
  expect(new Set(posted).size).toBe(2)
  expect(asked).toEqual(posted)
})

it.each<[string, Answers, number, object]>([
  ['a second dead token is the end', [seen, seen, { success: true }], 2, { kind: 'rejected', code: 'already-seen-response' }],
  ['a wrong secret is not tried twice', [{ success: false, 'error-codes': ['invalid-input-secret'] }], 1, { kind: 'misconfigured' }],
  ['a vendor that is down is not asked twice', [503, { success: true }], 1, { kind: 'unreachable', code: 'http-503' }],
  ['a limit is heard', [429, { success: true }], 1, { kind: 'rate-limited', code: 'http-429' }],
])('%s', async (_, answers, posts, failure) => {
  const { outcome, posted } = await submit(answers)
  expect(posted).toHaveLength(posts)
  expect(outcome).toMatchObject({ ok: false, failure: { ...failure, phase: 'verify' } })
})
