import { type Row, scenario } from '@catchcha/testing'
import { type Choice, writeChoice } from '../shared/choice.ts'
import { button, h } from '../shared/dom.ts'
import { how } from './how.ts'
import { createRecord, type Recorded } from './record.ts'

/** What is played, and the buttons that play it. */
export function createHeading(again: () => void, recorded: () => Recorded) {
  const record = createRecord(recorded)
  const title = h('h2', { id: 'scenario', tabindex: -1 })
  const id = h('code')
  const played = h('p', { class: 'how' })
  const data = h('pre', { tabindex: 0 })
  const details = h('details', { class: 'data' }, h('summary', {}, 'The scenario as data'), data)
  const own = h('a', { target: '_blank', rel: 'noopener' }, 'Open in a tab of its own')
  const copied = h('span', { class: 'copied', role: 'status' })
  const link = h('a', { class: 'permalink' }, 'Permalink')
  link.addEventListener('click', event => {
    event.preventDefault()
    const copy = async (): Promise<void> => {
      await navigator.clipboard.writeText(link.href)
      copied.textContent = 'Copied'
    }
    copy().catch(() => {
      copied.textContent = 'The browser does not let us copy it: use its menu on the link.'
    })
  })
  return {
    node: h(
      'section',
      { class: 'heading', 'aria-labelledby': 'scenario' },
      h('p', { class: 'id' }, id),
      title,
      played,
      h('div', { class: 'row' }, button('Run again', again, { class: 'primary' }), record.button, link, own, copied, record.said),
      record.byHand,
      details,
    ),
    title,
    show(choice: Choice, address: string) {
      const { vendors: _, title: text, ends: __, ...rest } = scenario(choice.scenario) as Row
      id.textContent = choice.key ? 'real vendor' : choice.scenario
      title.textContent = choice.key ? 'The real widget with your key' : text
      played.textContent = choice.key ? 'The script comes from the vendor. Only the buttons below act on it.' : how(rest as Row)
      data.textContent = JSON.stringify(rest, undefined, 2)
      details.hidden = Boolean(choice.key)
      link.href = writeChoice(choice)
      own.href = address
      copied.textContent = ''
      record.clear()
    },
  }
}
