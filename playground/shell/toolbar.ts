import type { Vendor } from '@catchcha/testing'
import { type Choice, DELAYS } from '../shared/choice.ts'
import { h } from '../shared/dom.ts'
import { LANGUAGES, PSEUDO } from '../shared/locales.ts'

/** A choice of two, as radio buttons side by side. */
function segment(
  legend: string,
  name: string,
  values: Readonly<Record<string, string>>,
  change: (value: string) => void,
): HTMLFieldSetElement {
  const options = Object.entries(values).map(([value, label]) =>
    h('label', {}, h('input', { type: 'radio', name, value, change: () => change(value) }), h('span', {}, label)),
  )
  return h('fieldset', { class: 'segment' }, h('legend', {}, legend), h('div', {}, ...options))
}

/** A choice of many. */
function select(label: string, id: string, options: readonly (readonly [value: string, text: string])[], change: (value: string) => void) {
  const field = h('select', { id, change: () => change(field.value) }, ...options.map(([value, text]) => h('option', { value }, text)))
  return { field, node: h('div', { class: 'select' }, h('label', { for: id }, label), field) }
}

/** A language's name in English and in itself. */
function languageName(tag: string): string {
  if (tag === PSEUDO) return 'Pseudo: [àççéñţš ~~]'
  const name = (locale: string): string => new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag
  return name('en') === name(tag) ? name('en') : `${name('en')} – ${name(tag)}`
}

const SPEEDS: Readonly<Record<(typeof DELAYS)[number], string>> = {
  0: 'Answers at once',
  2000: 'Takes 2 s more',
  8000: 'Takes 8 s more',
}

const set = (fieldset: HTMLFieldSetElement, value: string): void => {
  for (const input of fieldset.querySelectorAll('input')) input.checked = input.value === value
}

/** Vendor, waits, who solves, language, speed, and a real key. */
export function createToolbar(change: (part: Partial<Choice>) => void) {
  const vendor = segment('Vendor', 'vendor', { hcaptcha: 'hCaptcha', captchala: 'CaptchaLa' }, value =>
    change({ vendor: value as Vendor, key: '' }),
  )
  const fast = segment('Waits', 'fast', { short: 'Short', real: 'Real' }, value => change({ fast: value === 'short' }))
  const me = segment('Solved by', 'me', { fake: 'The fake', me: 'Me' }, value => change({ me: value === 'me' }))
  const languages = LANGUAGES.map(tag => [tag, languageName(tag)] as const)
  const locale = select('Visitor’s language', 'lang', languages, value => change({ locale: value }))
  const speeds = DELAYS.map(delay => [String(delay), SPEEDS[delay]] as const)
  const slow = select('Speed', 'slow', speeds, value => change({ slow: Number(value) }))
  const key = h('input', { id: 'key', name: 'key', autocomplete: 'off', spellcheck: 'false' })
  const form = h(
    'form',
    {
      submit: event => {
        event.preventDefault()
        change({ key: key.value.trim() })
      },
    },
    h('label', { for: 'key' }, 'Sitekey or appKey'),
    h('div', { class: 'row' }, key, h('button', { type: 'submit' }, 'Load')),
    h('p', { class: 'hint' }, 'Loads the vendor’s real script from the internet. Leave it empty to go back to the fake.'),
  )
  return {
    top: h('div', { class: 'toolbar' }, vendor, fast, me, slow.node),
    language: locale.node,
    real: h('details', { class: 'real' }, h('summary', {}, 'Try a real key'), form),
    show(choice: Choice) {
      set(vendor, choice.vendor)
      set(fast, choice.fast ? 'short' : 'real')
      set(me, choice.me ? 'me' : 'fake')
      locale.field.value = choice.locale
      slow.field.value = String(choice.slow)
      key.value = choice.key
    },
  }
}
