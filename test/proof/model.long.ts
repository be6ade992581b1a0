import { expect, it } from 'vitest'
import { apart, createSetting } from './model/apart.ts'
import { explore } from './model/explore.ts'
import { MOODS } from './model/moods.ts'
import { walk } from './model/walk.ts'

/** Of one core, for all vendors together. */
const SECONDS = Number(process.env['MODEL_SECONDS'] ?? 120)
const entries = Object.entries(MOODS)
/** Half of the time for the first two vendors, which the others differ from in one point only. */
const share = (index: number): number => (index < 2 ? 0.25 : 0.5 / (entries.length - 2)) * SECONDS

/** Says when so many seconds of the processor are used up: a busy machine searches as deep as an idle one. */
function budget(seconds: number): () => boolean {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return user + system > seconds * 1_000_000
  }
}

const setting = await createSetting()

it.each(entries.map(([name, mood], index) => ({ name, mood, time: share(index) })))(
  'with $name every promise holds in every order of events, as deep as the time allows',
  { timeout: SECONDS * 4_000 },
  async ({ name, mood, time }) => {
    const { depth, states, transitions, edges, counterexamples } = await apart(() => explore(setting, mood, 99, budget(time)))
    const count = (value: number): string => value.toLocaleString('en')
    console.log(`${name}: ${depth} events deep, ${count(states)} states, ${count(transitions)} transitions, ${edges.size} kinds of change`)
    for (const { rule, steps } of counterexamples) console.log(`${rule}\n  ${steps.join(' → ')}`)
    expect(counterexamples).toEqual([])
    expect(depth).toBeGreaterThanOrEqual(3)
  },
)

it.each(entries)('with %s every promise holds on long walks at random', { timeout: SECONDS * 4_000 }, (_, mood) =>
  apart(() => walk(setting, mood, 1_000, 200)),
)
