import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Clock, installClock } from '../../playground/stage/clock.ts'

const real = { setTimeout, setInterval, clearTimeout, clearInterval, now: Date.now }
let clock: Clock
beforeEach(() => {
  clock = installClock(window)
})
afterEach(() => {
  const { now, ...timers } = real
  Object.assign(window, timers)
  Date.now = now
})

it('runs timers in real time while nobody skips', async () => {
  const called = vi.fn()
  window.setTimeout(called, 5, 'given')
  await vi.waitFor(() => expect(called).toHaveBeenCalledWith('given'))
})

it('runs everything that is due on the way, in its order and at its time', async () => {
  const start = Date.now()
  const seen: [string, number][] = []
  const note = (name: string) => () => void seen.push([name, Math.round((Date.now() - start) / 1000)])
  window.setTimeout(note('late'), 300_000)
  window.setTimeout(note('never'), 500_000)
  const every = window.setInterval(note('every'), 100_000)
  window.setTimeout(() => {
    note('early')()
    window.setTimeout(note('set on the way'), 30_000)
  }, 120_000)
  await clock.skip(320_000)
  window.clearInterval(every)
  expect(seen).toEqual([
    ['every', 100],
    ['early', 120],
    ['set on the way', 150],
    ['every', 200],
    ['late', 300],
    ['every', 300],
  ])
  expect(Date.now() - start).toBeGreaterThanOrEqual(320_000)
})

it('lets what was set before a skip come sooner by as much', async () => {
  const called = vi.fn()
  window.setTimeout(called, 60_010)
  await clock.skip(60_000)
  expect(called).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(called).toHaveBeenCalledOnce())
})

it('runs no timer that was taken back', async () => {
  const called = vi.fn()
  window.clearTimeout(window.setTimeout(called, 1_000))
  window.clearInterval(window.setInterval(called, 1_000))
  await clock.skip(10_000)
  expect(called).not.toHaveBeenCalled()
})

it('goes on without any timer while the machine sleeps', async () => {
  const start = Date.now()
  const called = vi.fn()
  window.setTimeout(called, 60_000)
  clock.sleep(600_000)
  await clock.pause(5)
  expect(called).not.toHaveBeenCalled()
  expect(Date.now() - start).toBeGreaterThanOrEqual(600_000)
})
