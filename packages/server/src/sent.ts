const WINDOW = 300_000 // ms; longer than any known token lives
const MOST = 10_000 // about 2 MB

/** Tokens that have left this process, known by their hash, so that none leaves twice. */
export interface Sent {
  /** Notes a token down, or only looks where it `keeps`: usable after it was sent; false if it was noted before. */
  note(token: string, keeps?: boolean): Promise<boolean>
  /** Strikes one off that turned out not to have left. */
  forget(token: string): Promise<void>
}

export function createSent(now: () => number = Date.now): Sent {
  const seen = new Map<string, number>()
  const hash = async (token: string): Promise<string> =>
    String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))))
  return {
    async note(token, keeps = false) {
      const name = await hash(token)
      for (const [old, at] of seen) {
        if (seen.size < MOST && now() - at < WINDOW) break // oldest first
        seen.delete(old)
      }
      if (seen.has(name)) return false
      if (!keeps) seen.set(name, now())
      return true
    },
    async forget(token) {
      seen.delete(await hash(token))
    },
  }
}
