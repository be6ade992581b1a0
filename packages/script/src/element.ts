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
import { createGuard, type Guard, type GuardOptions } from '@catchcha/core/form'
import type { Messages } from '@catchcha/core/messages'
import { readAttributes } from './attributes.ts'
import type { Face } from './face.ts'
import { FormControl } from './form-control.ts'
import { misconfigured } from './misconfigured.ts'
import { whenParsed } from './parsed.ts'
import { PROVIDER_ATTRIBUTES, readProvider } from './provider.ts'

/** What only properties can say; the element's attributes come first. */
export type ElementOptions = Omit<CaptchaOptions, 'provider' | 'load' | 'locale' | 'nonce'>

const OWN = 'load=eager|visible|interaction'
/** Marks the widget's box, so that the copy in a clone is known for one. */
const BOX = 'data-catchcha'

/** `<catch-captcha>`: the widget, what a person needs to know about it, and a form that is not sent without a fresh token. */
export class CatchCaptchaElement extends FormControl {
  static readonly observedAttributes: readonly string[] = [...PROVIDER_ATTRIBUTES, 'load', 'lang', 'required']
  /** What elements use that say nothing else. */
  static defaults: { locale?: string | undefined; nonce?: string | undefined } = {}
  /** How a state is shown and put into words; without it nothing is. */
  static face: Face | undefined

  #captcha: Captcha | undefined
  #options: ElementOptions = {}
  #provider: Provider | undefined
  #send: GuardOptions['send']
  #form: HTMLFormElement | null = null
  #guard: Guard | undefined
  #scope: AbortController | undefined
  #leave: (() => void)[] = []
  #stale = false
  /** Asks again for the submit that failed last. */
  #again: (() => void) | undefined

  constructor() {
    super()
    for (const name of ['options', 'provider', 'send'] as const) {
      if (!Object.hasOwn(this, name)) continue
      const early = this[name] // set before the element was one
      Reflect.deleteProperty(this, name)
      Object.assign(this, { [name]: early })
    }
  }

  /** The captcha itself, with `submit`, `subscribe` and all the rest. */
  get captcha(): Captcha {
    if (this.#captcha) return this.#captcha
    this.#captcha = createCaptcha(this.#read())
    this.#captcha.subscribe(() => this.#changed())
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
    this.#configure()
  }

  /** The provider, in place of the one that the attributes make: for functions among its options, and for other vendors. */
  get provider(): Provider | undefined {
    return this.#provider
  }
  set provider(provider: Provider | undefined) {
    this.#provider = provider
    this.#configure()
  }

  /** Sends the form in the browser's place; a token that the answer calls dead is replaced once. */
  get send(): GuardOptions['send'] {
    return this.#send
  }
  set send(send: GuardOptions['send']) {
    this.#send = send
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
    this.#again = undefined
    this.captcha.reset()
  }

  /** Tells what the server said no with: a failure, a verdict, a code or several. */
  reject(answer: unknown): Failure {
    return this.captcha.reject(answer)
  }

  connectedCallback(): void {
    this.#scope = new AbortController()
    this.formAssociatedCallback(this.form)
    whenParsed(this.ownerDocument, () => this.#mount(), this.#scope.signal)
  }

  disconnectedCallback(): void {
    this.#scope?.abort()
    for (const undo of this.#leave) undo()
    this.#leave = []
    this.formAssociatedCallback(this.form)
  }

  /** The guard of the form that the element belongs to. */
  get guard(): Guard | undefined {
    return this.#guard
  }

  /** Moved as it is: nothing is lost. */
  connectedMoveCallback(): void {
    this.formAssociatedCallback(this.form)
  }

  attributeChangedCallback(name: string): void {
    if (name === 'required') this.#check()
    else this.#configure()
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    if (form === this.#form) return
    this.#guard?.undo()
    this.#form = form
    const element = this
    this.#guard =
      form === null
        ? undefined
        : createGuard(form, this.captcha, {
            active: () => !this.matches(':disabled'),
            get fields() {
              return element.#fields()
            },
            get send() {
              return element.#send
            },
            onDone: ({ ok }, submitter) => {
              this.#again = ok ? undefined : () => form.requestSubmit(submitter)
              if (!ok) this.scrollIntoView?.({ block: 'nearest' })
            },
          })
  }

  formResetCallback(): void {
    this.reset()
  }

  override formDisabledCallback(disabled: boolean): void {
    super.formDisabledCallback(disabled)
    this.#check()
  }

  #fields(): readonly string[] {
    const name = this.getAttribute('name')
    const fields = this.#made().adapter.fields ?? ['captcha_token']
    return name ? [name, ...fields] : fields
  }

  #made(): Provider {
    return this.#provider ?? readProvider(name => this.getAttribute(name))
  }

  #read(): CaptchaOptions {
    const { locale, nonce } = CatchCaptchaElement.defaults
    const { options, wrong } = readAttributes(name => this.getAttribute(name), OWN)
    const [first] = wrong
    return {
      ...this.#options,
      provider: first ? misconfigured('catch-captcha', ...first) : this.#made(),
      locale: this.#lang() ?? locale,
      nonce: this.nonce || nonce,
      ...options,
    }
  }

  /** The language asked for in the page; the page's own is what the captcha takes by itself. */
  #lang(): string | undefined {
    return this.closest<HTMLElement>('[lang]:not(html)')?.lang
  }

  /** The words to show: of that language, or of the page's. */
  #words(face: Face): Messages {
    return face.messages(this.#lang() ?? CatchCaptchaElement.defaults.locale ?? this.ownerDocument.documentElement.lang)
  }

  /** Several attributes that change together are one change. */
  #configure(): void {
    if (this.#stale || !this.#captcha) return
    this.#stale = true
    queueMicrotask(() => this.#settle())
  }

  #settle(): void {
    if (!this.#stale) return
    this.#stale = false
    this.#captcha?.configure(this.#read())
  }

  #mount(): void {
    const { captcha } = this
    this.#settle()
    for (const copy of this.querySelectorAll(`:scope > [${BOX}]`)) copy.remove()
    const box = this.ownerDocument.createElement('div')
    box.setAttribute(BOX, '')
    this.append(box)
    const { face } = CatchCaptchaElement
    const seen = { ...captcha, execute: (options?: ExecuteOptions) => this.#retry(options) }
    this.#leave = [captcha.mount(box), () => box.remove(), ...(face ? [face.view(this.anchor, seen, this.#words(face))] : [])]
    this.#check()
  }

  /** The view's button: the submit once more that failed, or just the challenge. */
  #retry(options?: ExecuteOptions): Promise<Outcome> {
    const again = this.#again
    if (!again) return this.captcha.execute(options)
    this.#again = undefined
    again()
    return this.captcha.execute({ signal: AbortSignal.abort() }) // the submit has a run of its own
  }

  #check(): void {
    if (!this.#captcha) return
    const { state } = this
    const { face } = CatchCaptchaElement
    const words = face?.words(state, this.#words(face)) ?? ''
    this.show(state, this.hasAttribute('required') && !this.matches(':disabled') ? words : undefined)
  }

  #changed(): void {
    const { state } = this
    const failure = 'failure' in state ? state.failure : undefined
    this.#check()
    const tell = (type: string, detail: object): boolean =>
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }))
    tell('captcha-state', { status: state.status, failure })
    if (state.status === 'solved') tell('captcha-solved', state)
    if (failure) tell('captcha-failed', failure)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'catch-captcha': CatchCaptchaElement
  }
  interface HTMLElementEventMap {
    'captcha-state': CustomEvent<{ readonly status: State['status']; readonly failure: Failure | undefined }>
    'captcha-solved': CustomEvent<State & { readonly status: 'solved' }>
    'captcha-failed': CustomEvent<Failure>
  }
}
