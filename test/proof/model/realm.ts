/** A page without a browser, as little of one as the core touches, with a clock of its own; all of it can be counted and put back in an instant. */
export interface Realm {
  now: number
  readonly timers: Set<Timer>
  /** What waits for an event: its listeners, those of both documents' nodes included. */
  readonly listeners: Set<Listener>
  readonly errors: unknown[]
  /** Globals under the names that the core's source uses. */
  readonly globals: Readonly<Record<string, unknown>>
  readonly places: readonly Place[]
  /** Back to an empty page at time zero. */
  reset(): void
  /** Runs timers in their order until `at`. */
  advance(at: number): void
  /** Tells all that listen to this type of event. */
  fire(type: string): void
}

/** A timer that has not fired; also what the page gets to stop it by. */
export interface Timer {
  readonly at: number
  readonly call: () => void
}

interface Listener {
  readonly type: string
  readonly call: (event: object) => void
}

/** An element, as far as the core knows one. */
export interface Place {
  readonly name: string
  readonly children: Set<object>
}

/** Far from zero, so that no time is ever falsy. */
export const START = 1_000_000

/** Lets every promise that can go on go on, at once: what an `await` would do, without leaving the stack. */
export const settle = (): void => (process as typeof process & { _tickCallback(): void })._tickCallback()

const done = Promise.resolve()

export function createRealm(): Realm {
  const timers = new Set<Timer>()
  const listeners = new Set<Listener>()
  const errors: unknown[] = []

  const listen = (type: string, call: Listener['call'], { signal }: { signal?: Signal } = {}): void => {
    if (signal?.aborted) return
    const listener = { type, call }
    listeners.add(listener)
    signal?.ends.add(() => listeners.delete(listener))
  }
  const window = { addEventListener: listen, navigator: { onLine: true } }
  const document = {
    defaultView: window,
    documentElement: { lang: 'en' },
    addEventListener: listen,
    createElement: (name: string) => element(name),
  }
  function element(name: string): Place & object {
    const children = new Set<object>()
    let parent: Set<object> | undefined
    const self = {
      name,
      children,
      nodeType: 1,
      isConnected: true,
      ownerDocument: document,
      closest: () => null,
      appendChild(child: { adopt(parent: Set<object>): void }) {
        children.add(child)
        child.adopt(children)
        return child
      },
      adopt(by: Set<object>) {
        parent = by
      },
      remove() {
        parent?.delete(self)
      },
    }
    return self
  }
  const places = [element('A'), element('B')]

  const realm: Realm = {
    now: START,
    timers,
    listeners,
    errors,
    places,
    globals: {
      globalThis: { reportError: (error: unknown) => errors.push(error) },
      window,
      document,
      navigator: window.navigator,
      sessionStorage: { getItem: () => null, setItem: () => {} },
      console: { error: () => {} },
      Date: { now: () => realm.now },
      Math: Object.create(Math, { random: { value: () => 0 } }),
      AbortController: Controller,
      queueMicrotask: (call: () => void) =>
        void done.then(() => {
          try {
            call()
          } catch (error) {
            errors.push(error)
          }
        }),
      setTimeout(call: () => void, ms = 0) {
        const timer = { at: realm.now + Math.max(0, ms), call }
        timers.add(timer)
        return timer
      },
      clearTimeout: (timer: Timer) => void timers.delete(timer),
    },
    reset() {
      realm.now = START
      timers.clear()
      listeners.clear()
      errors.length = 0
      for (const { children } of places) children.clear()
      Reflect.deleteProperty(realm.globals['globalThis'] as object, Symbol.for('catchcha'))
    },
    advance(at) {
      for (;;) {
        let first: Timer | undefined
        for (const timer of timers) if (timer.at <= at && (!first || timer.at < first.at)) first = timer
        if (!first) break
        timers.delete(first)
        realm.now = Math.max(realm.now, first.at)
        try {
          first.call()
        } catch (error) {
          errors.push(error)
        }
        settle()
      }
      realm.now = Math.max(realm.now, at)
    },
    fire(type) {
      for (const listener of [...listeners]) if (listener.type === type) listener.call({ type })
    },
  }
  return realm
}

class Signal {
  aborted = false
  readonly ends: Set<() => void> = new Set()
  addEventListener(_: string, call: () => void, { signal }: { signal?: Signal } = {}): void {
    this.ends.add(call)
    signal?.ends.add(() => this.ends.delete(call))
  }
}

/** The browser's own, without its cost: thousands of them are made in a second here. */
export class Controller {
  readonly signal: Signal = new Signal()
  abort(): void {
    if (this.signal.aborted) return
    this.signal.aborted = true
    const { ends } = this.signal
    for (const end of ends) end()
    ends.clear()
  }
}
