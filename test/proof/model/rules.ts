import { fingerprint } from './fingerprint.ts'
import { settle } from './realm.ts'
import type { Step } from './steps.ts'
import { WELL } from './vendor.ts'
import { Broken, holds, type World } from './world.ts'

/** More calls of the vendor than this follow from no single event. */
const MOST_CALLS = 4
const MINUTES = 60_000

/** Lets one thing happen and holds the captcha to its promises; throws `Broken` where one does not hold. The numbers are the README's. */
export function take(world: World, { by, act, aborts, name }: Step): void {
  const { vendor, open, setting, captcha } = world
  const before = captcha.getSnapshot()
  const asks = [...open]
  const { calls, executes } = vendor
  const ended = aborts?.(world)
  const text = by === 'stale' ? fingerprint(world) : ''
  try {
    world.go(() => act(world))
  } catch (error) {
    if (error instanceof Broken) throw error
    throw new Broken(`9: ${name} throws ${String(error)}`)
  }
  const { errors } = setting.realm
  holds(!errors.length, String(errors[0]))
  const state = captcha.getSnapshot()
  holds(Object.isFrozen(state), 'a state can be changed')
  holds(!('failure' in state) || state.failure.code !== 'aborted', '2: somebody is told that they cancelled what the page ended')

  const settled = asks.filter(ask => !open.has(ask))
  const outcomes = settled.map(({ outcome }) => outcome)
  if (ended) {
    holds(settled.length === asks.length, '2: an abort leaves a call open')
    for (const outcome of outcomes)
      if (outcome) holds(!outcome.ok && outcome.failure.code === 'aborted', '2: an abort ends otherwise than as aborted')
  } else if (name !== 'abort') {
    const own = asks.filter(({ submit }) => !submit) // a submit that is refused goes on with a run of its own
    const over = own.filter(ask => !open.has(ask))
    holds(!over.length || over.length === own.length, '2: one run ends for some who wait, not for all')
    const words = new Set(over.map(({ outcome }) => JSON.stringify(outcome)))
    holds(words.size < 2, '2: those who joined one run get different outcomes')
  }
  if (by === 'run' && !name.endsWith('opened')) {
    const again = name.endsWith('another run')
    if (!again)
      holds(settled.length || open.size === 0 || asks.some(({ submit }) => submit), '1: a run that is over leaves its callers waiting')
  }
  if (by === 'stale') {
    holds(state === before, '3: a stale event changes the state')
    holds(fingerprint(world) === text, '3: a stale event changes what comes next')
  }
  if (by === 'page' && name.startsWith('execute') && asks.length)
    holds(vendor.executes === executes, '2: a parallel call starts a run of its own')
  if ('failure' in before && before.failure.recovery === 'wait' && Number(before.failure.retryAt) > world.now && by !== 'time') {
    if (name.startsWith('execute') || name.startsWith('submit'))
      holds(vendor.executes === executes && !open.size, '5: a run during a wait reaches the vendor')
  }
  holds(vendor.calls - calls <= MOST_CALLS, `5: ${vendor.calls - calls} calls of the vendor after one event`)
  const boxes = setting.realm.places.reduce((sum, { children }) => sum + children.size, 0)
  holds(boxes <= (world.mounted ? 1 : 0), '7: a widget is left on the page')
}

/** The vendor says nothing any more: within its deadlines everything ends, and with few calls. */
export function silence(world: World): void {
  const { captcha, vendor, open, setting } = world
  const state = (): string => captcha.getSnapshot().status
  const first = captcha.getSnapshot()
  if (first.status === 'challenging' && first.challengeOpen) return
  const { calls } = vendor
  setting.realm.advance(world.now + 10 * MINUTES)
  const last = captcha.getSnapshot()
  if (last.status === 'challenging' && last.challengeOpen) return
  holds(!open.size, `1: a call is still open after ten minutes, in ${state()}`)
  holds(state() !== 'loading' && state() !== 'challenging', `1: ${state()} after ten minutes of silence`)
  holds(vendor.calls - calls <= 60, `5: ${vendor.calls - calls} calls of the vendor in ten minutes of silence`)
  holds(!setting.realm.errors.length, String(setting.realm.errors[0]))
}

/** Whatever was, once the cause is gone and waits are over the next attempt works. */
export function heal(world: World): void {
  const { captcha, vendor, setting } = world
  if (world.destroyed) return
  vendor.mood = WELL
  world.step++
  captcha.reset()
  if (!world.mounted) captcha.mount(setting.realm.places[0] as unknown as HTMLElement)
  world.mounted ??= 'A'
  for (let tries = 0; tries < 4; tries++) {
    const ask = world.ask(true)
    for (let i = 0; i < 6 && !ask.outcome; i++) {
      settle()
      for (const { resolve } of vendor.waiting.splice(0)) resolve({})
      settle()
      world.step++
      vendor.widget?.report.ready()
      settle()
      vendor.run?.report.solved(world.mint(120_000), { life: 120_000 })
      settle()
    }
    const { outcome } = ask
    holds(outcome, '1: a call on a vendor that works stays open')
    if (outcome.ok) return
    const { retryAt, recovery } = outcome.failure
    holds(recovery === 'wait' && retryAt, `the next attempt fails: ${JSON.stringify(outcome.failure)}`)
    setting.realm.advance(retryAt + 1)
  }
  throw new Broken('the next attempt waits for ever')
}

/** After `destroy()` nothing is left, and nothing that comes later changes that. */
export function leave(world: World): void {
  const { captcha, vendor, open, setting } = world
  const { realm } = setting
  captcha.destroy()
  world.destroyed = true
  settle()
  const remains = (): string =>
    [realm.timers.size, realm.listeners.size, open.size, ...realm.places.map(({ children }) => children.size)].join()
  const nothing = '0,0,0,0,0'
  holds(remains() === nothing, `7: after destroy() timers, listeners, calls, nodes: ${remains()}`)
  holds(captcha.getSnapshot().status === 'idle', '7: not idle after destroy()')
  const { calls } = vendor
  for (const { report, runs } of vendor.widgets.slice(-2))
    for (const each of [report, ...runs.slice(-2).map(({ report }) => report)]) {
      each.ready()
      each.opened()
      each.solved('late')
      each.failed({ kind: 'broken', code: 'late', dead: true, rerun: true })
    }
  for (const { resolve } of vendor.waiting.splice(0)) resolve({})
  captcha.reset()
  captcha.take()
  captcha.destroy()
  captcha.mount(realm.places[0] as unknown as HTMLElement)()
  settle()
  realm.advance(realm.now + 10 * MINUTES)
  holds(remains() === nothing && vendor.calls === calls && captcha.getSnapshot().status === 'idle', '7: something stirs after destroy()')
  holds(!realm.errors.length, String(realm.errors[0]))
}
