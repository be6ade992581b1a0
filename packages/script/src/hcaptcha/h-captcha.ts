import { createDropin, type Dropin, type DropinApi } from '@catchcha/core/dropin'
import { announce, announced, scriptOf } from './script.ts'

/** An event of `<h-captcha>`: what there is to know is on the event itself. */
export interface HCaptchaElementEvent extends Event {
  readonly token?: string
  readonly eKey?: string
  readonly key?: string
  readonly error?: string
}

/** After these a reset is no cure: the widget's page part is gone, or its set-up failed and runs are never started (observed). */
const FATAL = /^(challenge-error|missing-captcha|invalid-captcha-id)$/
/** What goes into the render call. */
const RENDERED = ['sitekey', 'site-key', 'size', 'theme', 'hl', 'tabindex', 'challenge-container', 'tplinks', 'custom']
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement)

const find = (window: Window): DropinApi | undefined => {
  const { hcaptcha } = window as Window & { hcaptcha?: DropinApi }
  return typeof hcaptcha?.render === 'function' ? hcaptcha : undefined
}

/** Stands in for the element of `@hcaptcha/vanilla-hcaptcha` 1.1.4: its attributes, methods and events, and every run ends. */
export class HCaptchaElement extends Base {
  static readonly observedAttributes: readonly string[] = RENDERED
  #given: { readonly sitekey?: unknown } | undefined // in place of the attributes
  #asked = false // render() was called
  #rqdata: string | undefined // in place of the attribute
  #told = false // `loaded`, while there was nothing to render
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #get = (name: string): string | undefined => this.getAttribute(name) || undefined
  readonly #dropin: Dropin = createDropin({
    fatal: FATAL,
    replaced: 'hcaptcha-execute-replaced',
    find,
    script: () => scriptOf(this.#get),
    box: () => (this.#config().sitekey ? this : null),
    config: () => this.#config(),
    on: {
      load: () => {
        if (this.#config().sitekey) return // `ready` follows
        this.#told = true
        this.#up()
      },
      ready: () => {
        const rqdata = this.#data()
        if (rqdata) this.setData(rqdata)
        if (!this.#told) this.#up()
        this.#told = false
      },
      verify: (token, eKey) => this.#tell('verified', { token, eKey, key: token }),
      error: error => {
        if (error === 'script-error') announced(error)
        this.#dropin.recover()
        this.#tell('error', { error })
      },
      expire: () => this.#tell('expired'),
      open: () => this.#tell('opened'),
      close: () => this.#tell('closed'),
      chalExpired: () => this.#tell('challenge-expired'),
    },
  })

  connectedCallback(): void {
    const render = (): void => {
      if (this.isConnected) this.#dropin.render()
    }
    this.#timer = setTimeout(() => {
      const theirs = announce()
      if (theirs && !find(window)) theirs.then(render, render)
      else render()
    }) // a framework may still be setting attributes
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
    this.#told = false
    this.#dropin.unmount('hcaptcha-removed')
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (before === now || this.#given) return
    if (this.#dropin.isReady()) this.#dropin.update('hcaptcha-removed')
    else if (this.#told) this.#dropin.render()
  }

  /** Renders where nothing is rendered: with `config` and nothing else, else with the attributes. Without a sitekey it does nothing. */
  render(config?: object): void {
    if (this.#dropin.isReady()) return
    this.#given = config
    this.#asked = true
    if (this.#config().sitekey) this.#dropin.render()
  }

  /** Starts a run, now or once ready; the events tell how it ends. */
  execute(config?: object): void {
    this.#dropin.execute(...this.#wish(config))
  }

  /** The same with a promise of `{ response, key }`, which settles whatever happens. */
  executeAsync(config?: object): Promise<{ readonly response: string; readonly key: string }> {
    return this.#dropin.run({ ...this.#wish(config)[0], async: true }) as Promise<{ readonly response: string; readonly key: string }>
  }

  reset(): void {
    this.#dropin.reset('hcaptcha-reset')
  }

  /** Enterprise data for the next challenge, now or once ready. */
  setData(rqdata: string): void {
    this.#rqdata = rqdata
    this.#dropin.use((api, id) => api.setData?.(id, { rqdata }))
  }

  #config(): { readonly sitekey?: unknown } {
    return this.#given ?? (this.#asked || this.#get('auto-render') !== 'false' ? this.#attributes() : {})
  }

  /** The attributes as the package reads them (observed). */
  #attributes(): Readonly<Record<string, unknown>> {
    const get = this.#get
    const [tabindex, box] = [get('tabindex'), get('challenge-container')]
    return {
      sitekey: get('sitekey') ?? get('site-key'),
      theme: get('theme'),
      size: get('size'),
      hl: get('hl'),
      tplinks: get('tplinks') === 'off' ? 'off' : 'on',
      tabindex: tabindex && Number.parseInt(tabindex, 10),
      custom: get('custom') === 'true',
      ...(box && { 'challenge-container': box }),
    }
  }

  #data(): string | undefined {
    return this.#rqdata ?? this.#get('rqdata')
  }

  #wish(config?: object): readonly object[] {
    const rqdata = this.#data() // goes along: what setData gave before the widget was ready would come after the run (observed)
    return rqdata ? [{ rqdata, ...config }] : config ? [config] : []
  }

  /** The script is there, and what is to be rendered by itself is. */
  #up(): void {
    announced()
    this.#tell('loaded')
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
