import type { FakeVerifiers } from '@catchcha/testing/server'

/** What the server knows of one run of a scenario. */
export interface Run {
  /** The vendors cannot be reached. */
  cut: boolean
  /** How many vendor scripts were asked for. */
  scripts: number
  /** Tokens that were sent in, in their order. */
  readonly tokens: string[]
  /** The services that verify this run's tokens: what goes wrong with one run's goes wrong with no other's. */
  readonly verifiers: FakeVerifiers
}

export interface Runs {
  /** The run of that name, a new one where there is none. */
  get(id: string): Run
}

/** Where a run's verification services are; what stands behind it is the vendor's host and path. */
export const servicesOf = (id: string): string => `/verify/${id}`

/** The name of a run as an address may hold it. */
export const runName = (asked: string | null | undefined): string => (asked ?? '').replace(/[^\w-]/g, '').slice(0, 80)

/** @param most How many runs are kept; the oldest are forgotten. */
export function createRuns(createVerifiers: (prefix: string) => FakeVerifiers, most = 500): Runs {
  const runs = new Map<string, Run>()
  return {
    get(id) {
      const known = runs.get(id)
      if (known) return known
      const made: Run = { cut: false, scripts: 0, tokens: [], verifiers: createVerifiers(servicesOf(id)) }
      runs.set(id, made)
      for (const oldest of runs.keys()) {
        if (runs.size <= most) break
        runs.delete(oldest)
      }
      return made
    },
  }
}
