/** How many resets a minute follow errors by themselves, and how many in how much time, ms, where nothing worked in between. */
const MOST = 10
const BURST = 3
const SPAN = 1000

/** Bounds the resets that follow errors: a storm of errors must not become a storm of vendor calls. */
export interface Budget {
  /** Something happened since: the next error is a new one. */
  earn(): void
  /** Whether one more reset may follow now; if so it is counted. */
  spend(): boolean
}

export function createBudget(): Budget {
  let spent: number[] = []
  let earned = false
  return {
    earn() {
      earned = true
    },
    spend() {
      const now = Date.now()
      spent = spent.filter(at => at > now - 60_000)
      const before = spent.at(-BURST) // none while there were fewer
      if (spent.length >= MOST || (!earned && before !== undefined && before > now - SPAN)) return false
      earned = false
      spent.push(now)
      return true
    },
  }
}
