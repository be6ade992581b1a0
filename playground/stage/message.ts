import type { Failure, State } from '@catchcha/core'
import { describe, describeWait } from '@catchcha/core/messages'
import { button, h } from '../shared/dom.ts'

/** What the person is told about the captcha, and the one thing they can press. */
export interface Message {
  readonly node: HTMLElement
  show(state: State): void
}

const QUIET: Partial<Record<State['status'], string>> = { loading: 'The security check is loading …', solved: 'Confirmed.' }

/** @param again What the button does. */
export function createMessage(again: () => void): Message {
  const title = h('strong')
  const body = h('p')
  const status = h('div', { role: 'status', tabindex: -1 }, title, body)
  const wait = h('span', { class: 'wait' })
  const retry = button('', () => {
    status.focus() // the button is about to go away, and the focus with it
    again()
  })
  const detail = h('small')
  const node = h('div', { class: 'message' }, status, h('div', { class: 'row' }, retry, wait), detail)
  let failure: Failure | undefined

  const count = (): void => {
    wait.textContent = failure ? describeWait(failure) : ''
  }
  setInterval(count, 500)
  return {
    node,
    show(state) {
      failure = 'failure' in state ? state.failure : undefined
      const words = failure && describe(failure)
      const told = words ? [words.title, words.body] : ['', QUIET[state.status] ?? '']
      for (const [index, line] of [title, body].entries()) if (line.textContent !== told[index]) line.textContent = told[index] ?? ''
      node.dataset['tone'] = failure ? 'failure' : state.status
      retry.textContent = words?.action ?? ''
      retry.hidden = !words?.action
      detail.textContent = words?.detail ?? ''
      count()
    },
  }
}
