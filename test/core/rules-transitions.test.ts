import { type FailureKind, failure, POLICY, type State } from '@catchcha/core'
import { describe, expect, it } from 'vitest'
import { type EventType, failureOf, IDLE, LOADING, READY, RUNNING, tokenOf, transition } from '../../packages/core/src/state.ts'

/** The whole table, written out a second time: which states each event leads out of. */

const KINDS = Object.keys(POLICY) as FailureKind[]
const failed = (kind: FailureKind): State => ({ status: kind, failure: failure({ kind, code: 'x' }) })
const SOLVED: State = { status: 'solved', token: 't', issuedAt: 1, expiresAt: undefined, key: undefined, tokenKind: undefined }
const STATES: readonly State[] = [IDLE, LOADING, READY, RUNNING, SOLVED, ...KINDS.map(failed)]

const LEADS: Readonly<Record<EventType, readonly (State['status'] | 'a failure')[]>> = {
  load: ['idle', 'ready', 'challenging', 'solved', 'a failure'],
  armed: ['idle', 'loading'],
  run: ['idle', 'loading', 'ready', 'challenging', 'solved', 'a failure'],
  opened: ['ready', 'challenging', 'a failure'],
  solved: ['idle', 'loading', 'ready', 'challenging', 'a failure'],
  failed: ['idle', 'loading', 'ready', 'challenging', 'solved', 'a failure'],
  recovered: ['a failure'],
  cleared: ['challenging', 'solved', 'a failure'],
  closed: ['loading', 'ready', 'challenging', 'solved', 'a failure'],
}

const pairs = Object.entries(LEADS).flatMap(([type, from]) =>
  STATES.map(state => ({ type: type as EventType, from, state, status: state.status })),
)

describe('a state', () => {
  it.each(pairs)('$type $status', ({ type, from, state }) => {
    const next: State = { status: 'challenging', challengeOpen: true }
    const leads = from.includes('failure' in state ? 'a failure' : state.status)
    const after = transition(state, type, next)
    expect(after).toBe(leads ? next : state)
    if (leads) expect(Object.isFrozen(after)).toBe(true)
  })

  it.each(STATES)('$status stays the same object where nothing changes', state => {
    for (const type of Object.keys(LEADS) as EventType[]) expect(transition(state, type, structuredClone(state))).toBe(state)
  })

  it('carries a failure in failure states only', () => {
    expect(STATES.filter(state => failureOf(state)).map(({ status }) => status)).toEqual(KINDS)
  })
})

describe('a token', () => {
  const solved = (expiresAt: number | undefined): State => ({ ...SOLVED, expiresAt }) as State
  const now = Date.now()

  it('is one as long as it has the life that is asked for', () => {
    expect(tokenOf(solved(now + 60_000), 10_000)).toMatchObject({ token: 't' })
    expect(tokenOf(solved(now + 9_000), 10_000)).toBeUndefined()
    expect(tokenOf(solved(now - 1), 0)).toBeUndefined()
    expect(tokenOf(solved(undefined), 10_000)).toMatchObject({ token: 't' })
  })

  it('is in no state but solved', () => {
    for (const state of STATES) expect(!!tokenOf(state, 0), state.status).toBe(state.status === 'solved')
  })
})
