import type { Context, Fact, Handle, Report } from './adapter.ts'
import type { SetAlarm } from './alarm.ts'
import { calm } from './calm.ts'
import type { Phase } from './failure.ts'
import { type Forbade, forbidden } from './load/cause.ts'
import { loadScript } from './load/script.ts'
import type { Settings } from './options.ts'

/** What a widget tells the captcha it belongs to. */
export interface Told extends Report {
  /** Without a phase: in a run if there is one, else while rendered. */
  failed(fact: Fact, phase?: Phase): void
}

/** Makes functions that do nothing any more once `live` says no. */
export const during =
  (live: () => boolean) =>
  <What extends unknown[]>(call: (...what: What) => void) =>
  (...what: What): void => {
    if (live()) call(...what)
  }

/** The vendor's widget in one element: script, rendering, re-arming, removal. */
export interface Widget {
  /**
   * Brings the widget up or re-arms it: true when it can take a run, false while it comes, undefined where it has said by itself how that ended.
   * @param fresh It has just been made: whether it is alive is not asked, so that one which never seems to be is not made anew for ever.
   */
  arm(fresh?: boolean): boolean | undefined
  /** Marks the widget as used; `dead` when only a new one will do. */
  soil(dead?: boolean): void
  /** Starts a run; what it reports counts while `live` says so. */
  execute(options: Readonly<Record<string, unknown>>, live: () => boolean): void
  remove(): void
}

/**
 * @param attempts How many automatic tries in a row came before.
 * @param alarm Set while the widget is waited for: for its script, its readiness and its runs.
 * @param tell Makes what a widget or a run reports to; it counts while `live` says so.
 */
export function createWidget(
  element: HTMLElement,
  options: () => Settings,
  attempts: () => number,
  alarm: SetAlarm,
  tell: (live: () => boolean) => Told,
): Widget {
  const { adapter } = options().provider
  const document = element.ownerDocument
  const forbade: Forbade = new Map()
  let up: boolean | undefined
  let soiled: boolean | undefined // false: to be reset, true: to be replaced
  let scope: AbortController | undefined
  let handle: Handle | undefined
  let box: HTMLElement | undefined
  let stage: 'load' | 'ready' | 'run'
  let failed: (fact: Fact) => void // of the widget that is there now

  const remove = (): void => {
    scope?.abort() // from here on the old widget's reports are stale
    up = undefined
    const old = handle
    handle = undefined
    calm(() => old?.remove())
    box?.remove()
  }
  /** Nothing came: says why, as far as that can be known. */
  const silent = (code: string): void => {
    const [origin, directive = ''] = [...forbade].find(([origin]) => adapter.hosts.test(origin)) ?? []
    failed({ ...(origin ? forbidden(directive, origin) : { kind: 'unreachable', code }), dead: true })
  }
  const wait = (next = stage): void => {
    stage = next
    alarm(Date.now() + options().timeouts[stage], () => silent(`${stage}-timeout`))
  }

  function renew(): void {
    remove()
    up = false
    soiled = undefined
    forbade.clear()
    scope = new AbortController()
    const { signal } = scope
    const told = tell(() => !signal.aborted)
    const fail = (fact: Fact): void => {
      if (signal.aborted) return
      if (up) return told.failed(fact)
      told.failed({ ...fact, dead: true }, stage === 'load' ? stage : 'render') // whatever it is, there will be no widget
      remove()
    }
    failed = fail
    const thrown = (error: unknown): void => fail((error as Fact | null)?.kind ? (error as Fact) : adapter.classify(error))
    document.addEventListener(
      'securitypolicyviolation',
      ({ blockedURI, disposition, effectiveDirective }) => {
        const origin = blockedURI.split('/', 3).join('/')
        if (disposition !== 'enforce') return
        forbade.set(origin, effectiveDirective)
        if (effectiveDirective === 'frame-src' && adapter.hosts.test(origin)) silent('')
      },
      { signal },
    )
    const context: Context<object> = {
      document,
      locale: options().locale ?? (document.documentElement.lang || undefined),
      attempt: attempts(),
      modal: calm(() => !!element.closest('dialog:modal, dialog:not([open])')),
      options: () => options().provider.options,
      script: spec => loadScript(spec, document, options(), forbade, signal),
    }
    const place = (api: unknown): void => {
      if (signal.aborted) return
      wait('ready')
      if (!element.isConnected) throw DETACHED
      box = element.appendChild(document.createElement('div'))
      let said = false
      const ready = (): void => {
        said = true
        if (up || !handle || signal.aborted) return // said before, or while it is being made
        up = true
        told.ready()
      }
      const made = adapter.mount(api, box, context, { ...told, ready, failed: fail })
      if (signal.aborted) return void calm(() => made.remove()) // it failed, or a listener ended it, while it was being made
      handle = made
      if (said) ready()
    }
    try {
      wait('load')
      const api = adapter.load(context)
      if (!(api instanceof Promise)) return place(api)
      api.then(place).catch(thrown)
    } catch (error) {
      thrown(error)
    }
  }

  return {
    arm(fresh) {
      if (
        up &&
        !soiled &&
        ((fresh && soiled === undefined) || calm(() => handle?.alive?.() !== false && (soiled === undefined || handle?.reset())))
      ) {
        soiled = undefined
        return true
      }
      if (up === false) wait()
      else renew()
      return up === false ? up : undefined
    },
    soil(dead = false) {
      if (up) soiled ||= dead
    },
    execute(wish, live) {
      const told = tell(live)
      wait('run')
      try {
        handle?.execute(wish, { ...told, ready() {} }) // it is
      } catch (error) {
        told.failed(adapter.classify(error))
      }
    },
    remove,
  }
}

const DETACHED: Fact = { kind: 'misconfigured', code: 'element-detached', detail: 'mount(element): the element must be in the document.' }

/** A run waited for an element in vain. */
export const NOT_MOUNTED: Fact = { kind: 'misconfigured', code: 'not-mounted', detail: 'Call mount(element): execute() needs an element.' }
