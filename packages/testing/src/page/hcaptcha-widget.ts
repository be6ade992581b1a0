import type { HCaptchaBehaviour, HCaptchaStep } from '../behaviour.ts'
import type { WidgetState } from '../step.ts'
import type { FaceLook } from './face.ts'
import type { Parts } from './parts.ts'
import type { Playing } from './play.ts'

/** What one widget needs from its copy of the script. */
export interface HCaptchaHome {
  readonly parts: Parts
  /** Where the challenge goes. */
  readonly host: Element
  config(key: string): unknown
  plan(): HCaptchaBehaviour
  /** The steps of the next run. */
  next(): readonly HCaptchaStep[]
  mint(): string
  /** Makes the id unknown. */
  forget(): void
  again(): void
}

export interface HCaptchaWidget {
  readonly state: () => WidgetState
  readonly key: () => string
  act(step: HCaptchaStep): void
  run(wantsPromise: boolean): Promise<unknown> | undefined
  /** Queues what has to wait for readiness. */
  whenReady(job: () => void): void
  play(steps: readonly HCaptchaStep[]): void
  /** The frames have answered. */
  loaded(): void
  reset(): void
  close(): void
  remove(): void
  /** Takes away whatever is left, for the end of a test. */
  clear(): void
}

/** One widget of the fake hCaptcha. Self-contained: its text is served as a script. */
export function makeHCaptchaWidget(window: Window, container: Element, look: FaceLook, home: HCaptchaHome): HCaptchaWidget {
  const { parts } = home
  const state = { ready: false, dead: false, failed: false, removed: false, token: '', key: '', last: undefined as unknown }
  const playing: Playing[] = []
  const queue: (() => void)[] = []
  let held: { step: HCaptchaStep; resume(): void } | undefined
  let pending: { resolve(value: unknown): void; reject(value: unknown): void } | undefined
  let expiry = 0
  let start = 0

  const halt = (): void => {
    for (const run of playing) run.cancel()
    held = undefined
  }
  const challenge = parts.challenge(
    home.host,
    { label: 'Fake hCaptcha challenge', overlay: true, typed: true },
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
  const face = parts.face(container, look, () => void run(false))

  const tell = (name: string, ...args: unknown[]): void => {
    const given = home.config(name)
    const callback: unknown = typeof given === 'string' ? Reflect.get(window, given) : given
    if (typeof callback !== 'function') return
    try {
      Reflect.apply(callback, undefined, args)
    } catch (error) {
      console.error('[fake hCaptcha] a callback threw', error) // swallowed and logged, never thrown on (observed)
    }
  }
  const settle = (how: 'resolve' | 'reject', value: unknown): void => {
    const newest = pending // an execute from inside a callback has taken the place of the old promise (observed)
    pending = undefined
    newest?.[how](value)
  }
  const wipe = (): void => {
    window.clearTimeout(expiry)
    state.token = ''
    face.tick('')
  }
  const hide = (): void => {
    if (!challenge.shown()) return
    challenge.hide()
    face.focus()
  }
  const expire = (): void => {
    wipe()
    if (!face.node.isConnected) home.forget() // the id is unknown inside the callback (read)
    tell('expired-callback')
  }
  const pass = (token: unknown): void => {
    hide()
    wipe()
    Object.assign(state, { token: String(token ?? ''), last: token, key: `fake-key-${Date.now()}` })
    face.tick(state.token)
    const { life = 120_000 } = home.plan()
    if (life !== null && state.token) expiry = window.setTimeout(expire, life)
    tell('callback', token)
    settle('resolve', { response: token, key: state.key })
  }
  const fail = (code: string, value: unknown, dead: boolean): void => {
    hide()
    if (dead) {
      state.dead = true
      window.clearTimeout(start)
    }
    tell('error-callback', value)
    if (dead && code === 'challenge-error') state.failed = true // only now: a reset inside the callback comes too early (read)
    settle('reject', value)
  }
  const neutral = (callback: string, code: string): void => {
    hide()
    tell(callback)
    settle('reject', code)
  }
  function act(step: HCaptchaStep): void {
    const code = step.code ?? 'challenge-error'
    const value = parts.odd(step.shape ?? 'string', code)
    if (step.do === 'open') {
      challenge.show()
      tell('open-callback')
    } else if (step.do === 'pass') pass(step.value ?? home.mint())
    else if (step.do === 'pass-empty') pass(step.shape ? value : (step.value ?? ''))
    else if (step.do === 'pass-again') pass(state.last)
    else if (step.do === 'close') {
      wipe() // close takes a valid token away too (read)
      neutral('close-callback', 'challenge-closed')
    } else if (step.do === 'chal-expired') neutral('chalexpired-callback', 'challenge-expired')
    else if (step.do === 'token-expired') expire()
    else if (step.do === 'error') fail(code, value, step.dead ?? !state.ready)
    else if (step.do === 'callback-error') tell('error-callback', value)
    else if (step.do === 'reject') settle('reject', value)
    else if (step.do === 'throw') throw parts.odd(step.shape ?? 'thrown', code)
    else if (step.do === 'box-gone') challenge.box.remove()
    else if (step.do === 'container-gone') container.remove()
    else if (step.do === 'second-copy') home.again()
    else throw new Error(`There is no step "${step.do satisfies never}".`)
  }
  const play = (steps: readonly HCaptchaStep[]): void => {
    const made: Playing = parts.play(window, steps, act, step => {
      if (step.do !== 'pass' || home.plan().auto !== false) return false
      held = { step, resume: () => made.resume() }
      if (!challenge.shown()) act({ do: 'open' })
      return true
    })
    playing.push(made)
  }
  const whenReady = (job: () => void): void => {
    if (state.ready) job()
    else queue.push(job)
  }
  function run(wantsPromise: boolean): Promise<unknown> | undefined {
    wipe() // without expired-callback (read)
    const promise = wantsPromise
      ? new Promise<unknown>((resolve, reject) => {
          pending = { resolve, reject }
        })
      : undefined
    if (state.failed) fail('challenge-error', 'challenge-error', true)
    else if (!state.dead) whenReady(() => play(home.next())) // a dead widget sends nothing and settles nothing (observed)
    return promise
  }
  const clear = (): void => {
    halt()
    for (const run of playing) run.stop()
    for (const timer of [expiry, start]) window.clearTimeout(timer)
    for (const node of [face.node, ...face.fields, challenge.box]) node.remove()
    challenge.hide()
  }
  return {
    key: () => state.key,
    state: () => ({
      id: look.id,
      container,
      ready: state.ready,
      dead: state.dead,
      open: challenge.shown(),
      pending: pending !== undefined,
      removed: state.removed,
      token: state.token,
    }),
    act,
    run,
    whenReady,
    play,
    clear,
    loaded() {
      const { readyAfter = 10 } = home.plan()
      if (readyAfter === null || state.dead || state.ready) return
      start = window.setTimeout(() => {
        state.ready = true
        for (const job of queue.splice(0)) job()
      }, readyAfter)
    },
    reset() {
      halt() // the frame drops its data; an open challenge stays on screen and the promise stays pending (observed)
      wipe()
      state.failed = false // but a dead widget stays dead
    },
    close() {
      halt()
      act({ do: 'close' })
    },
    remove() {
      home.forget()
      state.removed = true
      queue.length = 0
      halt()
      for (const timer of [expiry, start]) window.clearTimeout(timer)
      challenge.hide()
      challenge.host.removeChild(challenge.box) // throws where the page took it away; the checkbox then stays (observed)
      for (const node of [face.node, ...face.fields]) node.remove()
    },
  }
}
