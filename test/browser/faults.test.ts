import type { Outcome, State } from '@catchcha/core'
import { type End, type Row, SCENARIOS, scenario } from '@catchcha/testing'
import { describe, expect, it } from 'vitest'
import { nextAttempt } from './heal.ts'
import { play } from './play.ts'
import { expectNothingLeft, takeInventory } from './remains.ts'
import { OURS, stagingOf } from './rows.ts'
import { openStage, type Stage } from './stage.ts'

const fits = (state: State, { status, code, ...rest }: End): boolean => {
  const failure = 'failure' in state ? state.failure : undefined
  const wanted = { ...rest, ...(code && code !== 'aborted' && { code }) }
  return state.status === status && Object.entries(wanted).every(([name, value]) => failure?.[name as 'code'] === value)
}

/** A run's outcome and the state that follows it are the same thing. */
function expectOutcome(outcome: Outcome, state: State, ends: readonly End[]): void {
  if (ends.every(({ code }) => code === 'aborted'))
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled', code: 'aborted' } })
  else if (!outcome.ok) expect(state.status).toBe(outcome.failure.kind)
  else expect(['solved', 'expired', 'ready']).toContain(state.status)
}

/** Each run ends at most once, and what ended well does not end badly later on. */
async function expectSettledOnce({ page, faults }: Stage, presses = 0): Promise<void> {
  const log = await page.evaluate(() => window.site.log)
  const ends = log.filter(({ status, failure }) => status === 'solved' || ['challenge', 'token'].includes(failure?.phase ?? ''))
  const runs = log.filter(({ type }) => type === 'run')
  const expiries = log.filter(({ failure }) => failure?.code === 'token-expired')
  expect(ends.length - expiries.length, JSON.stringify(log)).toBeLessThanOrEqual(runs.length + presses)
  const told = faults.filter(fault => OURS.test(fault)).length
  expect(told, 'lines for the developer').toBe(log.some(({ failure }) => failure?.recovery === 'fix-setup') ? 1 : 0)
}

describe.each(['hcaptcha', 'captchala'] as const)('%s in Chromium', vendor => {
  // the back/forward cache needs a browser that has one: bfcache.test.ts
  const rows = SCENARIOS.filter(({ id, vendors }) => vendors.includes(vendor) && id !== 'bfcache').map(({ id }) => id)

  it.concurrent.for(rows)('%s ends as the fault table says', async (id, { onTestFinished }) => {
    const row: Row = scenario(id)
    const { staging, stage: options, order } = stagingOf(id, vendor)
    const stage = await openStage({ ...options, onTestFinished })
    const before = await takeInventory(stage)
    const outcomes = await play(id, vendor, staging, stage, order)
    const ends: readonly End[] = [row.ends].flat()
    const state = await stage.state()
    const log = await stage.page.evaluate(() => window.site.log.map(({ type, status }) => `${type} ${status}`))
    expect(
      ends.some(end => fits(state, end)),
      `${JSON.stringify(state)} after ${log}, outcomes ${JSON.stringify(outcomes)}`,
    ).toBe(true)
    const last = outcomes.at(-1)
    if (last) expectOutcome(last, state, ends)
    await expectSettledOnce(stage, staging.presses)
    if (!staging.final) await nextAttempt(stage, order)
    await expectNothingLeft(stage, before)
  })
})
