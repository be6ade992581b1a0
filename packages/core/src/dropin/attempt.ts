/** What `call` returns, or undefined where the vendor throws: it throws for ids it no longer knows, and there is nothing to be done then. */
export function attempt<T>(call: () => T): T | undefined {
  try {
    return call()
  } catch {
    return undefined
  }
}

/** The code in whatever a vendor throws or rejects with: a string, an Error, or `{ cause, message }` (observed). */
export function codeOf(thrown: unknown): string {
  return (
    attempt(() => {
      const { cause, message } = Object(thrown) as { cause?: unknown; message?: unknown }
      return String(cause ?? message ?? thrown)
    }) ?? 'unknown'
  )
}

/** The app's own code cannot stop ours, and what it throws is not lost: it is an uncaught error of the page. */
export function guarded(call: () => void): void {
  try {
    call()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}
