import { hcaptcha } from '@catchcha/core/hcaptcha'
import { Captcha } from '@catchcha/react'
import HCaptcha from '@catchcha/react/hcaptcha'
import { type FakeScripts, fakeScripts, type HCaptchaControl } from '@catchcha/testing'
import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

let scripts: FakeScripts
const provider = hcaptcha({ sitekey: 'site' })

beforeEach(() => {
  vi.useFakeTimers()
  scripts = fakeScripts(window, { network: { kind: 'slow', ms: 300 } })
})
afterEach(async () => {
  cleanup()
  await vi.advanceTimersByTimeAsync(60_000)
  scripts.stop()
  vi.useRealTimers()
})

it.each([
  ['<Captcha> first', <Captcha key="a" provider={provider} />, <HCaptcha key="b" sitekey="site" />],
  ['the drop-in first', <HCaptcha key="b" sitekey="site" />, <Captcha key="a" provider={provider} />],
])('on one page, %s, they share one script: a second copy would forget the widgets of the first', async (_, ...parts) => {
  for (const part of parts) {
    render(part)
    await vi.advanceTimersByTimeAsync(10)
  }
  await vi.advanceTimersByTimeAsync(5_000)
  expect(scripts.requests).toHaveLength(1)
  expect((window as unknown as { __fakeHCaptcha: HCaptchaControl }).__fakeHCaptcha.widgets()).toHaveLength(2)
})
