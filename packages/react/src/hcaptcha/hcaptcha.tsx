'use client'
import { createDropin, type Dropin } from '@catchcha/core/dropin'
import { Component, createRef, type ReactElement } from 'react'
import type { ExecuteResponse, HCaptchaProps } from './props.ts'
import { find, scriptOf } from './script.ts'

/** What a new widget is needed for (observed: the vendor's own). */
const RENDERED = ['sitekey', 'size', 'theme', 'tabindex', 'tabIndex', 'languageOverride', 'endpoint'] as const

/** After these a reset is no cure: the widget's page part is gone, or its set-up failed and runs are never started (observed). */
const FATAL = /^(challenge-error|missing-captcha|invalid-captcha-id)$/

/** Each works when taken off the instance, as a click handler for example; most of the original's do. */
const METHODS = [
  'execute',
  'resetCaptcha',
  'renderCaptcha',
  'removeCaptcha',
  'getResponse',
  'getRespKey',
  'setData',
  'isReady',
  'close',
] as const

/** Stands in for `@hcaptcha/react-hcaptcha` 2.2.0: the same props, methods and order of events, and every run ends. */
export class HCaptcha extends Component<HCaptchaProps> {
  readonly #box = createRef<HTMLDivElement>()
  #data: unknown
  readonly #dropin: Dropin = createDropin({
    find,
    fatal: FATAL,
    replaced: 'hcaptcha-execute-replaced',
    script: () => scriptOf(this.props),
    box: () => this.#box.current,
    config: () => {
      const { languageOverride: hl, ...rest } = this.props
      return { hl, ...rest, tabindex: rest.tabindex ?? rest.tabIndex }
    },
    on: {
      load: () => this.props.onLoad?.(),
      ready: () => {
        const data = this.#data
        this.#data = undefined
        if (data !== undefined) this.setData(data as object)
        this.props.onReady?.()
      },
      verify: (token, key) => this.props.onVerify?.(token, key),
      error: code => {
        this.#dropin.recover()
        this.props.onError?.(code)
      },
      expire: () => {
        this.#dropin.recover()
        this.props.onExpire?.()
      },
      open: () => this.props.onOpen?.(),
      close: () => this.props.onClose?.(),
      chalExpired: () => this.props.onChalExpired?.(),
    },
  })

  constructor(props: HCaptchaProps) {
    super(props)
    for (const name of METHODS) Object.assign(this, { [name]: (this[name] as (...args: unknown[]) => unknown).bind(this) })
  }

  override componentDidMount(): void {
    this.forceUpdate(() => this.#dropin.mount()) // in this task, but after StrictMode's trial: one widget there, too
  }

  override componentDidUpdate(before: HCaptchaProps): void {
    if (RENDERED.some(name => !same(before[name], this.props[name]))) this.#dropin.update('hcaptcha-removed')
  }

  override componentWillUnmount(): void {
    this.#dropin.unmount('react-component-unmounted')
  }

  override render(): ReactElement {
    return <div ref={this.#box} id={this.props.id} />
  }

  /** Starts a run, now or once ready. With `async: true` it settles whatever happens: with the vendor's answer, its own rejection untouched, or an Error. */
  execute(options: { async: true; rqdata?: string | undefined }): Promise<ExecuteResponse>
  execute(options?: { async?: false | undefined; rqdata?: string | undefined }): void
  execute(options?: { async?: boolean | undefined; rqdata?: string | undefined }): Promise<ExecuteResponse> | undefined
  execute(options?: unknown): Promise<ExecuteResponse> | undefined {
    const wish = typeof options === 'object' ? options : null
    if (wish && 'async' in wish && wish.async) return this.#dropin.run(wish) as Promise<ExecuteResponse>
    this.#dropin.execute(wish)
    return undefined
  }

  resetCaptcha(): void {
    this.#dropin.reset('hcaptcha-reset')
  }

  renderCaptcha(onRender?: () => void): void {
    this.#dropin.render(typeof onRender === 'function' ? onRender : undefined) // as a click handler it gets an event
  }

  removeCaptcha(onRemove?: () => void): void {
    const there = this.isReady()
    this.#dropin.remove('hcaptcha-removed')
    if (there && typeof onRemove === 'function') onRemove()
  }

  close(): void {
    this.#dropin.close('hcaptcha-closed')
  }

  /** The token, or an empty string while there is none. */
  getResponse(): string {
    return this.#dropin.use((api, id) => api.getResponse?.(id)) ?? ''
  }

  getRespKey(): string {
    return this.#dropin.use((api, id) => api.getRespKey?.(id)) ?? ''
  }

  /** For the next challenge; before the widget is ready it waits for it. */
  setData(data: object): void {
    if (this.isReady()) this.#dropin.use((api, id) => api.setData?.(id, typeof data === 'object' ? data : null))
    else this.#data = data
  }

  isReady(): boolean {
    return this.#dropin.isReady()
  }
}

/** A theme made anew by every render is the same theme; what cannot be compared by content is another one. */
function same(a: unknown, b: unknown): boolean {
  try {
    return a === b || JSON.stringify(a) === JSON.stringify(b)
  } catch {
    return false
  }
}
