import { digest, fingerprint } from './fingerprint.ts'
import { heal, leave, silence, take } from './rules.ts'
import { STEPS, type Step } from './steps.ts'
import type { Mood } from './vendor.ts'
import { Broken, type Setting, World } from './world.ts'

/** A shortest sequence after which a promise does not hold. */
export interface Counterexample {
  readonly rule: string
  readonly steps: readonly string[]
}

export interface Found {
  /** Steps deep, all the way round. */
  readonly depth: number
  readonly states: number
  readonly transitions: number
  /** `status event status`, as seen by a listener. */
  readonly edges: ReadonlySet<string>
  readonly counterexamples: readonly Counterexample[]
}

interface Node {
  readonly parent: Node | undefined
  readonly step: Step | undefined
}

const ENDS = { 'then silence': silence, 'then a vendor that works': heal, 'then destroy': leave } as const

function path(node: Node): Step[] {
  const steps: Step[] = []
  for (let at: Node | undefined = node; at?.step; at = at.parent) steps.unshift(at.step)
  return steps
}

/** Plays steps in a new world, without looking for broken promises again. */
export function replay(setting: Setting, mood: Mood, steps: readonly Step[], edges: Set<string> = new Set()): World {
  const world = new World(setting, mood, edges)
  for (const { act } of steps) world.go(() => act(world))
  return world
}

/**
 * Plays every sequence of steps, the short ones first, from every state once: where a fingerprint was seen before, another sequence stands for
 * all that follows. From each new state it also tries silence, a working vendor, and `destroy()`.
 * @param enough Asked before each step; a level that is not through by then does not count as searched.
 */
export function explore(setting: Setting, mood: Mood, depth: number, enough: () => boolean = () => false): Found {
  const seen = new Set<number>()
  const edges = new Set<string>()
  const broken = new Map<string, Counterexample>()
  let transitions = 0
  let level: Node[] = [{ parent: undefined, step: undefined }]
  let done = 0
  const hold = (rule: () => void, steps: () => readonly string[]): boolean => {
    try {
      rule()
      return true
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      const { message } = error
      const kind = message.replace(/\d{4,}|token-\d+/g, '…')
      if (!broken.has(kind)) broken.set(kind, { rule: message, steps: steps() })
      return false
    }
  }
  for (; done < depth && level.length; done++) {
    const next: Node[] = []
    for (const node of level) {
      const steps = path(node)
      const names = (...more: string[]): string[] => [...steps.map(({ name }) => name), ...more]
      for (const [name, rule] of Object.entries(ENDS))
        hold(
          () => rule(replay(setting, mood, steps, edges)),
          () => names(name),
        )
      const here = replay(setting, mood, steps)
      for (const step of STEPS.filter(({ can }) => can(here))) {
        if (enough()) return { depth: done, states: seen.size, transitions, edges, counterexamples: [...broken.values()] }
        transitions++
        const world = replay(setting, mood, steps, edges)
        if (
          !hold(
            () => take(world, step),
            () => names(step.name),
          )
        )
          continue
        const key = digest(fingerprint(world))
        if (seen.has(key)) continue
        seen.add(key)
        next.push({ parent: node, step })
      }
    }
    level = next
  }
  return { depth: done, states: seen.size, transitions, edges, counterexamples: [...broken.values()] }
}
