import fc from 'fast-check'
import { heal, leave, silence, take } from './rules.ts'
import { STEPS } from './steps.ts'
import type { Mood } from './vendor.ts'
import { type Setting, World } from './world.ts'

const ENDS = [silence, heal, leave]

/** Long sequences at random, one of three ends after each; fast-check shrinks one that breaks a promise, and prints its names. */
export function walk(setting: Setting, mood: Mood, runs: number, length: number): void {
  const steps = fc.array(fc.constantFrom(...STEPS), { maxLength: length, size: 'max' })
  fc.assert(
    fc.property(steps, fc.constantFrom(...ENDS), (steps, end) => {
      const world = new World(setting, mood, new Set())
      for (const step of steps) if (step.can(world)) take(world, step)
      end(world)
    }),
    { numRuns: runs },
  )
}
