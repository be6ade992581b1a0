import type { HCaptchaBehaviour, HCaptchaControl, HCaptchaQuery, HCaptchaStep } from '../behaviour.ts'
import type { Call, Step } from '../step.ts'
import type { HCaptchaWidget, makeHCaptchaWidget } from './hcaptcha-widget.ts'
import type { Parts } from './parts.ts'

export interface HCaptchaParts extends Parts {
  readonly widget: typeof makeHCaptchaWidget
}

/**
 * The fake hCaptcha as one self-contained function: its text is served as a script, so it uses nothing from outside but its arguments.
 * Sources of what it imitates: docs.hcaptcha.com (documented), builds of api.js from 2023 to 2026 (observed, or read where marked so).
 */
export function hcaptchaPage(window: Window, behaviour: HCaptchaBehaviour, script: HCaptchaQuery, parts: HCaptchaParts): HCaptchaControl {
  const { document } = window
  const names = ['hcaptcha', '__fakeHCaptcha', ...(script.recaptchacompat === 'off' ? [] : ['grecaptcha'])]
  const previous = names.map((name): unknown => Reflect.get(window, name))
  const copies = ((previous[1] as HCaptchaControl | undefined)?.copies ?? []) as HCaptchaControl[]
  const registry = new Map<string, HCaptchaWidget>()
  const known: HCaptchaWidget[] = []
  const calls: Call[] = []
  const counts = { renders: 0, runs: 0, tokens: 0 }
  let plan = behaviour
  const at = <T>(list: readonly T[], index: number): T | undefined => list[Math.min(index, list.length - 1)]
  const listed = <T>(value: T | readonly T[] | undefined): readonly T[] =>
    Array.isArray(value) ? value : value === undefined ? [] : [value as T]
  const note = (method: string, args: readonly unknown[]): void => void calls.push({ method, args, at: Date.now() })
  const peek = (): readonly HCaptchaStep[] => at(plan.runs ?? [[{ do: 'pass' }]], counts.runs) ?? []

  const find = (id: unknown): HCaptchaWidget | { cause: string; message: string } => {
    const found = id ? registry.get(String(id)) : registry.values().next().value // none, null, 0 and "" mean the oldest widget (observed)
    if (found) return found
    return id
      ? { cause: 'invalid-captcha-id', message: `Unknown widget id: ${String(id)}` }
      : { cause: 'missing-captcha', message: 'There is no widget.' }
  }
  const must = (id: unknown): HCaptchaWidget => {
    const found = find(id)
    if ('cause' in found) throw found // neither an Error nor a stack: that is what arrives (observed)
    return found
  }
  const complain = (text: string, container?: Element): undefined => {
    console.error(`[fake hCaptcha] render: ${text}`)
    if (!container) return
    const box = document.createElement('div')
    box.textContent = text
    box.setAttribute('data-fake-error', '')
    container.append(box)
  }

  function render(given: unknown, parameters: Readonly<Record<string, unknown>> = {}): unknown {
    note('render', [given, parameters])
    const kind = at(listed(plan.render), counts.renders) ?? 'ok'
    const after = at(plan.afterRender ?? [], counts.renders) ?? []
    counts.renders += 1
    if (kind === 'throws') throw { cause: 'render-failed', message: 'The widget could not be made.' }
    if (kind === 'throws-error') throw new Error('The widget could not be made.')
    if (kind === 'empty') return ''
    const container = parts.locate(document, given, 'id')
    if (!container) return complain('the container is no element')
    const existing = container.querySelector('[data-hcaptcha-widget-id]')?.getAttribute('data-hcaptcha-widget-id')
    if (existing) return complain('there is a widget in this container') ?? existing // the new callbacks are ignored (observed)
    const config = (key: string): unknown => parameters[key] || (container.getAttribute(`data-${key}`) ?? undefined)
    if (!config('sitekey')) return complain('there is no sitekey', container)
    if (kind === 'undefined') return complain('a plug-in or a policy stands in the way', container)
    const own = config('challenge-container')
    const host = own === undefined ? document.body : parts.locate(document, own, 'id')
    if (!host) return complain('the challenge-container is no element')
    const id = `${known.length}${Math.random().toString(36).slice(2, 12)}`
    const look = {
      id,
      invisible: config('size') === 'invisible',
      compat: names.includes('grecaptcha'),
      frame: script.frames,
      tabindex: Number(config('tabindex')) || 0,
      lang: String(config('hl') ?? script.hl ?? ''),
    }
    const widget = parts.widget(window, container, look, {
      parts,
      host,
      config,
      plan: () => plan,
      next: () => {
        const steps = peek()
        counts.runs += 1
        return steps
      },
      mint: () => {
        counts.tokens += 1
        return `P1_fake_${counts.tokens}_${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`
      },
      forget: () => registry.delete(id),
      again: () => hcaptchaPage(window, { ...plan, afterRender: [] }, { ...script, render: 'explicit' }, parts),
    })
    registry.set(id, widget)
    known.push(widget)
    if (config('mode') === 'auto' && !look.invisible) widget.whenReady(() => void widget.run(false))
    if (!script.frames) widget.loaded()
    widget.play(after.map(step => (step.do === 'error' ? { dead: true, ...step } : step)))
    return id
  }

  const api = {
    render,
    execute(first?: unknown, second?: unknown): unknown {
      note('execute', [first, second])
      const bare = typeof first === 'object' && first !== null
      const options: unknown = bare ? first : second
      const wants = typeof options === 'object' && options !== null && 'async' in options && options.async === true // the boolean (read)
      const widget = find(bare ? undefined : first)
      if ('cause' in widget) {
        if (wants) return Promise.reject(widget.cause)
        throw widget
      }
      const [step] = peek()
      if (step?.do === 'throw') {
        counts.runs += 1
        widget.act(step)
      }
      return widget.run(wants)
    },
    reset(id?: unknown): void {
      note('reset', [id])
      must(id).reset()
    },
    remove(id?: unknown): void {
      note('remove', [id])
      must(id).remove()
    },
    close(id?: unknown): void {
      note('close', [id])
      must(id).close()
    },
    setData(first?: unknown, second?: unknown): void {
      note('setData', [first, second])
      const bare = typeof first === 'object' && first !== null
      must(bare ? undefined : first)
      const data: unknown = bare ? first : second
      if (typeof data !== 'object' || data === null) throw new Error('setData: the data is no object') // a real Error, this once (observed)
    },
    getResponse(id?: unknown): string {
      note('getResponse', [id])
      return must(id).state().token
    },
    getRespKey(id?: unknown): string {
      note('getRespKey', [id])
      const widget = find(id)
      return 'cause' in widget ? '' : widget.key()
    },
  }

  const hear = ({ data, source }: MessageEvent<unknown>): void => {
    if (typeof data !== 'object' || data === null || !('fake' in data) || data.fake !== 'hcaptcha' || !('id' in data) || !('say' in data))
      return
    const widget = registry.get(String(data.id))
    const frame = widget?.state().container?.querySelector('iframe')
    if (!widget || frame?.contentWindow !== source) return
    if (data.say === 'ready') widget.loaded()
    else if (!widget.state().dead) void widget.run(false)
  }
  window.addEventListener('message', hear)
  const started = (): void => {
    const callback: unknown = script.onload ? Reflect.get(window, script.onload) : undefined
    if (plan.onload !== false && typeof callback === 'function') Reflect.apply(callback, window, [])
    if (script.render === 'onload') for (const found of document.querySelectorAll('.h-captcha')) render(found)
  }
  let timer = 0
  const soon = (): void => {
    timer = window.setTimeout(started, 1)
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', soon, { once: true })
  else soon()

  const control: HCaptchaControl = {
    calls,
    copies,
    widgets: () => known.map(widget => widget.state()),
    emit(step: Step<HCaptchaStep['do']>, id?: string) {
      const widget = id === undefined ? known.at(-1) : known.find(made => made.state().id === id)
      if (!widget) throw new Error('The fake hCaptcha has no such widget.')
      widget.act(step)
    },
    setBehaviour(next) {
      plan = next
      counts.renders = 0
      counts.runs = 0
    },
    uninstall() {
      window.clearTimeout(timer)
      document.removeEventListener('DOMContentLoaded', soon)
      window.removeEventListener('message', hear)
      for (const widget of known) widget.clear()
      for (const error of document.querySelectorAll('[data-fake-error]')) error.remove()
      copies.splice(copies.indexOf(control), 1)
      const mine: unknown[] = [api, control, api]
      for (const [index, name] of names.entries()) {
        if (Reflect.get(window, name) !== mine[index]) continue
        if (previous[index] === undefined) Reflect.deleteProperty(window, name)
        else Reflect.set(window, name, previous[index])
      }
    },
  }
  copies.push(control)
  for (const [index, name] of names.entries()) Reflect.set(window, name, index === 1 ? control : api)
  return control
}
