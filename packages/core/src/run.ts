import { type Failure, failure } from './failure.ts'
import type { Token } from './state.ts'

/** How an `execute()` ends. */
export type Outcome =
  | { readonly ok: true; readonly token: string; readonly key?: string | undefined; readonly expiresAt?: number | undefined }
  | { readonly ok: false; readonly failure: Failure }

/** Everybody who waits for one run of the vendor's challenge. */
export interface Run {
  join(signal: AbortSignal | undefined): Promise<Outcome>
  settle(outcome: Outcome): void
}

/** The outcome of a failed run. */
export const lost = (failure: Failure): Outcome => ({ ok: false, failure })

/** The outcome of a run that the page itself ended. */
export const aborted = (vendor: string): Outcome => lost(failure({ kind: 'cancelled', code: 'aborted' }, vendor))

/** What those who waited for a token get. */
export const handed = ({ token, key, expiresAt }: Token): Outcome => ({ ok: true, token, key, expiresAt })

/** @param left Called when the last waiter has left through its signal. */
export function createRun(vendor: string, left: () => void): Run {
  const waiters = new Set<(outcome: Outcome) => void>()
  const clean = new AbortController()
  return {
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
      for (const resolve of waiters) resolve(outcome)
    },
  }
}
