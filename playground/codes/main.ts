import { CATALOGUE, type Entry, plain } from '@catchcha/codes'
import { button, byId, h } from '../shared/dom.ts'
import { type Query, readQuery, values, writeQuery } from './address.ts'
import { card, SIDES, SYSTEMS } from './card.ts'
import { type Found, find } from './find.ts'

/** What was asked for is shown open, as long as it is not a list itself. */
const FEW = 5

let query = readQuery(location.search)

const choices = (names: Readonly<Record<string, string>>, all: string, used: readonly string[]): HTMLElement[] => [
  h('option', { value: '' }, all),
  ...used.map(value => h('option', { value }, names[value] ?? value)),
]
const field = h('input', {
  type: 'search',
  id: 'q',
  autocomplete: 'off',
  spellcheck: 'false',
  placeholder: 'already-seen-response',
  input: () => ask({ q: field.value }, false),
})
const system = h(
  'select',
  { id: 'system', change: () => ask({ system: values('system').find(value => value === system.value) }) },
  ...choices(SYSTEMS, 'All systems', values('system')),
)
const side = h(
  'select',
  { id: 'side', change: () => ask({ side: values('side').find(value => value === side.value) }) },
  ...choices(SIDES, 'All sides', values('side')),
)
const count = h('p', { class: 'count', role: 'status' })

byId('search').append(
  h('div', { class: 'text' }, h('label', { for: 'q' }, 'A code, a log line, or a whole answer'), field),
  h('div', {}, h('label', { for: 'system' }, 'System'), system),
  h('div', {}, h('label', { for: 'side' }, 'Side'), side),
  count,
)

/** Asks for something else: a new address, a new answer. While somebody types, the address changes without a step in the history. */
function ask(part: Partial<Query>, step = true): void {
  query = { ...query, ...part }
  history[step ? 'pushState' : 'replaceState'](undefined, '', writeQuery(query))
  show()
}

const group = (title: string, entries: readonly Entry[], open: boolean): HTMLElement[] =>
  entries.length ? [h('section', {}, h('h2', {}, title), ...entries.map(entry => card(entry, open)))] : []

/** What is said where nothing was found. */
function nothing(): HTMLElement[] {
  const everywhere = { q: query.q, system: undefined, side: undefined }
  const { meant, others } = find(everywhere)
  const elsewhere = meant.length + others.length
  return [
    h('p', { class: 'nothing' }, `Nothing is known here about “${plain(query.q)}”. Try one word of it, or ask the vendor.`),
    ...(elsewhere ? [button(`Look everywhere (${elsewhere})`, () => look(everywhere), { class: 'primary' })] : []),
  ]
}

function look(next: Query): void {
  ask(next)
  field.focus()
}

function said({ meant, others }: Found): string {
  const all = meant.length + others.length
  if (!query.q.trim()) return all === CATALOGUE.length ? `${all} codes` : `${all} of ${CATALOGUE.length} codes`
  return all === 0 ? 'Nothing found.' : `${all} code${all === 1 ? '' : 's'} found`
}

function show(): void {
  if (field.value !== query.q) field.value = query.q
  system.value = query.system ?? ''
  side.value = query.side ?? ''
  document.title = `${query.q.trim() ? plain(query.q) : 'What a code means'} · Catchcha codes`
  const found = find(query)
  const { meant, others } = found
  const title = query.q.trim() ? (meant.length ? 'Others with the same words' : 'Codes with these words') : 'Codes'
  byId('found').replaceChildren(
    ...group(meant.length === 1 ? 'What it means' : 'What it can mean', meant, meant.length <= FEW),
    ...group(title, others, meant.length === 0 && others.length <= FEW),
    ...(meant.length + others.length ? [] : nothing()),
  )
  if (count.textContent !== said(found)) count.textContent = said(found)
}

window.addEventListener('popstate', () => {
  query = readQuery(location.search)
  show()
})
show()
