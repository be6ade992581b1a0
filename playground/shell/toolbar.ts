import type { Vendor } from '@catchcha/testing'
import type { Choice } from '../shared/choice.ts'
import { h } from '../shared/dom.ts'

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

const set = (fieldset: HTMLFieldSetElement, value: string): void => {
  for (const input of fieldset.querySelectorAll('input')) input.checked = input.value === value
}

/** Vendor, waits, who solves, and a real key. */
export function createToolbar(change: (part: Partial<Choice>) => void) {
  const vendor = segment('Vendor', 'vendor', { hcaptcha: 'hCaptcha', captchala: 'CaptchaLa' }, value =>
    change({ vendor: value as Vendor, key: '' }),
  )
  const fast = segment('Waits', 'fast', { short: 'Short', real: 'Real' }, value => change({ fast: value === 'short' }))
  const me = segment('Solved by', 'me', { fake: 'The fake', me: 'Me' }, value => change({ me: value === 'me' }))
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
    top: h('div', { class: 'toolbar' }, vendor, fast, me),
    real: h('details', { class: 'real' }, h('summary', {}, 'Try a real key'), form),
    show(choice: Choice) {
      set(vendor, choice.vendor)
      set(fast, choice.fast ? 'short' : 'real')
      set(me, choice.me ? 'me' : 'fake')
      key.value = choice.key
    },
  }
}
