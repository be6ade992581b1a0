import type { ScenarioId } from '@catchcha/testing'
import { button, h } from '../shared/dom.ts'

/** Three that show most. */
const FIRST: readonly (readonly [ScenarioId, string])[] = [
  ['cancel', 'Somebody closes the challenge'],
  ['load-extension', 'A content blocker stops the script'],
  ['rate-limited', 'The vendor says: slow down'],
]

/** What this is, for who comes for the first time. */
export function createIntro(pick: (id: ScenarioId) => void) {
  const node = h(
    'section',
    { class: 'intro', 'aria-labelledby': 'intro-title' },
    h('h2', { id: 'intro-title' }, 'Break a captcha on purpose, and see what your visitors see'),
    h(
      'p',
      {},
      'A captcha can fail in some sixty ways. Pick one: it is played on a small sign-up page, by a fake vendor on this machine. ',
      'On the one side is what the visitor reads, on the other what you can know. No account and no internet are needed.',
    ),
    h(
      'ul',
      { class: 'row' },
      ...FIRST.map(([id, text]) =>
        h(
          'li',
          {},
          button(text, () => pick(id)),
        ),
      ),
    ),
    button('Hide this', () => hide(), { class: 'plain' }),
  )
  function hide(): void {
    node.hidden = true
    document.getElementById('scenario')?.focus()
  }
  return {
    node,
    /** Only at the bare address: a link leads to what it names. */
    show(search: string) {
      node.hidden = search !== ''
    },
  }
}
