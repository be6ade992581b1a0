import { type Failure, IDLE, type State } from '@catchcha/core'
import { LOCALES, loadMessages, type MessageKey, type Messages } from '@catchcha/core/messages'
import { createView } from '@catchcha/core/view'
import { FAILURES, KEYS } from '../core/words.ts'

/** Runs in the page: a view with a captcha that is in whatever state the test says. */
let state: State = IDLE
let undo: (() => void) | undefined
const listeners = new Set<() => void>()
const calls: string[] = []
const messages = new Map<string, Messages>()

export interface ViewPage {
  readonly keys: readonly MessageKey[]
  readonly locales: readonly string[]
  readonly calls: readonly string[]
  ready(): Promise<void>
  /** Makes a new view, in `target` or in the page's main part. */
  make(locale: string, target?: Element): void
  undo(): void
  be(next: State): void
  /** With a wait of 90 seconds where the failure has one. */
  fail(key: MessageKey): void
  /** What is wider than the room it has. */
  overflowing(): string[]
}

const api: ViewPage = {
  keys: KEYS,
  locales: LOCALES,
  calls,
  async ready() {
    for (const tag of LOCALES) messages.set(tag, await loadMessages(tag))
  },
  make(locale, target = document.querySelector('main') ?? document.body) {
    undo?.()
    state = IDLE
    const captcha = {
      getSnapshot: () => state,
      subscribe(listener: () => void) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      execute() {
        calls.push('execute')
        return new Promise<never>(() => {})
      },
      reset: () => void calls.push('reset'),
    }
    undo = createView(target as HTMLElement, captcha, { messages: messages.get(locale) })
  },
  undo: () => undo?.(),
  be(next) {
    state = next
    for (const listener of [...listeners]) listener()
  },
  fail(key) {
    const { recovery } = FAILURES[key]
    const failure: Failure = { ...FAILURES[key], ...(/wait|automatic/.test(recovery) && { retryAt: Date.now() + 90_000 }) }
    api.be({ status: failure.kind, failure } as State)
  },
  overflowing() {
    const wide = [...document.querySelectorAll('html, body, .catchcha, .catchcha *')].filter(
      element => element.getAttribute('part') !== 'spoken' && element.clientWidth > 0 && element.scrollWidth > element.clientWidth,
    )
    return wide.map(element => `${element.tagName} ${element.getAttribute('part')}: ${element.textContent}`)
  },
}
Object.assign(window, { view: api })
