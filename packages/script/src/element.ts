import type { ExecuteOptions, Failure, Outcome, State } from '@catchcha/core'
import { createGuard, type Guard } from '@catchcha/core/form'
import type { Messages } from '@catchcha/core/messages'
import { CaptchaControl } from './captcha-control.ts'
import type { Face } from './face.ts'
import { whenParsed } from './parsed.ts'
import { PROVIDER_ATTRIBUTES } from './provider.ts'

/** Marks the widget's box, so that the copy in a clone is known for one. */
const BOX = 'data-catchcha'

/** `<catch-captcha>`: the widget, what a person needs to know about it, and a form that is not sent without a fresh token. */
export class CatchCaptchaElement extends CaptchaControl {
  static readonly observedAttributes: readonly string[] = [...PROVIDER_ATTRIBUTES, 'load', 'lang', 'required']
  /** How a state is shown and put into words; without it nothing is. */
  static face: Face | undefined

  #form: HTMLFormElement | null = null
  #guard: Guard | undefined
  /** From the coming into the page to the leaving. */
  #stay: object | undefined
  #leave: (() => void)[] = []
  /** Asks again for the submit that failed last. */
  #again: (() => void) | undefined

  connectedCallback(): void {
    const stay = {}
    this.#stay = stay
    this.formAssociatedCallback(this.form)
    const mount = (): void => {
      if (this.#stay === stay) this.#mount()
    }
    // code that puts the element into the page may say what it is right after
    whenParsed(this.ownerDocument, () => (this.hasAttribute('vendor') ? mount() : queueMicrotask(mount)))
  }

  disconnectedCallback(): void {
    this.#stay = undefined
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

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (name === 'required') this.#check()
    else this.configure()
    if (name !== 'lang' || before === now || !this.#leave[0]) return
    this.disconnectedCallback() // the words anew, as the widget is
    this.connectedCallback()
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
              return element.fields()
            },
            get send() {
              return element.send
            },
            onDone: ({ ok }, submitter) => {
              this.#again = ok ? undefined : () => form.requestSubmit(submitter)
              if (!ok) this.scrollIntoView?.({ block: 'nearest' })
            },
          })
  }

  override reset(): void {
    this.#again = undefined
    super.reset()
    this.#guard?.drop()
  }

  formResetCallback(): void {
    this.reset()
  }

  override formDisabledCallback(disabled: boolean): void {
    super.formDisabledCallback(disabled)
    this.#check()
  }

  /** The words to show: of that language, or of the page's. */
  #words(face: Face): Messages {
    return face.messages(this.language() ?? CaptchaControl.defaults.locale ?? this.ownerDocument.documentElement.lang)
  }

  #mount(): void {
    const { captcha } = this
    this.settle()
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
    const { state } = this
    const { face } = CatchCaptchaElement
    const disabled = this.matches(':disabled')
    const words = face?.words(state, this.#words(face)) ?? ''
    for (const field of this.querySelectorAll('textarea')) field.disabled = disabled // the vendor's own fields, as in a disabled fieldset
    this.show(state, this.required && !disabled ? words : undefined)
  }

  protected override changed(): void {
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
