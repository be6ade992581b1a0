import type { Fact, Minted } from './adapter.ts'
import { createAlarm } from './alarm.ts'
import { type Failure, failure as fail, type Phase } from './failure.ts'
import { type CaptchaOptions, readOptions, same } from './options.ts'
import { page } from './page.ts'
import { decide, forgive, limited } from './recovery.ts'
import { refusal } from './refusal.ts'
import { aborted, createRun, handed, lost, type Outcome, type Run } from './run.ts'
import { failureOf, IDLE, type State, type Token } from './state.ts'
import { createStore } from './store.ts'
import { createSubmit } from './submit.ts'
import type { Captcha, ExecuteOptions } from './types.ts'
import { listen, whenWanted } from './watch.ts'
import { createWidget, type Told, type Widget } from './widget.ts'

/** Makes a captcha; nothing happens before `mount()`. Throws a `TypeError` for options that cannot be meant. */
export function createCaptcha(input: CaptchaOptions): Captcha {
  let options = readOptions(input)
  let element: HTMLElement | undefined
  let unmount: (() => void) | undefined
  let widget: Widget | undefined
  let run: Run | undefined
  let wish: Readonly<Record<string, unknown>>
  let turn = 0 // each start and each end of a run is one: what an earlier run reports is stale
  let started = false
  let spent = false
  let attempts = 0
  let inVendor = false
  let destroyed = false
  const current = (): CaptchaOptions => options
  const vendor = (): string => options.provider.adapter.vendor
  const [state, dispatch, subscribe] = createStore(current)
  const [alarm, check] = createAlarm()
  const is = (...any: State['status'][]): boolean => any.includes(state().status)

  /** What a widget or a run reports to. While the vendor's own code is on the stack it is not called again: it is not ready for that. */
  const tell = (live: () => boolean): Told => {
    const on =
      <What extends unknown[]>(call: (...what: What) => unknown) =>
      (...what: What): void => {
        if (!live()) return
        inVendor = true
        queueMicrotask(() => {
          inVendor = false
        })
        call(...what)
      }
    return {
      ready: on(() => {
        armed()
        proceed()
      }),
      opened: on(() => {
        if (is('loading', 'solved')) return
        alarm()
        dispatch('opened', { status: 'challenging', challengeOpen: true })
      }),
      solved: on(solved),
      closed: on(() => is('challenging') && failed({ kind: 'cancelled', code: 'challenge-closed' }, 'challenge')),
      expired: on(what => is(what === 'token' ? 'solved' : 'challenging') && expired(what)),
      failed: on((fact, phase = is('challenging') ? 'challenge' : 'render') => (is('solved') && !run) || failed(fact, phase)),
    }
  }

  const expired = (what: 'token' | 'challenge'): unknown => failed({ kind: 'expired', what, code: `${what}-expired` }, what)

  /** The widget can take a run: the state says so, unless there is a failure that the person has to see. */
  function armed(): void {
    const { kind, retryAt } = failureOf(state()) ?? {}
    if (kind === 'offline' || Number(retryAt) <= Date.now()) dispatch('recovered', READY)
    if (is('idle', 'loading')) dispatch('armed', READY)
  }

  /** The failure that a run would meet now without the vendor being called, if it must wait. */
  function held(): Failure | undefined {
    const shown = failureOf(state())
    const retryAt = limited(options)
    if (shown?.recovery === 'wait' && Number(shown.retryAt) > Date.now()) return shown
    return retryAt ? fail({ kind: 'rate-limited', code: 'rate-limited', retryAt }, vendor()) : undefined
  }

  /** Goes on: brings the widget up or re-arms it, and starts the run that somebody waits for. Without a run a failure stays in sight meanwhile. */
  function proceed(): void {
    if (run && started) return
    const wait = run && held()
    if (wait) return end(wait)
    if (!widget) return run && alarm(Date.now() + (options.timeouts?.ready ?? 15_000), () => failed(NOT_MOUNTED, 'render'))
    if (inVendor) return queueMicrotask(proceed)
    const now = state()
    if (run && now.status === 'challenging' && now.challengeOpen) {
      started = true // the person has opened a challenge already: its end is this run's end
      return
    }
    const up = widget.arm()
    if (up === false && (run || !failureOf(now))) dispatch('load', LOADING)
    if (!up) return
    if (!run) return armed()
    const own = ++turn
    const live = (): boolean => turn === own
    started = true
    dispatch('run', RUNNING)
    if (live()) widget?.execute(wish, live)
  }

  function solved(token: unknown, { key, life, tokenKind }: Minted = {}): void {
    if (is('solved')) return
    if (typeof token !== 'string' || !token) return void failed({ kind: 'broken', code: 'empty-token', dead: true }, 'token')
    const issuedAt = Date.now()
    const minted: Token = { token, issuedAt, expiresAt: life && issuedAt + life, key, tokenKind }
    forgive(options)
    attempts = 0
    spent = !!run
    alarm(minted.expiresAt, () => expired('token'))
    settle(handed(minted), () => dispatch('solved', { status: 'solved', ...minted }))
  }

  /** The current token, from now on spent, if it was unspent and has `least` ms to live. */
  function take(least: number): Token | undefined {
    check()
    const now = state()
    if (now.status !== 'solved' || spent || Number(now.expiresAt) < Date.now() + least) return undefined
    spent = true
    return now
  }

  function failed(fact: Fact, phase: Phase): Failure {
    const failure = decide(options, fact, phase, attempts)
    const { recovery, retryAt } = failure
    if (phase === 'verify' && run) return failure // it is about an earlier token
    widget?.soil(fact.dead)
    if (run && fact.rerun && recovery === 'automatic') {
      turn++
      started = false
      again(retryAt)
      dispatch('run', RUNNING)
    } else {
      end(failure)
      if (recovery === 'retry' && !/load|render/.test(phase)) queueMicrotask(proceed)
    }
    return failure
  }

  /** Sets the alarm for an automatic try, or for the end of a wait. */
  const again = (at?: number): void =>
    alarm(at, () => {
      attempts++
      proceed()
    })

  /** Shows a failure, and ends with it the run that somebody waits for. */
  function end(failure: Failure): void {
    const { vendor, kind, code, detail, recovery, retryAt } = failure
    const { once } = page()
    if (recovery === 'fix-setup' && !once.has(code)) {
      once.add(code)
      console.error(`[catchcha] ${vendor}: ${code}. ${detail}`)
    }
    again(retryAt)
    settle(lost(failure), () => dispatch('failed', { status: kind, failure }))
  }

  /** Ends the run, if there is one: the state changes first, so that whoever waited finds it. */
  function settle(outcome: Outcome, change?: () => void): void {
    const ended = run
    run = undefined
    turn++
    change?.()
    ended?.settle(outcome)
  }

  /** Ready again, or loading where a new widget is needed. */
  function revive(): void {
    if (!is('idle', 'loading')) dispatch('cleared', READY)
    if (!is('idle')) proceed()
  }

  /** The token is used up. */
  function release(): void {
    widget?.soil()
    revive()
  }

  /** Ends the run as the page's own doing: nobody is told that they cancelled. */
  function abort(): void {
    attempts = 0
    alarm()
    settle(aborted(vendor()))
  }

  function reset(): void {
    widget?.soil(is('challenging'))
    abort()
    const wait = held()
    if (wait) end(wait)
    else revive()
  }

  function mount(target: HTMLElement): () => void {
    if (target?.nodeType !== 1) throw new TypeError('captcha.mount(element): pass an element, not a selector or null.')
    if (unmount && target === element) return unmount
    if (destroyed) return () => {}
    unmount?.()
    const scope = new AbortController()
    const { signal } = scope
    const undo = (): void => {
      if (unmount !== undo) return
      scope.abort()
      widget?.remove()
      unmount = widget = undefined
      abort()
      dispatch('closed', IDLE)
    }
    element = target
    unmount = undo
    inVendor = false // what may be on the stack is no widget of ours any more
    widget = createWidget(target, current, () => attempts, alarm, tell)
    const window = target.ownerDocument.defaultView as Window
    const begin = (): void => {
      if (is('idle')) proceed()
    }
    const online = (): void => {
      if (!is('offline')) return
      attempts = 0
      proceed()
    }
    const woken = (event: Event): void => {
      check()
      if ('persisted' in event && event.persisted && is('challenging', 'solved')) reset() // back from the back/forward cache
    }
    listen(window, 'online', online, signal)
    listen(window, 'focus pageshow visibilitychange', woken, signal)
    const { load = 'eager' } = options
    if (run || load === 'eager') begin()
    else whenWanted(target, load, begin, signal)
    return undo
  }

  function execute(asked: ExecuteOptions = {}): Promise<Outcome> {
    if (Object(asked) !== asked) throw new TypeError('captcha.execute(options): pass an object or nothing.')
    const { fresh, signal, ...rest } = asked
    if (destroyed || signal?.aborted) return Promise.resolve(aborted(vendor()))
    if (run) return run.join(signal)
    const token = fresh ? undefined : take(options.minTokenLife ?? 10_000)
    if (token) return Promise.resolve(handed(token))
    if (is('solved')) widget?.soil()
    attempts = 0
    started = false
    wish = rest
    run = createRun(vendor(), reset)
    const outcome = run.join(signal)
    proceed()
    return outcome
  }

  return {
    mount,
    execute,
    submit: createSubmit(
      fresh => execute({ fresh }),
      release,
      init => failed(init, 'verify'),
    ),
    reset,
    getSnapshot: state,
    subscribe,
    configure(next) {
      const { provider, locale, nonce } = options
      options = readOptions(next)
      const { adapter, options: own } = options.provider
      const equal = same([provider.adapter.vendor, provider.options, locale, nonce], [adapter.vendor, own, options.locale, options.nonce])
      if (!element || !unmount || equal) return
      unmount()
      mount(element)
    },
    take() {
      const taken = take(0)
      if (taken) release()
      return taken?.token
    },
    reject: answer => failed(refusal(answer) ?? { kind: 'rejected', code: 'rejected' }, 'verify'),
    destroy() {
      destroyed = true
      unmount?.()
      abort()
      dispatch('closed', IDLE)
    },
  }
}

const LOADING: State = { status: 'loading' }
const READY: State = { status: 'ready' }
const RUNNING: State = { status: 'challenging', challengeOpen: false }
const NOT_MOUNTED: Fact = { kind: 'misconfigured', code: 'not-mounted', detail: 'execute() waited for captcha.mount(element) in vain.' }
