import { type Captcha, createCaptcha, defineAdapter, failure, isFailure, sameProvider } from '@catchcha/core'
import { guardForm } from '@catchcha/core/form'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { describe as describeFailure, describeWait, loadMessages, pickLocale } from '@catchcha/core/messages'
import { fr } from '@catchcha/core/messages/fr'
import { createView } from '@catchcha/core/view'
import { addMessages, upgrade } from '@catchcha/script'
import { describe, expect, it } from 'vitest'

/** Calls without the help of types. */
const loosely = (target: unknown, ...args: readonly unknown[]): unknown => (target as (...args: readonly unknown[]) => unknown)(...args)
const provider = hcaptcha({ sitekey: 'key' })
const captcha = (): Captcha => createCaptcha({ provider })
const box = document.createElement('div')
const form = document.createElement('form')
const OPTIONS = 'guardForm(): pass fields as a list of names; active, send and onDone as functions.'

describe('a mistake on the page says what to pass', () => {
  it.each<[string, () => unknown, string]>([
    ['a view with its arguments swapped', () => loosely(createView, captcha(), box), 'createView(): pass an element and a captcha.'],
    ['a view without a captcha', () => loosely(createView, box), 'createView(): pass an element and a captcha.'],
    ['a listener that is none', () => loosely(captcha().subscribe), 'subscribe(listener): pass a function.'],
    ['a token to send in place of a way to send it', () => loosely(captcha().submit, 'token'), 'submit(send): pass a function.'],
    ['a selector in place of a form', () => loosely(guardForm, '#form', captcha()), 'guardForm(): pass a form and a captcha.'],
    ['a guard without a captcha', () => loosely(guardForm, document.createElement('form')), 'guardForm(): pass a form and a captcha.'],
    ['one field in place of a list', () => loosely(guardForm, form, captcha(), { fields: 'token' }), OPTIONS],
    ['no field for the token', () => loosely(guardForm, form, captcha(), { fields: [] }), OPTIONS],
    ['a flag in place of a function', () => loosely(guardForm, form, captcha(), { active: true }), OPTIONS],
    ['a div in place of a form', () => loosely(guardForm, box, captcha()), 'guardForm(): pass a form and a captcha.'],
    [
      'one provider',
      () => loosely(sameProvider, provider),
      'sameProvider(a, b): pass two providers, each of them what an adapter returns.',
    ],
    ['no list of tags', () => loosely(pickLocale, 'fr', 'fr'), 'pickLocale(wanted, available): pass a list of tags as available.'],
    ['no words', () => loosely(addMessages), 'addMessages(messages): pass the words of a language.'],
    ['a selector', () => loosely(upgrade, '.h-captcha'), 'upgrade(root): pass an element, or nothing.'],
    [
      'an adapter without its functions',
      () => loosely(defineAdapter, { vendor: 'x' }, 'key'),
      'defineAdapter(adapter, known): pass an adapter with vendor, hosts, classify, load and mount.',
    ],
    [
      'a kind that there is not',
      () => loosely(failure, { kind: 'constructor', code: 'x' }),
      'failure({ kind, code }): pass a code, and as kind one of cancelled, expired, rate-limited, blocked, offline, unreachable, misconfigured, rejected, broken.',
    ],
  ])('%s', (_, call, words) => expect(call).toThrow(new TypeError(words)))

  it('is not null where options may be left out', () => {
    const undo = loosely(createView, box, captcha(), null) as () => void
    undo()
    expect(box.childNodes).toHaveLength(0)
  })

  it('is found before anything is changed', () => {
    expect(() => loosely(createView, box, {})).toThrow(TypeError)
    expect([box.childNodes.length, document.adoptedStyleSheets?.length ?? 0]).toEqual([0, 0])
  })
})

it.each([[null], [{ messages: null }], [undefined], [true]])('a view with %j for options has the defaults', options => {
  const place = document.createElement('div')
  const undo = loosely(createView, place, captcha(), options) as () => void
  expect(place.querySelector('[lang]')?.getAttribute('lang')).toBe('en')
  undo()
})

describe('what came over a wire throws nothing', () => {
  const odd = JSON.parse('{"kind":{"toString":1,"valueOf":1},"code":{"toString":1},"retryAt":{"valueOf":1}}')

  it('a kind that a newer server knows has the words for `broken`, in the language asked for', () => {
    const words = loosely(describeFailure, { kind: 'never-heard-of', code: 'x', vendor: 'v', recovery: 'retry' }, fr)
    expect(words).toEqual({ title: fr.broken[0], body: fr.broken[1], action: fr.retry, detail: 'v: x', lang: 'fr', dir: 'ltr' })
  })

  it.each([[undefined], [null], [odd], [{ kind: '__proto__' }], [{ kind: 'constructor' }]])('%j is told of as `broken`', given => {
    expect(loosely(describeFailure, given)).toMatchObject({
      title: expect.stringMatching(/\w/),
      body: expect.stringMatching(/\w/),
      lang: 'en',
    })
    expect(loosely(describeWait, given)).toBe('')
    expect(isFailure(given)).toBe(false)
  })

  it('a wait without end is not counted down', () => {
    expect(loosely(describeWait, JSON.parse('{"kind":"rate-limited","code":"x","recovery":"wait","retryAt":1e999}'))).toBe('')
  })

  it('messages that are none are English', () => {
    for (const messages of [null, 7, {}, 'xx', []]) {
      expect(loosely(describeFailure, failure({ kind: 'offline', code: 'x' }), messages)).toMatchObject({ lang: 'en' })
    }
  })

  it('a text in place of options is none: its letters are not looked at one by one', () => {
    expect(loosely(hcaptcha, 'x1_'.repeat(3_500_000))).toMatchObject({ options: {} }) // it took four seconds to refuse the first of them
  })

  it('a language of ten megabytes is none, at once', async () => {
    expect(pickLocale('en_'.repeat(3_500_000))).toBe('en')
    expect(await loadMessages('x_'.repeat(5_000_000))).toMatchObject({ lang: 'en' })
    // it took eight seconds, which the runner does not wait
  })
})

it('a guard with null for options has the defaults', () => {
  const form = document.createElement('form')
  const undo = loosely(guardForm, form, { submit: () => undefined, take: () => 'given' }, null) as () => void
  const data = new FormData()
  form.dispatchEvent(Object.assign(new Event('formdata'), { formData: data }))
  expect(data.get('captcha_token')).toBe('given')
  undo()
})
