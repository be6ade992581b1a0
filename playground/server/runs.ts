/** What the server knows of one run of a scenario. */
export interface Run {
  /** The vendors cannot be reached. */
  cut: boolean
  /** How many vendor scripts were asked for. */
  scripts: number
  /** Tokens that were sent in, in their order. */
  readonly tokens: string[]
}

export interface Runs {
  /** The run of that name, a new one where there is none. */
  get(id: string): Run
}

/** @param most How many runs are kept; the oldest are forgotten. */
export function createRuns(most = 500): Runs {
  const runs = new Map<string, Run>()
  return {
    get(id) {
      const known = runs.get(id)
      if (known) return known
      const made: Run = { cut: false, scripts: 0, tokens: [] }
      runs.set(id, made)
      for (const oldest of runs.keys()) {
        if (runs.size <= most) break
        runs.delete(oldest)
      }
      return made
    },
  }
}
