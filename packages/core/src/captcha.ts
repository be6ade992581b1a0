import type { Fact, Minted } from './adapter.ts'
import { type Failure, type FailureInit, failure as fail, type Phase } from './failure.ts'
import { type CaptchaOptions, readOptions, same } from './options.ts'
import { page } from './page.ts'
import { createRecoverer } from './recoverer.ts'
import { refusal } from './refusal.ts'
import { aborted, createRun, handed, lost, type Outcome, type Run } from './run.ts'
import { failureOf, isOpen, type State, type Token } from './state.ts'
import { createStore } from './store.ts'
import { createSubmit } from './submit.ts'
import { createCustody } from './token.ts'
import type { Captcha, ExecuteOptions } from './types.ts'
import { whenWanted } from './wanted.ts'
import { createWidget, type Told, type Widget } from './widget.ts'

/** Makes a captcha; nothing happens before `mount()`. Throws a `TypeError` for options that cannot be meant. */
export function createCaptcha(input: CaptchaOptions): Captcha {
  let options = readOptions(input)
  let element: HTMLElement | undefined
  let unmount: (() => void) | undefined
  let widget: Widget | undefined
  let run: Run | undefined
  let turn = 0
  let inVendor = false
  let destroyed = false
  const current = (): CaptchaOptions => options
  const vendor = (): string => options.provider.adapter.vendor
  const { dispatch, get: state, subscribe, clear } = createStore(current)
  const is = (...any: State['status'][]): boolean => any.includes(state().status)
  const { attempts, decide, limited, wake, restart } = createRecoverer(current, () => (run ? proceed() : retry()))
  const custody = createCustody(() => {
    widget?.soil()
    failed({ kind: 'expired', what: 'token', code: 'token-expired' }, 'token')
  })

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
      ready: on(armed),
      opened: on(() => {
        run?.deadline()
        dispatch('opened')
      }),
      solved: on(solved),
      closed: on(() => is('challenging') && failed({ kind: 'cancelled', code: 'challenge-closed' }, 'challenge')),
      expired: on(
        what => is(what === 'token' ? 'solved' : 'challenging') && failed({ kind: 'expired', what, code: `${what}-expired` }, what),
      ),
      failed: on((fact, phase = is('challenging') ? 'challenge' : 'render') => (is('solved') && !run) || failed(fact, phase)),
    }
  }

  function armed(): void {
    const { retryAt, kind } = failureOf(state()) ?? {}
    dispatch(retryAt || kind === 'offline' ? 'recovered' : 'armed')
    proceed()
  }

  /** Whether the widget can take a run now; where it has to be set up first, the state says so. */
  function arm(): boolean | undefined {
    const up = widget?.arm()
    if (up === false) dispatch('load')
    return up
  }

  /** Makes the widget usable again without a word: the state goes on saying what happened. */
  const rearm = (): void => queueMicrotask(() => widget?.arm())

  /** An automatic try, quiet until it works. */
  const retry = (): unknown => widget?.arm() && armed()

  /** The failure that a run would meet now without the vendor being called, if it must wait. */
  function held(): Failure | undefined {
    const shown = failureOf(state())
    const retryAt = limited()
    if (shown?.recovery === 'wait' && Number(shown.retryAt) > Date.now()) return shown
    return retryAt ? fail({ kind: 'rate-limited', code: 'rate-limited', retryAt }, vendor()) : undefined
  }

  /** Starts the run that somebody waits for, as soon as the widget can take one. */
  function proceed(): void {
    const mine = run
    if (!mine || mine.started) return
    const wait = held()
    if (wait) return end(wait)
    if (inVendor) return queueMicrotask(proceed)
    if (widget && isOpen(state()))
      mine.started = true // the person has opened a challenge already: its end is this run's end
    else if (arm() && run === mine && !mine.started) {
      const own = ++turn
      const live = (): boolean => run === mine && turn === own
      mine.started = true
      mine.deadline(options.timeouts?.run ?? 30_000, () => widget && failed(widget.silence('run-timeout'), 'challenge'))
      dispatch('run')
      if (live()) widget?.execute(mine.options, live)
    }
  }

  function solved(token: unknown, { key, life, tokenKind }: Minted = {}): void {
    const { adapter, options: own } = options.provider
    if (is('solved') || (!run && !adapter.selfStart(own))) return
    if (typeof token !== 'string' || !token) return failed({ kind: 'broken', code: 'empty-token', dead: true }, 'token')
    const issuedAt = Date.now()
    const minted: Token = { token, issuedAt, expiresAt: life && issuedAt + life, key, tokenKind }
    restart(true)
    settle(handed(minted), () => {
      custody.keep(minted, !!run)
      dispatch('solved', minted)
    })
  }

  function failed(fact: Fact, phase: Phase): void {
    const { dead, kind } = fact
    if (dead || !/cancelled|expired/.test(kind)) widget?.soil(dead)
    const [failure, rerun] = decide(fact, phase, !!run)
    if (run && rerun) {
      run.started = false
      run.deadline()
      wake(failure.retryAt)
      return dispatch('run')
    }
    end(failure)
    if (!/load|render/.test(phase) && !failure.retryAt && kind !== 'misconfigured') rearm()
  }

  /** Shows a failure, and ends with it the run that somebody waits for. */
  function end(failure: Failure): void {
    const { vendor, code, detail, recovery, retryAt } = failure
    const { told } = page()
    if (recovery === 'fix-setup' && !told.has(code)) {
      told.add(code)
      console.error(`[catchcha] ${vendor}: ${code}. ${detail}`)
    }
    custody.clear()
    wake(retryAt)
    settle(lost(failure), () => dispatch('failed', failure))
  }

  /** Ends the run, if there is one: the state changes first, so that whoever waited finds it. */
  function settle(outcome: Outcome, change?: () => void): void {
    const ended = run
    change?.()
    if (run === ended) run = undefined
    ended?.settle(outcome)
  }

  /** Back to ready, through loading where a new widget is needed. */
  function revive(): void {
    if (!widget || is('idle')) return
    if (inVendor) rearm()
    if (inVendor || arm()) dispatch('cleared')
  }

  /** The token is used up: drops it and re-arms. */
  function release(): void {
    custody.clear()
    widget?.soil()
    revive()
  }

  function refuse(init: FailureInit): Failure {
    const [failure] = decide(init, 'verify', false)
    if (!run) {
      widget?.soil()
      end(failure)
      rearm()
    }
    return failure
  }

  /** Ends the run as the page's own doing: nobody is told that they cancelled. */
  function abort(): void {
    restart()
    custody.clear()
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
    const mine = createWidget(target, current, attempts, tell)
    const undo = (): void => {
      if (widget !== mine) return
      unmount = widget = undefined
      scope.abort()
      mine.close()
      abort()
      dispatch('closed')
    }
    element = target
    unmount = undo
    widget = mine
    const window = target.ownerDocument.defaultView as Window
    const begin = (): void => {
      if (!is('idle')) return
      arm()
      run?.deadline()
      proceed()
    }
    const on = (types: string, call: (event: Event) => void): void => {
      for (const type of types.split(' ')) window.addEventListener(type, call, { signal })
    }
    on('online', () => {
      if (!is('offline')) return
      restart()
      retry()
    })
    on('focus pageshow visibilitychange', event => {
      custody.check()
      if ('persisted' in event && event.persisted && is('challenging', 'solved')) reset() // back from the back/forward cache
    })
    const { load = 'eager' } = options
    if (run || load === 'eager') begin()
    else whenWanted(target, load, begin, signal)
    return undo
  }

  function execute(wish: ExecuteOptions = {}): Promise<Outcome> {
    if (Object(wish) !== wish) throw new TypeError('captcha.execute(options): pass an object or nothing.')
    const { fresh, signal, ...rest } = wish
    if (destroyed || signal?.aborted) return Promise.resolve(aborted(vendor()))
    if (run) return run.join(signal)
    const token = fresh ? undefined : custody.take(options.minTokenLife ?? 10_000)
    if (token) return Promise.resolve(handed(token))
    if (is('solved')) widget?.soil()
    custody.clear()
    restart()
    run = createRun(vendor(), rest, reset)
    const outcome = run.join(signal)
    if (!widget) run.deadline(options.timeouts?.ready ?? 15_000, () => failed(NOT_MOUNTED, 'render'))
    proceed()
    return outcome
  }

  return {
    mount,
    execute,
    submit: createSubmit(fresh => execute({ fresh }), release, refuse),
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
      const taken = custody.take(0)
      if (taken) release()
      return taken?.token
    },
    reject: answer => refuse(refusal(answer) ?? { kind: 'rejected', code: 'rejected' }),
    destroy() {
      destroyed = true
      unmount?.()
      abort()
      dispatch('closed')
      clear()
    },
  }
}

const NOT_MOUNTED: Fact = { kind: 'misconfigured', code: 'not-mounted', detail: 'execute() waited for captcha.mount(element) in vain.' }
