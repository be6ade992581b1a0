import {
  type Captcha,
  type CaptchaOptions,
  createCaptcha,
  type ExecuteOptions,
  type Failure,
  type Outcome,
  type Provider,
  type State,
} from '@catchcha/core'
import type { GuardOptions } from '@catchcha/core/form'
import { readAttributes } from './attributes.ts'
import { FormControl } from './form-control.ts'
import { misconfigured } from './misconfigured.ts'
import { readProvider } from './provider.ts'

/** What only properties can say; the element's attributes come first. */
export type ElementOptions = Omit<CaptchaOptions, 'provider' | 'load' | 'locale' | 'nonce'>

const OWN = 'load=eager|visible|interaction'

/** A control with a captcha, made from its attributes and properties. */
export abstract class CaptchaControl extends FormControl {
  /** What elements use that say nothing else. */
  static defaults: { locale?: string | undefined; nonce?: string | undefined } = {}

  #captcha: Captcha | undefined
  #options: ElementOptions = {}
  #provider: Provider | undefined
  #stale = false
  /** Sends the form in the browser's place; a token that the answer calls dead is replaced once. */
  declare send: GuardOptions['send']

  constructor() {
    super()
    for (const name of ['options', 'provider'] as const) {
      if (!Object.hasOwn(this, name)) continue
      const early = this[name] // set before the element was one
      Reflect.deleteProperty(this, name)
      Object.assign(this, { [name]: early })
    }
  }

  /** The captcha's state is another one. */
  protected abstract changed(): void

  /** The captcha itself, with `submit`, `subscribe` and all the rest. */
  get captcha(): Captcha {
    if (this.#captcha) return this.#captcha
    this.#captcha = createCaptcha(this.#read())
    this.#captcha.subscribe(() => this.changed())
    return this.#captcha
  }

  /** The captcha's state: one immutable object, the same one until something changes. */
  get state(): State {
    return this.captcha.getSnapshot()
  }

  /** What no attribute can say: deadlines, retries, a listener. */
  get options(): ElementOptions {
    return this.#options
  }
  set options(options: ElementOptions) {
    this.#options = options
    this.configure()
  }

  /** The provider, in place of the one that the attributes make: for functions among its options, and for other vendors. */
  get provider(): Provider | undefined {
    return this.#provider
  }
  set provider(provider: Provider | undefined) {
    this.#provider = provider
    this.configure()
  }

  /** Hands out a token or says why there is none; never rejects. */
  execute(options?: ExecuteOptions): Promise<Outcome> {
    return this.captcha.execute(options)
  }

  /** Hands the unspent token out, once. */
  take(): string | undefined {
    return this.captcha.take()
  }

  /** Drops the token and re-arms; never throws. */
  reset(): void {
    this.captcha.reset()
  }

  /** Tells what the server said no with: a failure, a verdict, a code or several. */
  reject(answer: unknown): Failure {
    return this.captcha.reject(answer)
  }

  protected fields(): readonly string[] {
    const name = this.getAttribute('name')
    const fields = this.#made().adapter.fields ?? ['captcha_token']
    return name ? [name, ...fields] : fields
  }

  #made(): Provider {
    return this.#provider ?? readProvider(name => this.getAttribute(name))
  }

  #read(): CaptchaOptions {
    const { locale, nonce } = CaptchaControl.defaults
    const { options, wrong } = readAttributes(name => this.getAttribute(name), OWN)
    const [first] = wrong
    return {
      ...this.#options,
      provider: first ? misconfigured('catch-captcha', ...first) : this.#made(),
      locale: this.language() ?? locale,
      nonce: this.nonce || nonce,
      ...options,
    }
  }

  /** The language asked for in the page; the page's own is what the captcha takes by itself. */
  protected language(): string | undefined {
    return this.closest<HTMLElement>('[lang]:not(html)')?.lang
  }

  /** Several attributes that change together are one change. */
  protected configure(): void {
    if (this.#stale || !this.#captcha) return
    this.#stale = true
    queueMicrotask(() => this.settle())
  }

  /** Takes over at once what has changed. */
  protected settle(): void {
    if (!this.#stale) return
    this.#stale = false
    this.#captcha?.configure(this.#read())
  }
}
