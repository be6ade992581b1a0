import { checkBehaviour } from './behaviour-check.ts'
import { checkObjects } from './check.ts'
import { checkFault } from './fault.ts'
import { nearest } from './nearest.ts'
import type { Play, Row, ScenarioGroup } from './scenario.ts'
import { CAPTCHALA, type CaptchalaId } from './scenarios/captchala.ts'
import { CHANNELS, type ChannelId } from './scenarios/channels.ts'
import { LOADING, type LoadingId } from './scenarios/loading.ts'
import { RENDERING, type RenderingId } from './scenarios/rendering.ts'
import { RUNNING, type RunningId } from './scenarios/running.ts'
import { TOKENS, type TokenId } from './scenarios/tokens.ts'

/** The name of a scenario. */
export type ScenarioId = LoadingId | RenderingId | RunningId | ChannelId | TokenId | CaptchalaId

/** A row with its name. */
export interface Scenario extends Row {
  readonly id: ScenarioId
  readonly group: ScenarioGroup
}

const named = <Id extends ScenarioId>(group: ScenarioGroup, rows: Readonly<Record<Id, Row>>): Scenario[] =>
  (Object.entries(rows) as [Id, Row][]).map(([id, row]) => ({ id, group, ...row }))

/** Every fault there is a name for, in the order a page meets them. */
export const SCENARIOS: readonly Scenario[] = [
  ...named('loading', LOADING),
  ...named('rendering', RENDERING),
  ...named('running', RUNNING),
  ...named('running', CHANNELS),
  ...named('tokens', TOKENS),
  ...named('captchala', CAPTCHALA),
]

const byId = new Map<string, Scenario>(SCENARIOS.map(each => [each.id, each]))

/** Whether there is a scenario of that name. */
export const isScenarioId = (id: unknown): id is ScenarioId => typeof id === 'string' && byId.has(id)

/**
 * The scenario of that name.
 * @throws A `TypeError` for any other name, with the names that are most like it.
 */
export function scenario(id: ScenarioId): Scenario {
  const found = byId.get(id)
  if (found) return found
  if (typeof id !== 'string') throw new TypeError("scenario(id): pass the name of a scenario, such as 'pass'; SCENARIOS lists them all.")
  const asked = (id as string).slice(0, 40)
  const near = nearest(asked, [...byId.keys()])
  throw new TypeError(
    `scenario(id): there is no "${asked}".${near.length ? ` Nearest: ${near.join(', ')}.` : ''} SCENARIOS lists them all.`,
  )
}

/**
 * What is played: a scenario by its name, or what is given.
 * @param call How the function is called that was given it.
 * @throws A `TypeError` for a name that there is not, for anything but an object, and for a behaviour or a fault that there is not.
 */
export function playOf(call: string, what: ScenarioId | Play): Play {
  if (typeof what === 'string') return scenario(what)
  checkObjects(call, { what })
  if (what.hcaptcha !== undefined) checkBehaviour(call, 'hcaptcha', what.hcaptcha)
  if (what.captchala !== undefined) checkBehaviour(call, 'captchala', what.captchala)
  if (what.network !== undefined) checkFault(call, what.network)
  return what
}
