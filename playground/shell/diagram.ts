import type { State } from '@catchcha/core'
import { h, unseen } from '../shared/dom.ts'

type Status = State['status']

/** The way of an attempt that goes well, in its order. */
const WAY: readonly Status[] = ['idle', 'loading', 'ready', 'challenging', 'solved']
/** Where it may end instead; from each of them the next attempt starts at ready. */
const FAILURES: readonly Status[] = [
  'cancelled',
  'expired',
  'rate-limited',
  'blocked',
  'offline',
  'unreachable',
  'misconfigured',
  'rejected',
  'broken',
]

/** All states as a map on which the present one is lit. */
export function createDiagram() {
  const nodes = new Map<string, HTMLElement>()
  const make = (status: Status): HTMLElement => {
    const node = h('li', { 'data-state': status }, status)
    nodes.set(status, node)
    return node
  }
  const moved = h('p', { class: 'moved' })
  let last = ''
  return {
    node: h(
      'section',
      { class: 'panel diagram', 'aria-labelledby': 'diagram-title' },
      h('h3', { id: 'diagram-title' }, 'Where the captcha is'),
      h('ol', { class: 'way', 'aria-label': 'When all goes well' }, ...WAY.map(make)),
      h('p', { class: 'fork' }, 'or it fails, and says why:'),
      h('ul', { class: 'fails', 'aria-label': 'Failures' }, ...FAILURES.map(make)),
      moved,
    ),
    clear() {
      last = ''
      moved.textContent = ''
    },
    show(status: string) {
      for (const [name, node] of nodes) {
        const here = name === status
        if (here === node.hasAttribute('aria-current')) continue
        node.toggleAttribute('data-here', here)
        if (here) node.setAttribute('aria-current', 'step')
        else node.removeAttribute('aria-current')
        node.replaceChildren(name, ...(here ? [unseen(', where it is now')] : []))
      }
      if (last && last !== status) moved.textContent = `Came from ${last}.`
      last = status
    },
  }
}
