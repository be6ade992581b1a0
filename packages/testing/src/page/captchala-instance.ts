import type { CaptchalaBehaviour, CaptchalaStep } from '../behaviour.ts'
import type { WidgetState } from '../step.ts'
import type { makeFetch } from './captchala-fetch.ts'
import type { Challenge } from './challenge.ts'
import type { Parts } from './parts.ts'
import type { Playing } from './play.ts'

/** The parts of CaptchaLa that are handed over. */
export interface InstanceParts extends Parts {
  readonly fetch: typeof makeFetch
}

/** What one instance needs from its copy of the script. */
export interface CaptchalaHome {
  readonly parts: InstanceParts
  readonly id: string
  readonly options: Readonly<Record<string, unknown>>
  readonly afterInit: readonly CaptchalaStep[]
  plan(): CaptchalaBehaviour
  note(method: string, args: readonly unknown[]): void
  /** The steps of the next run; with `peek` they stay the next. */
  next(peek?: boolean): readonly CaptchalaStep[]
  mint(): string
  /** Asks for a challenge: undefined if the server token pays for it, else the code of the refusal. */
  check(serverToken: unknown): string | undefined
}

export interface CaptchalaInstance {
  readonly api: Readonly<Record<string, unknown>>
  readonly state: () => WidgetState
  act(step: CaptchalaStep): void
  clear(): void
}

/** One instance of the fake CaptchaLa. Self-contained: its text is served as a script. */
export function makeCaptchalaInstance(window: Window, home: CaptchalaHome): CaptchalaInstance {
  const { document } = window
  const { parts, options } = home
  const product = options['product'] ?? 'popup'
  const state = { ready: false, dead: false, removed: false, token: '', last: undefined as unknown }
  const heard: Record<'ready' | 'success' | 'error' | 'close', ((value?: unknown) => void)[]> = {
    ready: [],
    success: [],
    error: [],
    close: [],
  }
  const playing: Playing[] = []
  const undo: (() => void)[] = []
  let container: Element | undefined
  let challenge: Challenge | undefined
  let fetched = false
  let timer = 0
  let held: { step: CaptchalaStep; resume(): void } | undefined

  const tell = (what: keyof typeof heard, ...values: unknown[]): void => {
    for (const callback of heard[what]) callback(...values) // what the page throws is not caught (unknown of the vendor)
  }
  const fail = (step: Pick<CaptchalaStep, 'code' | 'shape' | 'dead'>): void => {
    challenge?.hide()
    if (step.dead) state.dead = true
    tell('error', parts.odd(step.shape ?? home.plan().errorShape ?? 'text', step.code ?? 'unknown_error'))
  }
  const pass = (token: unknown, payload: unknown): void => {
    challenge?.hide()
    Object.assign(state, { token: typeof token === 'string' ? token : '', last: payload })
    tell('success', payload)
  }
  const fetchChallenge = parts.fetch({
    options,
    rules: () => home.plan().serverToken ?? {},
    check: home.check,
    fail: code => fail({ code }),
    over: () => state.removed,
  })
  const full = (token: unknown): object => ({ token, type: 'click', action: options['action'] ?? 'default' })
  function act(step: CaptchalaStep): void {
    if (step.do === 'ready') {
      state.ready = true
      tell('ready')
    } else if (step.do === 'open') {
      challenge ??= open()
      challenge.show()
    } else if (step.do === 'pass') {
      const token = step.value ?? home.mint()
      pass(token, full(token))
    } else if (step.do === 'pass-empty')
      pass(step.value, step.shape ? parts.odd(step.shape, '') : step.value === undefined ? { type: 'click' } : full(step.value))
    else if (step.do === 'pass-again') pass(state.token, state.last)
    else if (step.do === 'close') {
      challenge?.hide()
      tell('close')
    } else if (step.do === 'error') fail(step)
    else if (step.do === 'throw') throw parts.odd(step.shape ?? 'error', step.code ?? 'unknown_error')
    else if (step.do === 'box-gone') challenge?.box.remove()
    else if (step.do === 'container-gone') container?.remove()
    else throw new Error(`There is no step "${step.do satisfies never}".`)
  }
  const halt = (): void => {
    for (const run of playing) run.cancel()
    held = undefined
  }
  /** Embed and float live in the container, where an untyped button submits the form around it; the others cover the page. */
  const open = (): Challenge => {
    const inside = (product === 'embed' || product === 'float') && container
    return parts.challenge(
      inside || document.body,
      { label: 'Fake CaptchaLa challenge', overlay: !inside, typed: false },
      {
        solve() {
          const { step, resume } = held ?? { step: { do: 'pass' } as const, resume: halt }
          held = undefined
          act(step)
          resume()
        },
        close() {
          halt()
          act({ do: 'close' })
        },
      },
    )
  }
  const play = (steps: readonly CaptchalaStep[]): void => {
    const made: Playing = parts.play(window, steps, act, step => {
      if (step.do !== 'pass' || home.plan().auto !== false) return false
      held = { step, resume: () => made.resume() }
      if (!challenge?.shown()) act({ do: 'open' })
      return true
    })
    playing.push(made)
  }
  const begin = (method: string): void => {
    const [first] = home.next(true)
    if (first?.do === 'throw' && method) act(home.next()[0] ?? first)
    if (state.removed || state.dead || home.plan().readyAfter === null) return
    const have = fetched
    fetched = false
    if (have) play(home.next())
    else fetchChallenge(() => play(home.next())) // opening before readiness costs a second challenge (seen in first-party code)
  }
  const preload = (): void => {
    const { readyAfter = 10 } = home.plan()
    if (readyAfter !== null) {
      timer = window.setTimeout(
        () =>
          fetchChallenge(() => {
            fetched = true
            act({ do: 'ready' })
          }),
        readyAfter,
      )
    }
    play(home.afterInit)
  }
  const clear = (): void => {
    halt()
    window.clearTimeout(timer)
    for (const run of playing) run.stop()
    for (const step of undo.splice(0)) step()
    challenge?.hide()
    challenge?.box.remove()
  }
  const on =
    (what: keyof typeof heard) =>
    (callback: unknown): unknown => {
      if (typeof callback === 'function') heard[what].push((...values) => void Reflect.apply(callback, undefined, values))
      return api
    }
  const methods: Record<string, (given?: unknown) => unknown> = {
    onReady: on('ready'),
    onSuccess: on('success'),
    onError: on('error'),
    onClose: on('close'),
    appendTo(given) {
      container = parts.locate(document, given, 'selector')
      if (!container) fail({ code: 'container_not_found' })
      else {
        const wrapper = document.createElement('div')
        const trigger = document.createElement('button') // without a type, as the vendor's: in a form it submits (seen in first-party code)
        wrapper.className = 'captchala-wrapper'
        wrapper.lang = String(options['lang'] ?? '')
        trigger.className = 'captchala-trigger'
        trigger.textContent = 'Verify that you are human'
        trigger.addEventListener('click', () => begin(''))
        wrapper.append(trigger)
        container.append(wrapper)
        undo.push(() => trigger.remove()) // the wrapper stays: callers empty the container (seen in first-party code)
        preload()
      }
      return api
    },
    bindTo(given) {
      const button = parts.locate(document, given, 'selector')
      const press = (event: Event): void => {
        event.preventDefault()
        begin('')
      }
      if (!button) fail({ code: 'container_not_found' })
      else {
        button.addEventListener('click', press)
        undo.push(() => button.removeEventListener('click', press))
        preload()
      }
      return api
    },
    verify: () => begin('verify'),
    showCaptcha: () => begin('showCaptcha'),
    reset() {
      halt()
      challenge?.hide()
      state.token = ''
    },
    destroy() {
      state.removed = true
      clear()
    },
    setLang(given) {
      for (const wrapper of container?.querySelectorAll<HTMLElement>('.captchala-wrapper') ?? []) wrapper.lang = String(given)
    },
  }
  const api: Record<string, unknown> = {}
  for (const [name, method] of Object.entries(methods)) {
    if (home.plan().missing?.some(absent => absent === name)) continue
    api[name] = (...given: unknown[]): unknown => {
      home.note(name, given)
      return method(given[0])
    }
  }
  return {
    api,
    act,
    state: () => ({
      id: home.id,
      container,
      ready: state.ready,
      dead: state.dead,
      open: challenge?.shown() ?? false,
      pending: false,
      removed: state.removed,
      token: state.token,
    }),
    clear() {
      clear()
      for (const wrapper of container?.querySelectorAll('.captchala-wrapper') ?? []) wrapper.remove()
    },
  }
}
