import { type Captcha, type Failure, IDLE, type State } from '@catchcha/core'
import { createView, type ViewOptions } from '@catchcha/core/view'
import { onTestFinished, vi } from 'vitest'

/** A captcha in the hands of a test: it is in the state it is told to be in, and notes what is asked of it. */
export interface StubCaptcha extends Pick<Captcha, 'getSnapshot' | 'subscribe' | 'execute' | 'reset'> {
  readonly calls: (string | object)[]
  readonly listeners: Set<() => void>
  /** Changes the state and tells everybody at once. */
  be(state: State | State['status'] | Failure): void
}

export function createStub(): StubCaptcha {
  let state: State = IDLE
  const stub: StubCaptcha = {
    calls: [],
    listeners: new Set(),
    getSnapshot: () => state,
    subscribe(listener) {
      stub.listeners.add(listener)
      return () => void stub.listeners.delete(listener)
    },
    execute(options = {}) {
      stub.calls.push(options)
      return new Promise(() => {})
    },
    reset: () => void stub.calls.push('reset'),
    be(next) {
      state = read(next)
      for (const listener of [...stub.listeners]) listener()
    },
  }
  return stub
}

const OPEN: State = { status: 'challenging', challengeOpen: true }
const SOLVED: State = { status: 'solved', token: 'T', issuedAt: 0, expiresAt: undefined, key: undefined, tokenKind: undefined }

function read(next: Parameters<StubCaptcha['be']>[0]): State {
  if (typeof next !== 'string') return 'status' in next ? next : ({ status: next.kind, failure: next } as State)
  if (next === 'challenging') return { status: next, challengeOpen: false }
  return next === 'solved' ? SOLVED : ({ status: next } as State)
}

export { OPEN }

/** A view on a page with one button to submit with, and everything a screen reader would say because of it. */
export interface Stage {
  readonly captcha: StubCaptcha
  readonly target: HTMLElement
  readonly submit: HTMLButtonElement
  /** Oldest first; what interrupts begins with an exclamation mark. */
  readonly heard: string[]
  undo(): void
  part<E extends HTMLElement = HTMLElement>(name: string): E | null
  /** What is to be read on the screen, without what is hidden or only for the ears. */
  seen(): string
  /** Lets `ms` pass. */
  pass(ms?: number): Promise<void>
}

export function openStage(options: ViewOptions = {}): Stage {
  vi.useFakeTimers({ now: 1_000_000 })
  const submit = document.createElement('button')
  const target = document.createElement('section')
  document.body.replaceChildren(submit, target)
  const captcha = createStub()
  const undo = createView(target, captcha, options)
  const heard: string[] = []
  const read = (records: readonly MutationRecord[]): void => {
    for (const region of new Set(records.filter(({ addedNodes }) => addedNodes.length).map(record => record.target as Element))) {
      const words = [...region.children].map(({ textContent }) => textContent).join(' ')
      if (words) heard.push((region.role === 'alert' ? '! ' : '') + words)
    }
  }
  const observer = new MutationObserver(read)
  for (const region of target.querySelectorAll('[role=status], [role=alert]')) observer.observe(region, { childList: true })
  onTestFinished(() => {
    observer.disconnect()
    undo()
    vi.useRealTimers()
  })
  return {
    captcha,
    target,
    submit,
    heard,
    undo,
    part: name => target.querySelector(`[part=${name}]`),
    seen: () =>
      [...target.querySelectorAll('p, button, code')]
        .filter(element => !element.closest('[hidden], [part=spoken]'))
        .map(({ textContent }) => textContent)
        .join(' | '),
    pass: async (ms = 0) => void (await vi.advanceTimersByTimeAsync(ms)),
  }
}
