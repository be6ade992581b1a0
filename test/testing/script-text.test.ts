import { captchalaScript, hcaptchaScript } from '@catchcha/testing'
import { afterEach, expect, test, vi } from 'vitest'

/** Runs a text the way a script tag does: it sees the globals and nothing of this file. */
const run = (text: string): unknown => Reflect.get(globalThis, 'eval')(text)

afterEach(() => {
  for (const name of ['__fakeHCaptcha', '__fakeCaptchala']) {
    for (const copy of [...(Reflect.get(window, name)?.copies ?? [])].reverse()) copy.uninstall()
  }
  document.body.replaceChildren()
  document.head.replaceChildren()
})

test('the text of the fake hCaptcha works by itself', async () => {
  const up = new Promise(resolve => vi.stubGlobal('up', resolve))
  run(hcaptchaScript({ runs: [[{ do: 'pass', value: '</script>' }]] }, { onload: 'up', recaptchacompat: 'off', hl: 'de' }))
  await up
  expect('grecaptcha' in window).toBe(false)
  const api = Reflect.get(window, 'hcaptcha')
  const id: string = api.render(document.body, { sitekey: 'key' })
  expect(document.querySelector('[data-hcaptcha-widget-id]')).toMatchObject({ lang: 'de' })
  expect(await api.execute(id, { async: true })).toMatchObject({ response: '</script>' })
})

test('the text of the fake CaptchaLa works by itself, in one or in two parts', async () => {
  run(captchalaScript())
  const api = await new Promise<{ init(options: object): object }>(resolve => Reflect.get(window, 'loadCaptchala')(resolve))
  expect(api.init({ appKey: 'demo' })).toHaveProperty('verify')
  window.__fakeCaptchala?.uninstall()
  run(captchalaScript({}, { part: 'loader', core: 'https://cdn.captchala.com/captchala.js?part=core' }))
  const loaded = new Promise(resolve => Reflect.get(window, 'loadCaptchala')(resolve))
  expect('Captchala' in window).toBe(false)
  const tag = document.querySelector('script')
  expect(tag).toMatchObject({ src: 'https://cdn.captchala.com/captchala.js?part=core', crossOrigin: 'anonymous' })
  run(captchalaScript({}, { part: 'core' }))
  tag?.dispatchEvent(new Event('load'))
  expect(await loaded).toBe(Reflect.get(window, 'Captchala'))
})

test('the loader reports a core that does not arrive, and takes its tag away', async () => {
  run(captchalaScript({}, { part: 'loader', core: 'https://cdn.captchala.com/captchala.js' }))
  const failed = new Promise(resolve => Reflect.get(window, 'loadCaptchala')(null, resolve))
  document.querySelector('script')?.dispatchEvent(new Event('error'))
  expect(await failed).toBeInstanceOf(Error)
  expect(document.querySelector('script')).toBeNull()
})

test('nothing in a text closes the script element it may be put into', () => {
  for (const text of [
    hcaptchaScript({ runs: [[{ do: 'pass', value: '</script><!--' }]] }),
    captchalaScript({ tokenPrefix: '</script>' }),
  ]) {
    expect(text).not.toMatch(/<\/script|<!--/i)
  }
})
