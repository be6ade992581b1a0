import type { Failure } from '@catchcha/core'
import { h } from '../shared/dom.ts'
import type { FromStage } from '../shared/messages.ts'
import { createMeaning } from './meaning.ts'

/** In the order in which somebody reads them. */
const FIELDS = [
  'code',
  'kind',
  'by',
  'what',
  'actor',
  'recovery',
  'phase',
  'vendor',
  'retryAt',
  'detail',
] as const satisfies readonly (keyof Failure)[]

const term = (name: string, value: Node | string): HTMLElement => h('div', {}, h('dt', {}, name), h('dd', {}, value))

/** What a state's field looks like to a reader. */
const plain = (name: string, value: unknown): string =>
  /At$/.test(name) && typeof value === 'number' ? new Date(value).toLocaleTimeString() : String(value ?? '–')

/** The state and the failure as a developer sees them. */
export function createDeveloper() {
  const status = h('output', { class: 'status' })
  const fields = h('dl')
  const failed = h('dl', { class: 'failure' })
  const title = h('h4', {}, 'Failure')
  const count = h('span')
  const meaning = createMeaning()
  let ahead = 0
  let until = 0

  const tick = (): void => {
    const left = Math.max(0, Math.ceil((until - Date.now() - ahead) / 1000))
    count.textContent = until ? (left ? `in ${left} s` : 'now') : ''
  }
  setInterval(tick, 500)
  return {
    node: h(
      'section',
      { class: 'panel developer', 'aria-labelledby': 'developer-title' },
      h('h3', { id: 'developer-title' }, 'What the developer sees'),
      status,
      fields,
      title,
      failed,
      meaning.node,
    ),
    clear() {
      status.textContent = '…'
      for (const list of [fields, failed]) list.replaceChildren()
      title.hidden = true
      meaning.show(undefined)
      until = 0
    },
    show({ state, now }: Extract<FromStage, { type: 'state' }>) {
      const { status: name, failure, ...rest } = state
      ahead = now - Date.now()
      until = failure?.retryAt ?? 0
      status.textContent = name
      status.dataset['tone'] = failure ? 'failure' : name
      fields.replaceChildren(...Object.entries(rest).map(([field, value]) => term(field, plain(field, value))))
      const known = failure ? FIELDS.filter(field => failure[field]) : []
      failed.replaceChildren(...known.map(field => term(field, field === 'retryAt' ? count : String(failure?.[field]))))
      title.hidden = !failure
      meaning.show(failure)
      tick()
    },
  }
}
