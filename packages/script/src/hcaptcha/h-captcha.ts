import { createDropin, type Dropin, type DropinApi } from '@catchcha/core/dropin'
import { namesOf, readAttributes } from '../attributes.ts'
import { scriptOf } from './script.ts'

/** An event of `<h-captcha>`: what there is to know is on the event itself. */
export interface HCaptchaElementEvent extends Event {
  readonly token?: string
  readonly eKey?: string
  readonly key?: string
  readonly error?: string
}

/** After these a reset is no cure: the widget's page part is gone, or its set-up failed and runs are never started (observed). */
const FATAL = /^(challenge-error|missing-captcha|invalid-captcha-id)$/
/** What goes into the render call, as the package documents its attributes. */
const RENDER = 'sitekey site-key size theme{} hl tabindex challenge-container tplinks custom?'
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement)

/** Stands in for the element of `@hcaptcha/vanilla-hcaptcha` 1.1.4: its attributes, methods and events, and every run ends. */
export class HCaptchaElement extends Base {
  static readonly observedAttributes: readonly string[] = namesOf(RENDER)
  #more: object = {}
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #dropin: Dropin = createDropin({
    fatal: FATAL,
    replaced: 'hcaptcha-execute-replaced',
    find: window => {
      const { hcaptcha } = window as Window & { hcaptcha?: DropinApi }
      return typeof hcaptcha?.render === 'function' ? hcaptcha : undefined
    },
    script: () => scriptOf(name => this.getAttribute(name)),
    box: () => this,
    config: () => {
      const { siteKey, sitekey = siteKey, ...rest } = readAttributes(name => this.getAttribute(name), RENDER).options
      return { sitekey, ...rest, ...this.#more }
    },
    on: {
      load: () => {},
      ready: () => {
        const rqdata = this.getAttribute('rqdata')
        if (rqdata) this.setData(rqdata)
        this.#tell('loaded')
      },
      verify: (token, key) => this.#tell('verified', { token, eKey: key, key }),
      error: error => {
        this.#dropin.recover()
        this.#tell('error', { error })
      },
      expire: () => {
        this.#dropin.recover()
        this.#tell('expired')
      },
      open: () => this.#tell('opened'),
      close: () => this.#tell('closed'),
      chalExpired: () => this.#tell('challenge-expired'),
    },
  })

  connectedCallback(): void {
    if (this.getAttribute('auto-render') === 'false') return
    this.#timer = setTimeout(() => this.render()) // a framework may still be setting attributes
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
    this.#dropin.unmount('hcaptcha-removed')
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (before !== now) this.#dropin.update('hcaptcha-removed')
  }

  /** Renders where nothing is rendered; `config` goes before the attributes. Without a sitekey it does nothing. */
  render(config: object = {}): void {
    this.#more = config
    if (this.hasAttribute('sitekey') || this.hasAttribute('site-key') || 'sitekey' in config) this.#dropin.render()
  }

  /** Starts a run, now or once ready; the events tell how it ends. */
  execute(config?: object): void {
    this.#dropin.execute(this.#wish(config))
  }

  /** The same with a promise of `{ response, key }`, which settles whatever happens. */
  executeAsync(config?: object): Promise<{ readonly response: string; readonly key: string }> {
    return this.#dropin.run({ ...this.#wish(config), async: true }) as Promise<{ readonly response: string; readonly key: string }>
  }

  reset(): void {
    this.#dropin.reset('hcaptcha-reset')
  }

  /** Enterprise data for the next challenge. */
  setData(rqdata: string): void {
    this.#dropin.use((api, id) => api.setData?.(id, { rqdata }))
  }

  #wish(config?: object): object | null {
    const rqdata = this.getAttribute('rqdata')
    return rqdata ? { rqdata, ...config } : (config ?? null)
  }

  #tell(type: string, data: object = {}): void {
    this.dispatchEvent(Object.assign(new Event(type), data))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'h-captcha': HCaptchaElement
  }
}
