import { SCENARIOS, type Scenario, type ScenarioGroup, type ScenarioId } from '@catchcha/testing'
import { type Choice, has, writeChoice } from '../shared/choice.ts'
import { h, unseen } from '../shared/dom.ts'

/** The list of scenarios to choose from. */
export interface Picker {
  show(choice: Choice): void
  /** How a scenario ended last time. */
  mark(id: ScenarioId, ok: boolean): void
  /** Forgets all marks. */
  clear(): void
}

const GROUPS: Readonly<Record<ScenarioGroup, string>> = {
  loading: 'Loading',
  rendering: 'Rendering',
  running: 'Running',
  tokens: 'Tokens and submitting',
  captchala: 'CaptchaLa’s own',
}

const matches = ({ id, title, group, ends }: Scenario, search: string): boolean =>
  search
    .toLowerCase()
    .split(/\s+/)
    .every(word => `${id} ${title} ${GROUPS[group]} ${JSON.stringify(ends)}`.toLowerCase().includes(word))

/** @param pick Called when a link is followed in this window. */
export function createPicker(pick: (id: ScenarioId) => void, extra: HTMLElement): Picker & { readonly node: HTMLElement } {
  const marks = new Map<ScenarioId, boolean>()
  const search = h('input', {
    type: 'search',
    id: 'search',
    autocomplete: 'off',
    placeholder: 'cancel, csp, expired …',
    input: () => list(),
  })
  const count = h('p', { class: 'count', role: 'status' })
  const groups = h('div', { class: 'groups' })
  const find = h('div', { class: 'find' }, h('label', { for: 'search' }, 'Search scenarios'), search, count)
  const summary = h('summary', {}, 'Scenarios')
  const details = h('details', { class: 'scenarios' }, summary, find, groups)
  const wide = matchMedia('(min-width: 60rem)')
  let current: Choice | undefined

  const link = ({ id, title }: Scenario, choice: Choice): HTMLElement => {
    const mark = marks.get(id)
    const follow = (event: Event): void => {
      if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return // into another tab
      event.preventDefault()
      details.open = wide.matches
      pick(id)
    }
    const shown =
      mark === undefined ? [] : [h('span', { class: 'mark', 'aria-hidden': 'true' }), unseen(mark ? 'as expected' : 'not as expected')]
    const attributes = {
      href: writeChoice({ ...choice, scenario: id }),
      title,
      'aria-current': choice.scenario === id && !choice.key && 'true',
      click: follow,
    }
    const made = h('a', attributes, h('span', {}, id), ...shown)
    if (mark !== undefined) made.dataset['ok'] = String(mark)
    return h('li', {}, made)
  }
  function list(): void {
    if (!current) return
    const choice = current
    const found = SCENARIOS.filter(row => has(choice.vendor, row.id) && matches(row, search.value.trim()))
    const sections = Object.entries(GROUPS).flatMap(([group, title]) => {
      const rows = found.filter(row => row.group === group)
      return rows.length ? [h('section', {}, h('h2', {}, title), h('ul', {}, ...rows.map(row => link(row, choice))))] : []
    })
    groups.replaceChildren(...sections)
    const text = found.length === 0 ? 'Nothing found.' : `${found.length} scenario${found.length === 1 ? '' : 's'}`
    if (count.textContent !== text) count.textContent = text
    if (!choice.key) summary.textContent = `Scenario: ${choice.scenario}`
  }
  const adapt = (): void => {
    details.open = wide.matches
  }
  wide.addEventListener('change', adapt)
  adapt()
  return {
    node: h('div', { class: 'picker' }, extra, details),
    show(choice) {
      current = choice
      const held = groups.contains(document.activeElement)
      list()
      const now = groups.querySelector<HTMLElement>('[aria-current]')
      if (wide.matches && now)
        details.scrollTop += now.getBoundingClientRect().top - details.getBoundingClientRect().top - details.clientHeight / 2
      if (held) now?.focus()
    },
    mark(id, ok) {
      marks.set(id, ok)
      const made = [...groups.querySelectorAll('a')].find(({ firstChild }) => firstChild?.textContent === id)
      const row = SCENARIOS.find(each => each.id === id)
      if (current && row && made && !made.matches(':focus')) made.parentElement?.replaceWith(link(row, current))
    },
    clear() {
      marks.clear()
      list()
    },
  }
}
