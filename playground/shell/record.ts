import workspace from '../../package.json' with { type: 'json' }
import core from '../../packages/core/package.json' with { type: 'json' }
import { type Choice, writeChoice } from '../shared/choice.ts'
import { button, h } from '../shared/dom.ts'
import { tabOf } from './tabs.ts'

const { react, vue, vite } = workspace.devDependencies

/** What a report is made of. */
export interface Recorded {
  readonly choice: Choice
  readonly result: string
  readonly lines: readonly string[]
}

/** A hint at a token says nothing that helps. */
const withoutTokens = (line: string): string => line.replace(/\S+… \(\d+ characters\)/g, 'a token')

/** A report from which somebody else can see the same; a real key is left out. */
export function report({ choice, result, lines }: Recorded, href: string, agent: string): string {
  const { key, ...rest } = choice
  return [
    `Catchcha ${core.version}, playground, ${tabOf(choice).label}`,
    new URL(writeChoice({ ...rest, key: '' }), href).href,
    key ? 'Played with a real key, which is not in this report.' : result,
    `React ${react}, Vue ${vue}, Vite ${vite}`,
    agent,
    '',
    ...lines.map(withoutTokens),
  ].join('\n')
}

/** A button that copies a report; where the clipboard is refused, the text is there to be copied by hand. */
export function createRecord(recorded: () => Recorded) {
  const said = h('span', { class: 'copied', role: 'status' })
  const text = h('textarea', { rows: 8, readonly: true, 'aria-label': 'The report' })
  const byHand = h('div', { class: 'by-hand', hidden: true }, text)
  const record = (): void => {
    const made = report(recorded(), location.href, navigator.userAgent)
    said.textContent = ''
    byHand.hidden = true
    const refused = (): void => {
      said.textContent = 'The browser keeps its clipboard closed: copy the text below.'
      text.value = made
      byHand.hidden = false
      text.focus()
      text.select()
    }
    const copy = async (): Promise<void> => {
      await navigator.clipboard.writeText(made)
      said.textContent = 'The report is in the clipboard.'
    }
    copy().catch(refused)
  }
  const title = 'Copies the link, the versions, the browser and what happened, without tokens'
  return {
    button: button('Record', record, { title }),
    said,
    byHand,
    clear() {
      said.textContent = ''
      byHand.hidden = true
    },
  }
}
