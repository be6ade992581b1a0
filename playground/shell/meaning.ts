import { type Entry, explain, type System } from '@catchcha/codes'
import type { Failure } from '@catchcha/core'
import { h } from '../shared/dom.ts'

/** The entries for a failure's code, its vendor's own first; what stopped a widget is not told in a server's words. */
export function entriesFor({ code, vendor, detail, phase }: Failure): readonly Entry[] {
  const sides = phase === 'verify' ? (['server', 'widget'] as const) : (['widget'] as const)
  for (const input of [code, detail]) {
    for (const side of sides) {
      const known = explain(input, { side }).filter(({ system }) => system === 'catchcha' || system === (vendor as System))
      if (known.length) return known.toSorted((a, b) => Number(b.system === vendor) - Number(a.system === vendor)).slice(0, 2)
    }
  }
  return []
}

const source = ({ source: text }: Entry): Node | string =>
  /^https:\/\//.test(text) ? h('a', { href: text, rel: 'noopener noreferrer', target: '_blank' }, 'source') : text

/** What `explain()` knows about a failure's code. */
export function createMeaning() {
  const list = h('div', { class: 'entries' })
  const node = h('div', { class: 'meaning', hidden: true }, h('h4', {}, 'What the code means, by explain()'), list)
  return {
    node,
    show(failure: Failure | undefined) {
      node.hidden = !failure
      if (!failure) return
      const entries = entriesFor(failure)
      const unknown = h('p', {}, 'No list has this code. It is kept as it came.')
      list.replaceChildren(
        ...(entries.length
          ? entries.map(entry =>
              h(
                'p',
                {},
                entry.meaning,
                ' ',
                h('b', {}, 'What to do: '),
                entry.fix,
                ' ',
                h('small', {}, entry.confidence, ', ', source(entry)),
              ),
            )
          : [unknown]),
      )
    },
  }
}
