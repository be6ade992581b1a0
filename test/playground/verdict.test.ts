import { failure, type State } from '@catchcha/core'
import { scenario } from '@catchcha/testing'
import { expect, it } from 'vitest'
import { judge } from '../../playground/stage/verdict.ts'

const blocked: State = { status: 'blocked', failure: failure({ kind: 'blocked', by: 'csp', code: 'csp' }) }

it('finds an end that the table names', () => {
  expect(judge(scenario('load-csp'), blocked, [], [])).toEqual({
    ok: true,
    actual: { status: 'blocked', by: 'csp', code: 'csp' },
    checks: [],
  })
})

it('finds fault with another cause of the same state', () => {
  expect(judge(scenario('load-refused'), blocked, [], []).ok).toBe(false)
})

it('finds fault with the right end where something else is not as it must be', () => {
  expect(judge(scenario('load-csp'), blocked, [], [{ text: 'No error escapes', ok: false }]).ok).toBe(false)
})

it('counts a run that the page ended as aborted, and any other end of it not', () => {
  const aborted = { ok: false, failure: failure({ kind: 'cancelled', code: 'aborted' }) } as const
  expect(judge(scenario('unmount-mid-run'), { status: 'idle' }, [aborted], []).ok).toBe(true)
  expect(judge(scenario('unmount-mid-run'), { status: 'idle' }, [], []).ok).toBe(false)
})
