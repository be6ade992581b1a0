import { type Captcha, createCaptcha, type Fact, type Outcome } from '@catchcha/core'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createFakeVendor, type FakeVendor } from './fake-adapter.ts'

/** Design §5: promises 1–9, for any order of page calls, vendor events and time. */

const KINDS = ['cancelled', 'expired', 'rate-limited', 'blocked', 'offline', 'unreachable', 'misconfigured', 'rejected', 'broken'] as const
const fact: fc.Arbitrary<Fact> = fc.record(
  { kind: fc.constantFrom(...KINDS), code: fc.constantFrom('a', 'b', 'E-99', ''), dead: fc.boolean(), rerun: fc.boolean() },
  { requiredKeys: ['kind', 'code'] },
)
/** Which widget or run speaks: mostly the newest, sometimes one that is long gone. */
const whom = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(4) })
const say = fc.oneof(
  fc.constant({ say: 'ready' as const }),
  fc.constant({ say: 'opened' as const }),
  fc.constant({ say: 'closed' as const }),
  fc.record({
    say: fc.constant('solved' as const),
    token: fc.constantFrom('new', 'again', '', 7, null),
    life: fc.constantFrom(undefined, 5_000, 120_000),
  }),
  fc.record({ say: fc.constant('expired' as const), what: fc.constantFrom('token' as const, 'challenge' as const) }),
  fc.record({ say: fc.constant('failed' as const), fact }),
)
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('execute' as const), fresh: fc.boolean(), signal: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('mount' as const), where: fc.nat(1) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'unmount' as const,
        'take' as const,
        'reset' as const,
        'abort' as const,
        'submit' as const,
        'reject' as const,
        'focus' as const,
        'online' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('configure' as const), key: fc.constantFrom('one', 'two') }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('vendor' as const), whom, run: fc.boolean(), say, times: fc.constantFrom(1, 1, 1, 2, 60) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('loaded' as const), fact: fc.option(fact, { nil: undefined }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('mood' as const),
      mood: fc.record({
        load: fc.constantFrom('now' as const, 'now' as const, 'later' as const, 'throws' as const),
        ready: fc.boolean(),
        mount: fc.constantFrom('ok' as const, 'ok' as const, 'throws' as const, 'nothing' as const),
        execute: fc.constantFrom('ok' as const, 'ok' as const, 'throws' as const),
        reset: fc.constantFrom('ok' as const, 'no' as const, 'throws' as const),
        remove: fc.constantFrom('ok' as const, 'throws' as const),
      }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(0, 1, 200, 5_000, 20_000, 130_000) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const BUDGET = 20
const places: HTMLElement[] = []
const rejections: unknown[] = []
const onRejection = (reason: unknown): void => void rejections.push(reason)

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  process.on('unhandledRejection', onRejection)
})
afterEach(() => {
  process.off('unhandledRejection', onRejection)
  vi.useRealTimers()
})

class World {
  readonly vendor: FakeVendor = createFakeVendor()
  readonly captcha: Captcha
  readonly pending = new Set<Promise<Outcome>>()
  /** What was handed out, and in which step: those who joined one run get its token in the same one. */
  readonly handed: { token: string; when: number }[] = []
  step = 0
  readonly controllers: AbortController[] = []
  readonly reported: unknown[] = []
  readonly minted: string[] = []
  /** How many times each token became the captcha's: a vendor may mint the same one again, as its test keys do. */
  readonly had = new Map<string, number>()
  undo: () => void = () => {}
  pageCalls = 0
  started = Date.now()
  openSince = false
  constructor() {
    this.captcha = createCaptcha({ provider: this.vendor.provider({ key: 'one' }), remember: false })
    this.captcha.subscribe(() => {
      const state = this.captcha.getSnapshot()
      if (!Object.isFrozen(state)) throw new Error('a state that can be changed')
      if (state.status === 'solved') this.had.set(state.token, (this.had.get(state.token) ?? 0) + 1)
    })
  }
  execute(fresh: boolean, signal: boolean): void {
    const controller = new AbortController()
    this.controllers.push(controller)
    const promise = this.captcha.execute({ fresh, ...(signal && { signal: controller.signal }) })
    this.pending.add(promise)
    promise.then(outcome => {
      this.pending.delete(promise)
      if (outcome.ok) {
        if (outcome.expiresAt && outcome.expiresAt <= Date.now()) throw new Error('handed out after its expiry')
        this.handed.push({ token: outcome.token, when: this.step })
      }
    })
  }
}
let count = 0

async function act(world: World, step: Step): Promise<void> {
  const { captcha, vendor } = world
  if (!['vendor', 'wait', 'loaded', 'mood'].includes(step.do)) world.pageCalls++
  switch (step.do) {
    case 'execute':
      return world.execute(step.fresh, step.signal)
    case 'mount':
      world.undo = captcha.mount(places[step.where] as HTMLElement)
      return
    case 'unmount':
      return world.undo()
    case 'take': {
      const token = captcha.take()
      if (token) world.handed.push({ token, when: -world.step })
      return
    }
    case 'reset':
      return captcha.reset()
    case 'abort':
      return world.controllers.at(-1)?.abort()
    case 'submit': {
      const own = -++count
      void captcha.submit(token => {
        world.handed.push({ token, when: world.step })
        return own % 3 ? { ok: true } : { ok: false, codes: ['already-seen'] }
      })
      return
    }
    case 'reject':
      return void captcha.reject('already-seen')
    case 'focus':
    case 'online':
      return void window.dispatchEvent(new Event(step.do))
    case 'configure':
      return captcha.configure({ provider: vendor.provider({ key: step.key, callback: () => {} }), remember: false })
    case 'loaded':
      return vendor.loaded(step.fact)
    case 'mood':
      Object.assign(vendor.mood, step.mood)
      return
    case 'wait':
      await vi.advanceTimersByTimeAsync(step.ms)
      return
    case 'vendor': {
      const widget = vendor.widgets.at(-1 - step.whom)
      const report = step.run ? widget?.runs.at(-1 - step.whom) : widget?.report
      if (!report || !widget) return
      const before = captcha.getSnapshot()
      const gone = widget.removed
      for (let i = 0; i < step.times; i++) speak(world, report, step.say)
      if (gone) expect(captcha.getSnapshot(), 'an event of an earlier mount').toBe(before)
      await vi.advanceTimersByTimeAsync(0)
    }
  }
}

function speak(
  { minted }: World,
  report: FakeVendor['widgets'][number]['report'],
  { say, ...what }: Extract<Step, { do: 'vendor' }>['say'],
): void {
  if ('fact' in what) return report.failed(what.fact)
  if ('what' in what) return report.failed({ kind: 'expired', what: what.what, code: `${what.what}-expired` })
  if (say === 'closed') return report.failed({ kind: 'cancelled', code: 'challenge-closed' })
  if (!('token' in what)) return report[say as 'ready']()
  if (what.token === 'new') minted.push(`token-${++count}`)
  report.solved(what.token === 'new' || what.token === 'again' ? minted.at(-1) : what.token, { life: what.life })
}

it('keeps the promises of design §5 in any order of page calls, vendor events and time', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async steps => {
      vi.clearAllTimers()
      rejections.length = 0
      sessionStorage.clear()
      delete (globalThis as { [key: symbol]: unknown })[Symbol.for('catchcha')]
      places.splice(0, 2, ...[0, 1].map(() => document.body.appendChild(document.createElement('div'))))
      const world = new World()
      vi.stubGlobal('reportError', (error: unknown) => world.reported.push(error))
      for (const one of steps) {
        world.step++
        await act(world, one)
      }
      world.step++

      // 1: everything settles on its own once no challenge is open
      const state = world.captcha.getSnapshot()
      if (state.status === 'challenging' && state.challengeOpen) world.captcha.reset()
      await vi.advanceTimersByTimeAsync(600_000)
      const left = world.captcha.getSnapshot()
      if (!(left.status === 'challenging' && left.challengeOpen)) expect(world.pending.size, `pending in ${JSON.stringify(left)}`).toBe(0)

      // 5: no more automatic vendor calls than the budget allows, beside what the page itself asked for
      const minutes = Math.ceil((Date.now() - world.started) / 60_000) + 1
      const touching = world.vendor.calls.filter(({ name }) => name !== 'remove' && name !== 'load').length
      expect(touching).toBeLessThanOrEqual(world.pageCalls * 4 + BUDGET * 2 * minutes)

      // 7: nothing is left
      world.captcha.destroy()
      world.captcha.destroy()
      await vi.advanceTimersByTimeAsync(0)
      expect(world.pending.size, 'pending after destroy').toBe(0)
      expect(vi.getTimerCount(), 'timers after destroy').toBe(0)
      expect(places.flatMap(place => [...place.childNodes])).toEqual([])
      for (const place of places) place.remove()
      expect(world.captcha.getSnapshot().status).toBe('idle')
      expect((await world.captcha.execute()).ok).toBe(false)

      // 6: each time a token is minted it goes to one run only; those who joined it share it
      const times = new Map<string, Set<number>>()
      for (const { token, when } of world.handed) times.set(token, (times.get(token) ?? new Set()).add(when))
      for (const [token, when] of times) expect(when.size, token).toBeLessThanOrEqual(world.had.get(token) ?? 0)

      expect(world.reported).toEqual([])
      expect(rejections).toEqual([])
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 2000) },
  )
})
