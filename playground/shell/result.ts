import type { Row } from '@catchcha/testing'
import { h, unseen } from '../shared/dom.ts'
import { endsOf, words } from '../shared/ends.ts'
import type { Verdict } from '../shared/messages.ts'

/** Expected end against actual end. */
export function createResult() {
  const mark = h('p', { class: 'verdict', role: 'status' })
  const expected = h('ul', { class: 'ends' })
  const actual = h('ul', { class: 'ends' })
  const checks = h('ul', { class: 'checks' })
  const node = h(
    'section',
    { class: 'result', 'aria-labelledby': 'result-title' },
    h('h3', { id: 'result-title', class: 'unseen' }, 'Result'),
    mark,
    h('div', { class: 'versus' }, h('div', {}, h('h4', {}, 'Expected'), expected), h('div', {}, h('h4', {}, 'Actual'), actual)),
    checks,
  )
  const show = (verdict: 'running' | 'match' | 'mismatch' | 'none', text: string): void => {
    node.dataset['verdict'] = verdict
    mark.textContent = text
  }
  return {
    node,
    /** In a line, for a report. */
    line: (): string => [mark.textContent, actual.textContent].filter(Boolean).join(': '),
    /** A run has started. */
    begin(row: Row) {
      show('running', 'Running …')
      expected.replaceChildren(...endsOf(row).map(end => h('li', {}, words(end))))
      actual.replaceChildren(h('li', { class: 'open' }, '…'))
      checks.replaceChildren()
    },
    /** A real vendor: nothing is expected of it. */
    real() {
      show('none', 'A real vendor: whatever comes, comes.')
      for (const list of [expected, actual, checks]) list.replaceChildren()
    },
    end(verdict: Verdict) {
      show(verdict.ok ? 'match' : 'mismatch', verdict.ok ? 'Ended as expected' : 'Did not end as expected')
      actual.replaceChildren(h('li', {}, words(verdict.actual)))
      checks.replaceChildren(
        ...verdict.checks.map(({ text, ok }) => h('li', { 'data-ok': String(ok) }, text, unseen(ok ? ': yes' : ': no'))),
      )
    },
  }
}
