import type { Outcome } from '@catchcha/core'
import type { Row } from '@catchcha/testing'
import type { StageChoice } from '../../shared/choice.ts'
import type { Check } from '../../shared/messages.ts'
import type { Clock } from '../clock.ts'
import type { Line } from '../conditions.ts'
import type { SitePage } from '../page.ts'
import { note } from '../report.ts'
import type { Surface } from '../surface.ts'

/** Everything a scenario is played with. */
export interface Scene {
  readonly row: Row
  readonly choice: StageChoice
  readonly clock: Clock
  readonly line: Line
  readonly page: SitePage
  readonly surface: Surface
  /** One more captcha on the same page. */
  another(): Surface
  /** Sends the form through the captcha. */
  submit(): Promise<unknown>
  /** What came of the runs so far. */
  readonly outcomes: Outcome[]
  /** What must be so besides the end. */
  readonly checks: Check[]
}

export type Script = (scene: Scene) => Promise<void>

/** How long a scene may wait for one thing, ms of real time; a person who solves takes the time they need. */
const patience = ({ choice }: Scene): number => (choice.me ? 3_600_000 : choice.fast ? 20_000 : 420_000)
/** With short waits, how long a challenge that nobody solves stays on screen before time is skipped, ms. */
const LOOK = 1_200

/** Waits until something is so; false where it does not come. */
export async function until(scene: Scene, done: () => boolean, most: number = patience(scene)): Promise<boolean> {
  for (const start = performance.now(); !done(); ) {
    if (performance.now() - start > most) return false
    await scene.clock.pause(15)
  }
  return true
}

export const status = ({ surface }: Scene): string => surface.captcha.getSnapshot().status

export const challengeOpen = ({ surface }: Scene): boolean => {
  const state = surface.captcha.getSnapshot()
  return state.status === 'challenging' && state.challengeOpen
}

export function check(scene: Scene, text: string, ok: boolean): void {
  scene.checks.push({ text, ok })
}

/** Waits until the captcha has come to rest after loading. */
export const rest = (scene: Scene): Promise<boolean> => until(scene, () => !['idle', 'loading'].includes(status(scene)))

/** Waits for a run to settle; with short waits, a challenge that nobody can solve is not looked at for minutes. */
export async function settle(scene: Scene, pending: Promise<Outcome>): Promise<Outcome | undefined> {
  const { clock, choice, outcomes } = scene
  let outcome: Outcome | undefined
  let shown = 0
  void pending.then(value => {
    outcome = value
  })
  const done = await until(scene, () => {
    shown = challengeOpen(scene) ? shown || performance.now() : 0
    if (shown && choice.fast && !choice.me && performance.now() - shown > LOOK) {
      shown = Number.POSITIVE_INFINITY
      void clock.skip(320_000)
    }
    return outcome !== undefined
  })
  if (!done || !outcome) {
    check(scene, 'The run settles', false)
    return undefined
  }
  outcomes.push(outcome)
  note(outcome.ok ? 'execute() gave a token' : `execute() gave ${outcome.failure.kind}, ${outcome.failure.code}`)
  return outcome
}

/** Asks for a new challenge so many times, one after the other. */
export async function run(scene: Scene, times = 1): Promise<void> {
  for (let i = 0; i < times; i++) {
    note('execute({ fresh: true })')
    await settle(scene, scene.surface.captcha.execute({ fresh: true }))
  }
}

/** Whether nothing of captcha or vendor is on the page any more. */
export const leftNothing = ({ page }: Scene): boolean =>
  page.box.childElementCount === 0 &&
  document.querySelectorAll('[data-fake-challenge], .captchala-wrapper, [data-hcaptcha-widget-id]').length === 0
