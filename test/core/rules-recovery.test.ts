import { type FailureKind, POLICY } from '@catchcha/core'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from '../../packages/core/src/page.ts'
import { decide, forgive, held } from '../../packages/core/src/recovery.ts'
import { createFakeVendor } from './fake-adapter.ts'
import { reload } from './rig.ts'

/** The numbers of the recovery, at their edges. */

const MINUTE = 60_000
const provider = createFakeVendor().provider()
const options = { provider, timeouts: { load: 1, ready: 1, run: 1 } }

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0)
  sessionStorage.clear()
  reload()
  return () => vi.useRealTimers()
})

describe('the wait before a try', () => {
  it('doubles, and is five minutes at the most', () => {
    const waits = [0, 1, 2, 8, 9, 20].map(attempts => {
      const { retryAt } = decide({ ...options, retry: { tries: 99 } }, { kind: 'unreachable', code: 'x' }, 'load', Math.min(attempts, 2))
      return Number(retryAt) - Date.now()
    })
    expect(waits).toEqual([1000, 2000, 4000, 4000, 4000, 4000])
    const long = decide({ ...options, retry: { delay: 10 * MINUTE } }, { kind: 'unreachable', code: 'x' }, 'load', 0)
    expect(Number(long.retryAt) - Date.now()).toBe(5 * MINUTE)
  })

  it('is shortened by a jitter of up to half', () => {
    vi.spyOn(Math, 'random').mockReturnValue(1)
    const { retryAt } = decide(options, { kind: 'unreachable', code: 'x' }, 'load', 0)
    expect(Number(retryAt) - Date.now()).toBe(500)
  })

  it('is none before the first new run that an adapter asks for, and one after it', () => {
    const rerun = (attempts: number) => decide(options, { kind: 'unreachable', code: 'x', rerun: true }, 'challenge', attempts)
    expect(rerun(0)).toMatchObject({ recovery: 'automatic', retryAt: Date.now() + 1 })
    expect(rerun(1)).toMatchObject({ recovery: 'automatic', retryAt: Date.now() + 2000 })
    expect(rerun(3)).toMatchObject({ recovery: 'retry' })
  })
})

describe('the number of tries', () => {
  it.each(Object.entries(POLICY))('%s', (kind, [, recovery, most]) => {
    const last = most && decide(options, { kind: kind as FailureKind, code: 'x' }, 'render', most - 1)
    if (last) expect(last.recovery).toBe(recovery)
    const after = decide(options, { kind: kind as FailureKind, code: 'x' }, 'render', most)
    const still = recovery === 'automatic' && kind !== 'offline' ? 'retry' : recovery
    expect(after.recovery).toBe(still)
  })

  it('is the page’s, where that is fewer', () => {
    const few = { ...options, retry: { tries: 1 } }
    expect(decide(few, { kind: 'unreachable', code: 'x' }, 'load', 0).recovery).toBe('automatic')
    expect(decide(few, { kind: 'unreachable', code: 'x' }, 'load', 1).recovery).toBe('retry')
  })

  it('counts while a widget is brought up, not for a run that failed', () => {
    for (const phase of ['load', 'render'] as const)
      expect(decide(options, { kind: 'unreachable', code: 'x' }, phase, 0).recovery).toBe('automatic')
    for (const phase of ['challenge', 'token', 'verify'] as const)
      expect(decide(options, { kind: 'unreachable', code: 'x' }, phase, 0)).not.toHaveProperty('retryAt')
  })
})

describe('the budget', () => {
  const fail = (phase: 'challenge' | 'load' = 'challenge') =>
    decide({ ...options, retry: { budget: 2 } }, { kind: 'broken', code: 'x' }, phase, 9)

  it('lets so many failures pass in a minute, and the next one wait until the first is a minute old', () => {
    const start = Date.now()
    expect(fail()).not.toHaveProperty('retryAt')
    vi.advanceTimersByTime(1000)
    expect(fail()).not.toHaveProperty('retryAt')
    vi.advanceTimersByTime(1000)
    expect(fail()).toMatchObject({ recovery: 'wait', retryAt: start + 1000 + MINUTE })
    vi.advanceTimersByTime(MINUTE)
    expect(fail()).not.toHaveProperty('retryAt')
    expect(page().failed).toHaveLength(1)
  })

  it('is of twenty, and does not count what never reached the vendor, nor what a person did', () => {
    for (let i = 0; i < 20; i++) expect(decide(options, { kind: 'unreachable', code: 'x' }, 'challenge', 9)).not.toHaveProperty('retryAt')
    expect(decide(options, { kind: 'broken', code: 'x' }, 'load', 9)).not.toHaveProperty('retryAt')
    expect(decide(options, { kind: 'cancelled', code: 'x' }, 'challenge', 9)).not.toHaveProperty('retryAt')
    expect(decide(options, { kind: 'broken', code: 'x' }, 'challenge', 9)).toHaveProperty('retryAt')
  })
})

describe('a rate limit', () => {
  const limited = () => decide(options, { kind: 'rate-limited', code: '429' }, 'challenge', 0)

  it('says that the network may be the cause on the first run of a page, and not later', () => {
    expect(limited()).toMatchObject({ by: 'network', retryAt: Date.now() + 10_000 })
    vi.advanceTimersByTime(10_000)
    const second = limited()
    expect(second).not.toHaveProperty('by')
    expect(second).toMatchObject({ retryAt: Date.now() + 20_000 })
  })

  it('is not made longer by a second word about the same', () => {
    const { retryAt } = limited()
    vi.advanceTimersByTime(1000)
    expect(limited().retryAt).toBe(retryAt)
    expect(page().limits).toEqual({ fake: [retryAt, 1] })
  })

  it('holds every run until it is over', () => {
    const { retryAt } = limited()
    expect(held(options, undefined)).toMatchObject({ kind: 'rate-limited', code: 'rate-limited', vendor: 'fake', retryAt })
    vi.advanceTimersByTime(9_999)
    expect(held(options, undefined)).toBeDefined()
    vi.advanceTimersByTime(1)
    expect(held(options, undefined)).toBeUndefined()
  })

  it('that a page shows is the one a run meets', () => {
    const shown = limited()
    expect(held(options, shown)).toBe(shown)
    expect(held(options, { ...shown, recovery: 'retry' })).not.toBe(shown)
    vi.advanceTimersByTime(10_000)
    expect(held(options, shown)).toBeUndefined()
  })

  it('is forgiven by the first token', () => {
    limited()
    vi.advanceTimersByTime(10_000)
    forgive(options)
    expect(page().limits).toEqual({ fake: [0, 0] })
    expect(limited()).toMatchObject({ by: 'network', retryAt: Date.now() + 10_000 })
  })

  it('is remembered where the page wants it, and only there', () => {
    limited()
    expect(JSON.parse(sessionStorage.getItem('catchcha') ?? '{}')).toEqual({ fake: [Date.now() + 10_000, 1] })
    reload()
    expect(held(options, undefined)).toBeDefined()
    reload()
    expect(held({ ...options, remember: false }, undefined)).toBeUndefined()
    sessionStorage.clear()
    decide({ ...options, remember: false }, { kind: 'rate-limited', code: '429' }, 'challenge', 0)
    expect(sessionStorage.getItem('catchcha')).toBeNull()
  })

  it('of more than five minutes is not ours', () => {
    sessionStorage.setItem('catchcha', JSON.stringify({ fake: [Date.now() + 5 * MINUTE, 1] }))
    expect(held(options, undefined)).toBeUndefined()
    reload()
    sessionStorage.setItem('catchcha', JSON.stringify({ fake: [Date.now() + 5 * MINUTE - 1, 1] }))
    expect(held(options, undefined)).toBeDefined()
  })

  it('in storage that is no JSON is no limit', () => {
    sessionStorage.setItem('catchcha', '{')
    expect(held(options, undefined)).toBeUndefined()
  })
})

it('unreachable is offline where the device has no connection, and nothing else is', () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  expect(decide(options, { kind: 'unreachable', code: 'x' }, 'challenge', 9)).toMatchObject({ kind: 'offline', recovery: 'automatic' })
  expect(decide(options, { kind: 'broken', code: 'x' }, 'challenge', 9)).toMatchObject({ kind: 'broken' })
})
