import { hcaptcha } from '@catchcha/core/hcaptcha'
import { type FakeScripts, fakeScripts, type HCaptchaControl } from '@catchcha/testing'
import { Captcha } from '@catchcha/vue'
import VueHcaptcha from '@catchcha/vue/hcaptcha'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const there: VueWrapper[] = []
let scripts: FakeScripts

beforeEach(() => {
  vi.useFakeTimers()
  scripts = fakeScripts(window, { network: { kind: 'slow', ms: 300 } })
})
afterEach(async () => {
  for (const wrapper of there.splice(0)) wrapper.unmount()
  await vi.advanceTimersByTimeAsync(60_000)
  scripts.stop()
  vi.useRealTimers()
})

const dropin = (): VueWrapper => mount(VueHcaptcha, { props: { sitekey: 'site' }, attachTo: document.body }) as VueWrapper
const captcha = (): VueWrapper => mount(Captcha, { props: { provider: hcaptcha({ sitekey: 'site' }) }, attachTo: document.body })

it.each([
  ['<Captcha> first', captcha, dropin],
  ['the drop-in first', dropin, captcha],
])('on one page, %s, they share one script: a second copy would forget the widgets of the first', async (_, ...parts) => {
  for (const part of parts) {
    there.push(part())
    await vi.advanceTimersByTimeAsync(10)
  }
  await vi.advanceTimersByTimeAsync(5_000)
  expect(scripts.requests).toHaveLength(1)
  expect((window as unknown as { __fakeHCaptcha: HCaptchaControl }).__fakeHCaptcha.widgets()).toHaveLength(2)
})
