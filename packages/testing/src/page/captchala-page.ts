import type { CaptchalaBehaviour, CaptchalaControl, CaptchalaQuery, CaptchalaStep } from '../behaviour.ts'
import type { Call } from '../step.ts'
import type { CaptchalaInstance, InstanceParts, makeCaptchalaInstance } from './captchala-instance.ts'

export interface CaptchalaParts extends InstanceParts {
  readonly instance: typeof makeCaptchalaInstance
}

/**
 * The fake CaptchaLa as one self-contained function: its text is served as a script, so it uses nothing from outside but its arguments.
 * Sources of what it imitates: docs.captcha.la (documented) and the vendor's own callers of the widget (seen in first-party code);
 * the widget itself was not readable, so what no caller shows is a guess.
 */
export function captchalaPage(
  window: Window,
  behaviour: CaptchalaBehaviour,
  script: CaptchalaQuery,
  parts: CaptchalaParts,
): CaptchalaControl {
  const { document } = window
  const names = ['Captchala', 'loadCaptchala', '__fakeCaptchala'] as const
  const previous = names.map((name): unknown => Reflect.get(window, name))
  const before = previous[2] as CaptchalaControl | undefined
  const copies = (before?.copies ?? []) as CaptchalaControl[]
  const calls = (before?.calls ?? []) as Call[] // one log a window: loader and core are two scripts
  const known: CaptchalaInstance[] = []
  const tags: HTMLScriptElement[] = []
  const timers: number[] = []
  const spent = new Map<string, { since: number; uses: number }>()
  const counts = { inits: 0, runs: 0, checks: 0 }
  let plan = behaviour
  const at = <T>(list: readonly T[], index: number): T | undefined => list[Math.min(index, list.length - 1)]
  const note = (method: string, args: readonly unknown[]): void => void calls.push({ method, args, at: Date.now() })

  const check = (token: unknown): string | undefined => {
    const rules = plan.serverToken ?? {}
    const listed = at(rules.codes ?? [], counts.checks)
    counts.checks += 1
    if (listed) return listed
    if (typeof token !== 'string' || !token) return rules.required ? 'server_token_required' : undefined
    if (!token.startsWith('sct_')) return 'server_token_invalid'
    const use = spent.get(token) ?? { since: Date.now(), uses: 0 }
    if (rules.life !== undefined && Date.now() - use.since >= rules.life) return 'server_token_expired'
    if (rules.uses !== undefined && use.uses >= rules.uses) return 'server_token_exhausted'
    spent.set(token, { ...use, uses: use.uses + 1 })
    return undefined
  }
  const mint = (): string => {
    let hex = ''
    while (hex.length < 32) hex += Math.floor(Math.random() * 16).toString(16)
    return `${plan.tokenPrefix ?? 'pt_'}${hex}`
  }
  const api = {
    init(options: Readonly<Record<string, unknown>> = {}): unknown {
      note('init', [options])
      const kinds = plan.init === undefined ? [] : typeof plan.init === 'string' ? [plan.init] : plan.init
      const kind = at(kinds, counts.inits) ?? 'ok'
      const afterInit = at(plan.afterInit ?? [], counts.inits) ?? []
      counts.inits += 1
      if (kind === 'undefined') return undefined
      if (kind === 'throws') throw { code: 'init_failed', message: 'The widget could not be made.' }
      if (kind === 'throws-error' || !options['appKey'])
        throw new Error(kind === 'ok' ? 'There is no appKey.' : 'The widget could not be made.')
      const made = parts.instance(window, {
        parts,
        options,
        afterInit,
        note,
        check,
        mint,
        id: `captchala-${known.length}`,
        plan: () => plan,
        next: peek => {
          const steps = at<readonly CaptchalaStep[]>(plan.runs ?? [[{ do: 'pass' }]], counts.runs) ?? []
          if (!peek) counts.runs += 1
          return steps
        },
      })
      known.push(made)
      return made.api
    },
  }
  const loadCaptchala = (onLoad?: unknown, onError?: unknown): void => {
    note('loadCaptchala', [onLoad, onError])
    const answer = (callback: unknown, value: unknown): void => {
      if (typeof callback === 'function') Reflect.apply(callback, undefined, [value])
    }
    const finish = (): void => {
      if (plan.load === 'silent') return
      if (plan.load === 'error') return answer(onError, parts.odd(plan.errorShape ?? 'error', 'core_failed'))
      if (plan.load !== 'missing' && !script.core) Reflect.set(window, 'Captchala', api)
      answer(onLoad, plan.load === 'missing' ? undefined : Reflect.get(window, 'Captchala'))
    }
    const present = Boolean(Reflect.get(window, 'Captchala'))
    if (!script.core || present || plan.load === 'error' || plan.load === 'silent')
      return void timers.push(window.setTimeout(finish, plan.loadAfter ?? 10))
    const tag = document.createElement('script')
    Object.assign(tag, { src: script.core, async: true, crossOrigin: 'anonymous' })
    tag.onload = finish
    tag.onerror = () => {
      tag.remove()
      answer(onError, parts.odd(plan.errorShape ?? 'error', 'core_failed'))
    }
    tags.push(tag)
    document.body.append(tag)
  }

  const control: CaptchalaControl = {
    calls,
    copies,
    widgets: () => known.map(made => made.state()),
    emit(step, id) {
      const made = id === undefined ? known.at(-1) : known.find(one => one.state().id === id)
      if (!made) throw new Error('The fake CaptchaLa has no such instance.')
      made.act(step)
    },
    setBehaviour(next) {
      plan = next
      Object.assign(counts, { inits: 0, runs: 0, checks: 0 })
    },
    uninstall() {
      for (const timer of timers) window.clearTimeout(timer)
      for (const made of known) made.clear()
      for (const tag of tags) tag.remove()
      copies.splice(copies.indexOf(control), 1)
      for (const [index, mine] of [api, loadCaptchala, control].entries()) {
        const name = names[index] ?? ''
        if (Reflect.get(window, name) !== mine) continue
        if (previous[index] === undefined) Reflect.deleteProperty(window, name)
        else Reflect.set(window, name, previous[index])
      }
    },
  }
  copies.push(control)
  Reflect.set(window, '__fakeCaptchala', control)
  if (script.part === 'core') Reflect.set(window, 'Captchala', api)
  else Reflect.set(window, 'loadCaptchala', loadCaptchala)
  return control
}
