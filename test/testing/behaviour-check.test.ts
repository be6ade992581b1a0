import { captchalaScript, fakeScripts, hcaptchaScript, installCaptchala, installHCaptcha, SCENARIOS } from '@catchcha/testing'
import { createFakeVendors, createFakeVerifiers } from '@catchcha/testing/server'
import { describe, expect, it } from 'vitest'

/** Calls without the help of types. */
const loosely =
  (call: unknown, ...args: readonly unknown[]) =>
  (): unknown =>
    (call as (...args: readonly unknown[]) => unknown)(...args)

describe('a fake is told of a behaviour that there is not, in place of silence', () => {
  it.each<[string, unknown, RegExp]>([
    ['a field', { rums: [] }, /"rums" is no field of a behaviour\. Nearest: runs/],
    ['a step', { runs: [[{ do: 'pas' }]] }, /"pas" is no step\. Nearest: pass/],
    ['a step of a name that nothing is like', { runs: [[{ do: 'zzz' }]] }, /"zzz" is no step\.$/],
    ['no step', { runs: [[null]] }, /no name is no step/],
    ['steps that are no list of lists', { runs: [{ do: 'pass' }] }, /pass as runs a list of lists of steps/],
    ['a text', 'pass', /pass an object as behaviour/],
    ['a name of every object', { constructor: [] }, /"constructor" is no field/],
  ])('%s', (_, behaviour, words) => {
    for (const call of [installHCaptcha, installCaptchala]) expect(loosely(call, window, behaviour)).toThrow(words)
    for (const call of [hcaptchaScript, captchalaScript]) expect(loosely(call, behaviour)).toThrow(words)
  })

  it('an outcome of render or init', () => {
    expect(loosely(hcaptchaScript, { render: ['ok', 'weird'] })).toThrow(/"weird" is no outcome of render/)
    expect(loosely(captchalaScript, { init: 'empty' })).toThrow(/"empty" is no outcome of init/)
    expect(loosely(hcaptchaScript, { render: ['ok', 'empty'] })).not.toThrow()
  })

  it('a step at once', () => {
    const fake = installHCaptcha(window)
    const other = installCaptchala(window, {}, { part: 'core' })
    const { hcaptcha } = window as unknown as { hcaptcha: { render(box: Element, config: object): unknown } }
    hcaptcha.render(document.body.appendChild(document.createElement('div')), { sitekey: 'k' })
    ;(window as unknown as { Captchala: { init(options: object): unknown } }).Captchala.init({ appKey: 'k' })
    for (const control of [fake, other]) expect(loosely(control.emit, { do: 'pas' })).toThrow(/no step "pas"/)
    fake.uninstall()
    other.uninstall()
  })

  it('what is played over HTTP or in a page', () => {
    const scripts = fakeScripts(window)
    for (const play of [createFakeVendors().play, scripts.play]) {
      expect(loosely(play, { hcaptcha: { runs: [[{ do: 'pas' }]] } })).toThrow(/"pas" is no step/)
      expect(loosely(play, { captchala: { lode: 'ok' } })).toThrow(/Nearest: load/)
      expect(loosely(play, { network: { kind: 'hung' } })).toThrow(/pass as kind of network one of refused, .* hang/)
      for (const { id } of SCENARIOS) expect(loosely(play, id)).not.toThrow()
    }
    scripts.stop()
  })

  it('a fault of a verification service', () => {
    const { fail } = createFakeVerifiers()
    for (const fault of [{ kind: 'Cut' }, {}, 'cut', null])
      expect(loosely(fail, fault)).toThrow(/^fail\(\{ kind \}\): pass as kind one of status,/)
    for (const fault of [{ kind: 'cut' }, undefined]) expect(loosely(fail, fault)).not.toThrow()
  })
})

it('every scenario is one that the fakes understand', () => {
  for (const { hcaptcha, captchala } of SCENARIOS) {
    expect(() => hcaptchaScript(hcaptcha)).not.toThrow()
    expect(() => captchalaScript(captchala)).not.toThrow()
  }
})
