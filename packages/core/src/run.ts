import { type Failure, failure } from './failure.ts'
import type { Token } from './state.ts'

/** How an `execute()` ends. */
export type Outcome =
  | { readonly ok: true; readonly token: string; readonly key?: string; readonly expiresAt?: number }
  | { readonly ok: false; readonly failure: Failure }

/** One run of the vendor's challenge and everybody who waits for it. */
export interface Run {
  /** What the vendor gets. */
  readonly options: Readonly<Record<string, unknown>>
  /** Whether the vendor has been called. */
  started: boolean
  join(signal: AbortSignal | undefined): Promise<Outcome>
  settle(outcome: Outcome): void
  /** Sets the deadline anew, ms; without a time there is none (while a challenge is open). */
  deadline(time?: number, late?: () => void): void
}

/** The outcome of a failed run. */
export const lost = (failure: Failure): Outcome => Object.freeze({ ok: false, failure })

/** The outcome of a run that the page itself ended. */
export const aborted = (vendor: string): Outcome => lost(failure({ kind: 'cancelled', code: 'aborted' }, vendor))

/** What those who waited for a token get. */
export const handed = ({ token, key, expiresAt }: Token): Outcome =>
  Object.freeze({ ok: true, token, ...(key && { key }), ...(expiresAt && { expiresAt }) })

/** @param left Called when the last waiter has left through its signal. */
export function createRun(vendor: string, options: Run['options'], left: () => void): Run {
  const waiters = new Set<(outcome: Outcome) => void>()
  const clean = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    options,
    started: false,
    join: signal =>
      new Promise(resolve => {
        waiters.add(resolve)
        const leave = (): void => {
          waiters.delete(resolve)
          resolve(aborted(vendor))
          if (!waiters.size) left()
        }
        signal?.addEventListener('abort', leave, { signal: clean.signal })
      }),
    settle(outcome) {
      clean.abort()
      clearTimeout(timer)
      for (const resolve of waiters) resolve(outcome)
    },
    deadline(time, late) {
      clearTimeout(timer)
      if (late) timer = setTimeout(late, time)
    },
  }
}
