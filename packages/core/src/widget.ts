import type { Context, Fact, Handle, Report } from './adapter.ts'
import { calm } from './calm.ts'
import type { Phase } from './failure.ts'
import { forbidden } from './load/cause.ts'
import { loadScript } from './load/script.ts'
import type { CaptchaOptions } from './options.ts'

/** What a widget tells the captcha it belongs to. */
export interface Told extends Report {
  /** Without a phase: in a run if there is one, else while rendered. */
  failed(fact: Fact, phase?: Phase): void
}

/** The vendor's widget in one element: script, rendering, re-arming, removal. */
export interface Widget {
  /** Brings the widget up or re-arms it: true when it can take a run, false while it comes, undefined after a failure has been reported. */
  arm(): boolean | undefined
  /** Marks the widget as used; `dead` when only a new one will do. */
  soil(dead?: boolean): void
  /** Starts a run; what it reports counts while `live` says so. */
  execute(options: Readonly<Record<string, unknown>>, live: () => boolean): void
  /** The failure that silence means. */
  silence(code: string): Fact
  close(): void
}

/**
 * @param attempts How many automatic tries in a row came before.
 * @param tell Makes what a widget or a run reports to; it counts while `live` says so.
 */
export function createWidget(
  element: HTMLElement,
  options: () => CaptchaOptions,
  attempts: () => number,
  tell: (live: () => boolean) => Told,
): Widget {
  const { provider } = options()
  const { adapter } = provider
  const document = element.ownerDocument
  const forbade = new Map<string, string>()
  let up: boolean | undefined
  let dirt = 0 // 1: to be reset, 2: to be replaced
  let scope: AbortController | undefined
  let handle: Handle | undefined
  let box: HTMLElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const close = (): void => {
    scope?.abort() // from here on the old widget's reports are stale
    clearTimeout(timer)
    up = undefined
    const old = handle
    handle = undefined
    calm(() => old?.remove())
    box?.remove()
  }
  const theirs = (origin: string): boolean => adapter.hosts.some(host => new RegExp(`[./]${host}$`).test(origin))
  const silence = (code: string): Fact => {
    const [origin, directive = ''] = [...forbade].find(([origin]) => theirs(origin)) ?? []
    return { ...(origin ? forbidden(directive, origin) : { kind: 'unreachable', code }), dead: true }
  }

  function renew(): void {
    close()
    up = false
    dirt = 0
    forbade.clear()
    scope = new AbortController()
    const { signal } = scope
    const live = (): boolean => !signal.aborted
    const told = tell(live)
    const { timeouts, nonce, probe = true, locale } = options()
    const time = { load: 15_000, ready: 15_000, ...timeouts }
    let phase: Phase | undefined = 'load'
    const failed = (fact: Fact): void => {
      const count = live()
      if (count && !up) close()
      if (count) tell(() => count).failed(fact, phase)
    }
    const thrown = (error: unknown): void =>
      failed((error as Fact | null)?.kind ? (error as Fact) : { ...adapter.classify(error), dead: true })
    const wait = (stage: 'load' | 'ready'): void => {
      clearTimeout(timer)
      timer = setTimeout(() => failed(silence(`${stage}-timeout`)), time[stage])
    }
    document.addEventListener(
      'securitypolicyviolation',
      ({ blockedURI, disposition, effectiveDirective }) => {
        const origin = blockedURI.split('/', 3).join('/')
        if (disposition === 'enforce') forbade.set(origin, effectiveDirective)
        if (effectiveDirective === 'frame-src' && theirs(origin)) failed(silence(''))
      },
      { signal },
    )
    const dialog = element.closest('dialog')
    const context: Context<object> = {
      document,
      locale: locale ?? (document.documentElement.lang || undefined),
      attempt: attempts(),
      modal: !!dialog && (!dialog.open || dialog.matches(':modal')),
      options: () => options().provider.options,
      script: spec => loadScript(spec, { document, nonce, time: time.load, probe, forbade, signal }),
    }
    const place = (api: unknown): void => {
      if (!live()) return
      phase = 'render'
      wait('ready')
      if (!element.isConnected) throw DETACHED
      box = element.appendChild(document.createElement('div'))
      let said = false
      const ready = (): void => {
        said = true
        if (!handle) return // said while it is being made
        clearTimeout(timer)
        phase = undefined
        up = true
        told.ready()
      }
      const made = adapter.mount(api, box, context, { ...told, ready: () => live() && ready(), failed })
      if (!live()) return void calm(() => made.remove()) // it failed, or a listener ended it, while it was being made
      handle = made
      if (said) ready()
    }
    try {
      const api = adapter.load(context)
      if (!(api instanceof Promise)) return place(api)
      wait('load')
      api.then(place).catch(thrown)
    } catch (error) {
      thrown(error)
    }
  }

  return {
    arm() {
      if (up && dirt < 2 && calm(() => handle?.alive?.() !== false && (!dirt || handle?.reset()))) dirt = 0
      else if (up !== false) renew()
      return up
    },
    soil(dead) {
      dirt = dead ? 2 : dirt || 1
    },
    execute(wish, live) {
      const told = tell(live)
      try {
        handle?.execute(wish, told)
      } catch (error) {
        told.failed(adapter.classify(error))
      }
    },
    silence,
    close,
  }
}

const DETACHED: Fact = { kind: 'misconfigured', code: 'element-detached', detail: 'The element given to mount() is not in the document.' }
