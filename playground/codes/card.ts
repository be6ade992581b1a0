import { type Entry, rows, type Side, type System } from '@catchcha/codes'
import { h } from '../shared/dom.ts'
import { writeQuery } from './address.ts'

export const SYSTEMS: Readonly<Record<System, string>> = {
  hcaptcha: 'hCaptcha',
  captchala: 'CaptchaLa',
  aicaptcha: 'AICaptcha',
  catchcha: 'Catchcha',
  'solver-api': 'Solvers',
}

export const SIDES: Readonly<Record<Side, string>> = {
  widget: 'Widget',
  loader: 'Loader',
  server: 'Server',
  submit: 'Submit',
  poll: 'Poll',
}

const LABELS: Readonly<Record<string, string>> = {
  what: 'What happened',
  do: 'What to do',
  retry: 'Another try',
  kind: 'Failure',
  source: 'Source',
}

/** A source that is an address can be followed. */
const linked = (text: string): (Node | string)[] => {
  const [address] = /^https:\/\/\S+/.exec(text) ?? []
  return address ? [h('a', { href: address, rel: 'noreferrer' }, address), text.slice(address.length)] : [text]
}

/** One entry: its code to be seen, the rest to be opened. */
export function card(entry: Entry, open: boolean): HTMLElement {
  const { code, system, side, kind } = entry
  const link = h('a', { href: writeQuery({ q: code, system, side }), class: 'permalink' }, 'Link to this code')
  return h(
    'details',
    { open, class: 'code' },
    h(
      'summary',
      {},
      h('code', {}, code),
      ' ',
      h('span', { class: 'home' }, `${SYSTEMS[system]}, ${SIDES[side].toLowerCase()}`),
      ' ',
      h('span', { class: 'kind' }, kind ?? 'no failure'),
    ),
    h('dl', {}, ...rows(entry).map(([label, text]) => h('div', {}, h('dt', {}, LABELS[label] ?? label), h('dd', {}, ...linked(text))))),
    link,
  )
}
