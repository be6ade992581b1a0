import type { CaptchaEvent } from '@catchcha/core'
import { h } from '../shared/dom.ts'

/** Older lines go when there are more. */
const MOST = 200

/** Everything that happened in a run, oldest first. */
export function createTimeline() {
  const list = h('ol')
  let start: number | undefined
  let lines: string[] = []

  const add = (at: number, kind: 'event' | 'note', ...text: (Node | string)[]): void => {
    start ??= at
    const seconds = ((at - start) / 1000).toFixed(2)
    const node = h('span', {}, ...text)
    lines = [...lines, `${seconds} s  ${node.textContent}`].slice(-MOST)
    list.append(h('li', { class: kind }, h('span', { class: 'at' }, `${seconds} s`), node))
    if (list.childElementCount > MOST) list.firstElementChild?.remove()
  }
  return {
    node: h(
      'section',
      { class: 'panel timeline', 'aria-labelledby': 'timeline-title' },
      h('h3', { id: 'timeline-title' }, 'What happened'),
      h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'Events and calls' }, list),
    ),
    /** As text, oldest first. */
    lines: (): readonly string[] => lines,
    clear() {
      start = undefined
      lines = []
      list.replaceChildren()
    },
    event({ type, status, at, failure }: CaptchaEvent) {
      const more = failure ? ` · ${failure.code}` : ''
      add(at, 'event', h('b', {}, type), ` → ${status}${more}`)
    },
    note: (at: number, text: string) => add(at, 'note', text),
  }
}
