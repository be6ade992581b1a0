import type { Outcome, State } from '@catchcha/core'
import type { End, Row } from '@catchcha/testing'
import { endsOf } from '../shared/ends.ts'
import type { Check, Verdict } from '../shared/messages.ts'

/** Where a captcha is now, in the words of the fault table. */
export function endOf(state: State, outcomes: readonly Outcome[]): End {
  const { by, what, code } = 'failure' in state ? state.failure : ({} as { by?: never; what?: never; code?: string })
  const [first] = outcomes
  const aborted = !code && first?.ok === false && first.failure.code === 'aborted'
  return {
    status: state.status as End['status'],
    ...(by && { by }),
    ...(what && { what }),
    ...(code && { code }),
    ...(aborted && { code: 'aborted' }),
  }
}

const fits = (actual: End, wanted: End): boolean => Object.entries(wanted).every(([name, value]) => actual[name as keyof End] === value)

export function judge(row: Row, state: State, outcomes: readonly Outcome[], checks: readonly Check[]): Verdict {
  const actual = endOf(state, outcomes)
  return { ok: endsOf(row).some(end => fits(actual, end)) && checks.every(({ ok }) => ok), actual, checks }
}
