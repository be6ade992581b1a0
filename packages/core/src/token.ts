import type { Token } from './state.ts'

/** Looks after the current token: it is handed out at most once, and never after its expiry by the clock. */
export interface Custody {
  /** @param spent Whether it is already handed out, to those who waited for the run. */
  keep(token: Token, spent: boolean): void
  /** The current token, from now on spent, if it was unspent and has `least` ms to live. */
  take(least: number): Token | undefined
  clear(): void
  /** Compares the expiry with the clock; to be called when the machine may have slept. */
  check(): void
}

/** A timer alone would sleep with the machine: the clock is read at least this often, ms. */
const TICK = 10_000

export function createCustody(expired: () => void): Custody {
  let current: Token | undefined
  let spent = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const left = (): number => (current?.expiresAt ?? Number.POSITIVE_INFINITY) - Date.now()
  const clear = (): void => {
    current = undefined
    clearTimeout(timer)
  }
  const check = (): void => {
    clearTimeout(timer)
    if (left() <= 0) {
      clear()
      expired()
    } else if (current?.expiresAt) timer = setTimeout(check, Math.min(left(), TICK))
  }
  return {
    keep(token, handedOut) {
      current = token
      spent = handedOut
      check()
    },
    take(least) {
      check()
      if (spent || left() < least) return undefined
      spent = true
      return current
    },
    clear,
    check,
  }
}
