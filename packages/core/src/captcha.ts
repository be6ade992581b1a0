import type { Fact, Minted } from './adapter.ts'
import { createAlarm } from './alarm.ts'
import { type Failure, failure as fail, type Phase } from './failure.ts'
import { hint } from './hint.ts'
import { must } from './must.ts'
import { type CaptchaOptions, readOptions, type Settings, sameWidget } from './options.ts'
import { decide, forgive, held } from './recovery.ts'
import { createRun, handed, lost, type Outcome, type Run } from './run.ts'
import { failureOf, IDLE, LOADING, READY, RUNNING, type State, type Token, tokenOf } from './state.ts'
import { createStore } from './store.ts'
import { createSubmit } from './submit.ts'
import type { Captcha, ExecuteOptions } from './types.ts'
import { watchPage, whenWanted } from './watch.ts'
import { createWidget, during, NOT_MOUNTED, type Told, type Widget } from './widget.ts'

/** Makes a captcha; nothing happens before `mount()`. Throws a `TypeError` for options that cannot be meant. */
export function createCaptcha(input: CaptchaOptions): Captcha {
  let options = readOptions(input)
  let element: HTMLElement | undefined
  let widget: Widget | undefined
  let scope: AbortController | undefined
  let unmount: (() => void) | undefined
  let run: Run | undefined
  let wish: Readonly<Record<string, unknown>>
  let playing: object | undefined // the vendor's part of the run: once there is another, what it reports is stale
  let spent = false
  let attempts = 0
  let destroyed = false
  const current = (): Settings => options
  const [state, dispatch, subscribe] = createStore(current)
  const [alarm, check] = createAlarm()
  const is = (...any: State['status'][]): boolean => any.includes(state().status)
  /** The outcome of a run that the page itself ended. */
  const aborted = (): Outcome => lost(fail({ kind: 'cancelled', code: 'aborted' }, options.provider.adapter.vendor))
  /** Goes on once the vendor's own code is off the stack: it is not ready to be called again before that. */
  const soon = (fresh?: boolean): void => queueMicrotask(() => proceed(fresh))

  /** What a widget or a run reports to. */
  const tell = (live: () => boolean): Told => {
    const on = during(live)
    return {
      ready: on(() => {
        if (!is('solved')) alarm() // else it is the token's
        armed()
        if (run) soon(true)
      }),
      opened: on(() => {
        dispatch('opened', { status: 'challenging', challengeOpen: true })
        if (is('challenging')) alarm()
      }),
      solved: on(solved),
      failed: on((fact, phase = is('challenging') ? 'challenge' : 'render') => {
        const { kind, what, dead } = fact
        const passing = !dead && /cancelled|expired/.test(kind)
        if (passing ? is(what === 'token' ? 'solved' : 'challenging') : run || !is('solved')) failed(fact, phase)
      }),
    }
  }

  /** The widget can take a run: the state says so, unless there is a failure that the person has to see. */
  function armed(): void {
    const { kind, retryAt } = failureOf(state()) ?? {}
    if (kind === 'offline' || Number(retryAt) <= Date.now()) dispatch('recovered', READY)
    dispatch('armed', READY)
  }

  /** Brings the widget up or re-arms it, unless it is `fresh`, and starts the run that somebody waits for; without one a failure stays in sight. */
  function proceed(fresh?: boolean): void {
    if (run && playing) return
    const wait = run && held(options, failureOf(state()))
    if (wait) return end(wait)
    if (!widget) return run && alarm(Date.now() + options.timeouts.ready, () => failed(NOT_MOUNTED, 'render'))
    const now = state()
    const own = {}
    if (run && now.status === 'challenging' && now.challengeOpen) {
      playing = own // the person has opened a challenge already: its end is this run's end
      return
    }
    const up = widget.arm(fresh)
    if (up === false && (run || !failureOf(now))) dispatch('load', LOADING)
    if (!up) return void held(options, undefined) // asks the storage while the script is on its way: its first answer takes the browser milliseconds
    if (!run) return armed()
    playing = own
    dispatch('run', RUNNING)
    const live = (): boolean => playing === own
    if (live()) widget?.execute(wish, live)
  }

  function solved(token: unknown, { key, life, tokenKind }: Minted = {}): void {
    if (is('solved')) return
    if (typeof token !== 'string' || !token) return void failed({ kind: 'broken', code: 'empty-token', dead: true }, 'token')
    const issuedAt = Date.now()
    const expiresAt = life && issuedAt + life
    const minted: Token = { token, issuedAt, expiresAt, key, tokenKind }
    forgive(options)
    attempts = 0
    spent = !!run
    alarm(expiresAt, () => failed({ kind: 'expired', what: 'token', code: 'token-expired' }, 'token'))
    settle(handed(minted))
    dispatch('solved', { status: 'solved', ...minted })
  }

  /** The current token, from now on spent, if it was unspent and has `least` ms to live. */
  function take(least: number): Token | undefined {
    check()
    const token = spent ? undefined : tokenOf(state(), least)
    spent ||= !!token
    return token
  }

  /** Without a phase: the server's no. */
  function failed(fact: Fact, phase: Phase = 'verify'): Failure {
    const failure = decide(options, fact, phase, attempts)
    const { recovery, retryAt } = failure
    if (phase === 'verify' && run) return failure // it is about an earlier token
    widget?.soil(fact.dead)
    if (run && fact.rerun && recovery === 'automatic') {
      playing = {} // nothing goes on before the alarm
      again(retryAt)
      dispatch('run', RUNNING)
    } else {
      end(failure)
      if (recovery === 'retry' && !/load|render/.test(phase)) soon()
    }
    return failure
  }

  /** Sets the alarm for an automatic try, or for the end of a wait. */
  const again = (at?: number): void =>
    alarm(at, () => {
      attempts++
      playing = undefined
      proceed()
    })

  /** Shows a failure, and ends with it the run that somebody waits for. */
  function end(failure: Failure): void {
    hint(failure)
    again(failure.retryAt)
    settle(lost(failure))
    dispatch('failed', { status: failure.kind, failure })
  }

  /** Ends the run, if there is one. */
  function settle(outcome: Outcome): void {
    run?.settle(outcome)
    run = playing = undefined
  }

  /** Ends the run as the page's own doing: nobody is told that they cancelled. */
  function abort(): void {
    attempts = 0
    alarm()
    settle(aborted())
  }

  /** The token is used up, or the run is over: ready again, or loading where a new widget is needed. */
  function release(dead?: boolean): void {
    widget?.soil(dead)
    dispatch('cleared', widget ? READY : IDLE)
    if (!is('idle')) soon()
  }

  function reset(): void {
    const open = is('challenging')
    abort()
    const wait = widget && held(options, failureOf(state()))
    if (wait) end(wait)
    else release(open)
  }

  /** Takes the widget off the page. */
  function leave(): void {
    scope?.abort()
    widget?.remove()
    unmount = widget = undefined
    abort()
    dispatch('closed', IDLE)
  }

  function mount(target: HTMLElement): () => void {
    must(target?.nodeType === 1, 'mount(element): pass an element.')
    if (unmount && target === element) return unmount
    if (unmount) leave()
    if (destroyed) return () => {}
    const undo = (): unknown => unmount === undo && leave()
    element = target
    unmount = undo
    place(target)
    return undo
  }

  /** Puts a new widget into the element. */
  function place(target: HTMLElement): void {
    dispatch('closed', IDLE) // what a run that waited for an element in vain has left
    scope = new AbortController()
    widget = createWidget(target, current, () => attempts, alarm, tell)
    const online = (): void => {
      if (!is('offline')) return
      attempts = 0
      proceed()
    }
    watchPage(target, check, online, () => is('challenging', 'solved') && reset(), scope.signal)
    whenWanted(target, run ? 'eager' : options.load, () => is('idle') && proceed(), scope.signal)
  }

  function execute(asked: ExecuteOptions = {}): Promise<Outcome> {
    must(Object(asked) === asked, 'execute(options): pass an object.')
    const { fresh, signal, ...rest } = asked
    if (destroyed || signal?.aborted) return Promise.resolve(aborted())
    if (run) return run.join(signal)
    const token = fresh ? undefined : take(options.minTokenLife ?? 10_000)
    if (token) return Promise.resolve(handed(token))
    if (!is('ready')) widget?.soil(failureOf(state())?.code === 'run-timeout') // then the widget that followed may lack its frames, too
    attempts = 0
    playing = undefined
    wish = rest
    run = createRun(aborted, reset)
    soon()
    return run.join(signal)
  }

  return {
    mount,
    execute,
    ...createSubmit(fresh => execute({ fresh }), release, failed),
    reset,
    getSnapshot: state,
    subscribe,
    configure(next) {
      const before = options
      options = readOptions(next)
      const undo = unmount
      if (!element || !undo || sameWidget(before, options)) return
      leave()
      if (unmount || destroyed) return // by somebody who was told that it left
      unmount = undo
      place(element)
    },
    take() {
      const taken = take(0)
      if (taken) release()
      return taken?.token
    },
    destroy() {
      destroyed = true
      leave()
    },
  }
}
