import '@catchcha/script'
import '@catchcha/script/hcaptcha'
import { type FakeScripts, fakeScripts, type HCaptchaControl, type Play } from '@catchcha/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let scripts: FakeScripts

beforeEach(() => void vi.useFakeTimers())
afterEach(async () => {
  document.body.replaceChildren()
  await vi.advanceTimersByTimeAsync(60_000)
  scripts.stop()
  vi.useRealTimers()
  document.head.replaceChildren()
})

const fake = (): HCaptchaControl => (window as unknown as { __fakeHCaptcha: HCaptchaControl }).__fakeHCaptcha

/** Puts elements into the page, one a task, and waits. */
async function put(play: Play, ...names: string[]): Promise<void> {
  scripts = fakeScripts(window, play)
  for (const name of names) {
    const element = document.createElement(name)
    for (const [name, value] of Object.entries({ vendor: 'hcaptcha', sitekey: 'site' })) element.setAttribute(name, value)
    document.body.append(element)
    await vi.advanceTimersByTimeAsync(10)
  }
  await vi.advanceTimersByTimeAsync(5_000)
}

describe.each([
  ['<catch-captcha> first', ['catch-captcha', 'h-captcha', 'h-captcha']],
  ['<h-captcha> first', ['h-captcha', 'catch-captcha', 'h-captcha']],
])('on one page, %s', (_, names) => {
  it('they share one script: a second copy would forget the widgets of the first', async () => {
    await put({ network: { kind: 'slow', ms: 300 } }, ...names)
    expect(scripts.requests).toHaveLength(1)
    expect(fake().widgets()).toHaveLength(3)
  })

  it('each renders where the first request fails', async () => {
    await put({ network: { kind: 'refused', first: 1 } }, ...names)
    expect(fake().widgets()).toHaveLength(3)
  })
})
