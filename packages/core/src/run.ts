import type { Failure } from './failure.ts'
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

/** What those who waited for a token get. */
export const handed = ({ token, key, expiresAt }: Token): Outcome => ({ ok: true, token, key, expiresAt })

/**
 * @param aborted The outcome for a waiter that leaves through its signal.
 * @param left Called when the last waiter has left.
 */
export function createRun(aborted: () => Outcome, left: () => void): Run {
  const waiters = new Set<(outcome: Outcome) => void>()
  const clean = new AbortController()
  return {
    join: signal =>
      new Promise(resolve => {
        waiters.add(resolve)
        const leave = (): void => {
          waiters.delete(resolve)
          resolve(aborted())
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
