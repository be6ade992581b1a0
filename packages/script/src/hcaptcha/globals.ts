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

/** A widget of ours, as the global drives it. */
export interface Driven {
  readonly element: Element
  run(): Promise<Passed>
  reset(): void
}

/** Those on the page, the oldest first. */
const all = new Set<Driven>()
const answered = new WeakSet<Vendor>()

/**
 * From now on `hcaptcha.execute()` and `hcaptcha.reset()` without an id go to the first of our widgets that is on the page: one that is driven past
 * us would tell us nothing.
 */
export function drive(widget: Driven): void {
  all[widget.element.isConnected ? 'add' : 'delete'](widget)
  const { hcaptcha } = window as Window & { hcaptcha?: Vendor }
  const { execute, reset } = hcaptcha ?? {}
  if (!hcaptcha || typeof execute !== 'function' || answered.has(hcaptcha)) return
  answered.add(hcaptcha)
  const meant = ([id]: readonly unknown[]): Driven | undefined => (typeof id === 'string' && id !== '' ? undefined : [...all][0])
  hcaptcha.execute = (...given) => {
    const done = meant(given)?.run()
    if (!done) return execute.apply(hcaptcha, given)
    if ((given.at(-1) as { async?: unknown } | undefined)?.async === true) return done
    done.catch(() => {}) // without a promise the callbacks tell
    return undefined
  }
  hcaptcha.reset = (...given) => {
    const ours = meant(given)
    if (ours) ours.reset()
    else reset?.apply(hcaptcha, given)
  }
}
