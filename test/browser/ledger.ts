/** Whose code asked for a timer: the site's bundle (so ours), or anybody else's (so the vendor's). */
export type Owner = 'site' | 'vendor'

/** The page's timers, kept by the page itself. */
export interface Ledger {
  /** How many timers wait to fire within so many ms; an interval counts by its next turn. */
  waiting(within: number, owner?: Owner): number
}

declare global {
  interface Window {
    readonly ledger: Ledger
  }
}

/** Goes into the page before every script of its own: writes down each timer on its way to the browser. Self-contained. */
export function keepLedger(): void {
  const timers = new Map<number, { readonly due: number; readonly owner: Owner }>()
  const { setTimeout: later, setInterval: repeatedly, clearTimeout: cancel, clearInterval: stop } = window
  const now = (): number => performance.now()
  const caller = (): Owner => (/\/site\.js/.test(new Error().stack?.split('\n')[3] ?? '') ? 'site' : 'vendor')
  const call = (handler: TimerHandler, args: readonly unknown[]): void => {
    if (typeof handler === 'function') Reflect.apply(handler, window, args)
  }
  const patch = {
    setTimeout(handler: TimerHandler, time = 0, ...args: unknown[]): number {
      const id = later(() => {
        timers.delete(id)
        call(handler, args)
      }, time)
      timers.set(id, { due: now() + time, owner: caller() })
      return id
    },
    setInterval(handler: TimerHandler, time = 0, ...args: unknown[]): number {
      const owner = caller()
      const note = (): unknown => timers.set(id, { due: now() + time, owner })
      const id = repeatedly(() => {
        note()
        call(handler, args)
      }, time)
      note()
      return id
    },
    clearTimeout(id: number | undefined): void {
      if (id !== undefined) timers.delete(id)
      cancel(id)
    },
    clearInterval(id: number | undefined): void {
      if (id !== undefined) timers.delete(id)
      stop(id)
    },
  }
  const ledger: Ledger = {
    waiting: (within, owner) =>
      [...timers.values()].filter(timer => timer.due - now() <= within && (owner === undefined || timer.owner === owner)).length,
  }
  Object.assign(window, patch, { ledger })
}
