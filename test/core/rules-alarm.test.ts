import { failure } from '@catchcha/core'
import { beforeEach, expect, it, vi } from 'vitest'
import { createAlarm } from '../../packages/core/src/alarm.ts'
import { createRun, lost } from '../../packages/core/src/run.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

it('an alarm rings once, at its time and not before', () => {
  const [set] = createAlarm()
  const ring = vi.fn()
  set(Date.now() + 25_000, ring)
  vi.advanceTimersByTime(24_999)
  expect(ring).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(ring).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(60_000)
  expect(ring).toHaveBeenCalledTimes(1)
  expect(vi.getTimerCount()).toBe(0)
})

it('an alarm looks at the clock every ten seconds, so it is not late after a sleep', () => {
  const [set] = createAlarm()
  const ring = vi.fn()
  set(Date.now() + 60_000, ring)
  vi.setSystemTime(Date.now() + 120_000) // the machine slept: timers did not run
  vi.advanceTimersByTime(9_999)
  expect(ring).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(ring).toHaveBeenCalledTimes(1)
})

it('a look at the clock rings what is due, and only that', () => {
  const [set, check] = createAlarm()
  const ring = vi.fn()
  check()
  set(Date.now() + 1000, ring)
  check()
  expect(ring).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(1)
  vi.setSystemTime(Date.now() + 1000)
  check()
  check()
  expect(ring).toHaveBeenCalledTimes(1)
})

it('a new alarm takes the place of the old one; one without a time is off', () => {
  const [set] = createAlarm()
  const [first, second] = [vi.fn(), vi.fn()]
  set(Date.now() + 1000, first)
  set(Date.now() + 2000, second)
  vi.advanceTimersByTime(5000)
  expect(first).not.toHaveBeenCalled()
  expect(second).toHaveBeenCalledTimes(1)
  set(Date.now() + 1000, first)
  set()
  vi.advanceTimersByTime(5000)
  expect(first).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})

it('an alarm for a time that is past rings, but not while it is being set', () => {
  const [set] = createAlarm()
  const ring = vi.fn()
  set(Date.now() - 1000, ring)
  expect(ring).not.toHaveBeenCalled()
  vi.advanceTimersByTime(0)
  expect(ring).toHaveBeenCalledTimes(1)
})

const aborted = lost(failure({ kind: 'cancelled', code: 'aborted' }))

it('a run ends for all who wait; one who left before got the word at once, and the last one takes the run along', async () => {
  const left = vi.fn()
  const run = createRun(() => aborted, left)
  const [one, two] = [new AbortController(), new AbortController()]
  const waits = [run.join(one.signal), run.join(two.signal), run.join(undefined)]
  one.abort()
  expect(await waits[0]).toBe(aborted)
  expect(left).not.toHaveBeenCalled()
  const end = lost(failure({ kind: 'broken', code: 'x' }))
  run.settle(end)
  expect(await Promise.all(waits.slice(1))).toEqual([end, end])
  two.abort()
  expect(left).not.toHaveBeenCalled()

  const lone = createRun(() => aborted, left)
  const controller = new AbortController()
  const wait = lone.join(controller.signal)
  controller.abort()
  expect(await wait).toBe(aborted)
  expect(left).toHaveBeenCalledTimes(1)
})

it('a run that has ended has nothing to do with its callers’ signals any more', async () => {
  const left = vi.fn()
  const run = createRun(() => aborted, left)
  const controller = new AbortController()
  const wait = run.join(controller.signal)
  const end = lost(failure({ kind: 'broken', code: 'x' }))
  run.settle(end)
  controller.abort()
  expect(await wait).toBe(end)
  expect(left).not.toHaveBeenCalled()
})

it('an alarm that nobody listens to is quiet', () => {
  const [set] = createAlarm()
  set(Date.now() + 1000)
  expect(() => vi.advanceTimersByTime(1000)).not.toThrow()
})
