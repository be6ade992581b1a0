/** What old pages call of the vendor's global, mostly without the id of a widget: that means the first one. */
export interface Vendor {
  render?: unknown
  execute?(id?: unknown, options?: unknown): unknown
  reset?(id?: unknown): void
  remove?(id?: unknown): void
}

/** What a run of the vendor's brings. */
export interface Passed {
  readonly response: string
  readonly key: string
}

const answered = new WeakSet<Vendor>()

/**
 * From now on `hcaptcha.execute()` and `hcaptcha.reset()` without an id start `run` and call `reset`: a widget that is driven past us would tell
 * us nothing.
 */
export function answerFor(run: () => Promise<Passed>, reset: () => void): void {
  const { hcaptcha } = window as Window & { hcaptcha?: Vendor }
  const { execute, reset: again } = hcaptcha ?? {}
  if (!hcaptcha || typeof execute !== 'function' || answered.has(hcaptcha)) return
  answered.add(hcaptcha)
  hcaptcha.execute = (...given) => {
    if (named(given)) return execute.apply(hcaptcha, given)
    const done = run()
    if ((given.at(-1) as { async?: unknown } | undefined)?.async === true) return done
    done.catch(() => {}) // without a promise the callbacks tell
    return undefined
  }
  hcaptcha.reset = (...given) => (named(given) ? again?.apply(hcaptcha, given) : reset())
}

/** Whether a call says which widget it is about. */
const named = ([id]: readonly unknown[]): boolean => typeof id === 'string' && id !== ''
