import type { State } from '@catchcha/core'

/** Where there is no DOM the module can still be imported. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement)

/** What the page's style sheets say of the element would come down to the messages in it: only their colour, their typeface and a size one can read do. */
const CSS = `:host{display:block}:host([hidden]){display:none}
:host>div{all:initial;display:block;outline:revert;color:inherit;visibility:inherit;font-family:inherit;font-size:max(1em,12px)}`

/** What makes an element a control of a form, as far as the browser supports that. */
export class FormControl extends Base {
  static readonly formAssociated = true
  /** What the browser's own messages about this control point at; focus goes there. */
  readonly anchor: HTMLElement
  readonly #internals: Partial<ElementInternals>
  #value = ''

  constructor() {
    super()
    const document = this.ownerDocument
    const root = this.attachShadow({ mode: 'open' })
    this.anchor = document.createElement('div')
    this.anchor.tabIndex = -1
    root.append(document.createElement('slot'), this.anchor)
    this.#internals = this.attachInternals?.() ?? {}
    const { CSSStyleSheet } = document.defaultView as Window & typeof globalThis
    if (!root.adoptedStyleSheets) return // browsers from before March 2023
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(CSS)
    root.adoptedStyleSheets.push(sheet)
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form ?? this.closest('form')
  }
  get type(): string {
    return this.localName
  }
  get name(): string {
    return this.getAttribute('name') ?? ''
  }
  set name(name: string) {
    this.setAttribute('name', name)
  }
  /** The token while there is one, else empty. */
  get value(): string {
    return this.#value
  }
  get required(): boolean {
    return this.hasAttribute('required')
  }
  set required(required: boolean) {
    this.toggleAttribute('required', required)
  }
  get disabled(): boolean {
    return this.hasAttribute('disabled')
  }
  set disabled(disabled: boolean) {
    this.toggleAttribute('disabled', disabled)
  }
  get labels(): NodeList | undefined {
    return this.#internals.labels
  }
  get validity(): ValidityState | undefined {
    return this.#internals.validity
  }
  get validationMessage(): string {
    return this.#internals.validationMessage ?? ''
  }
  get willValidate(): boolean {
    return this.#internals.willValidate ?? false
  }
  checkValidity(): boolean {
    return this.#internals.checkValidity?.() ?? true
  }
  reportValidity(): boolean {
    return this.#internals.reportValidity?.() ?? true
  }

  /** The vendor's widget cannot be disabled, but put out of reach. */
  formDisabledCallback(disabled: boolean): void {
    this.inert = disabled
  }

  /** Takes a state over as value, custom state and validity; `missing` says what is to be done while there is no token, undefined where none is needed. */
  protected show(state: State, missing: string | undefined): void {
    const internals = this.#internals
    this.#value = state.status === 'solved' ? state.token : ''
    internals.setFormValue?.(this.#value || null, null) // and no state to restore: a token of another visit is dead
    internals.states?.clear()
    internals.states?.add(state.status)
    if (missing === undefined || this.#value) internals.setValidity?.({})
    else internals.setValidity?.({ valueMissing: true }, missing || native(this), this.anchor)
  }
}

/** What the browser says about a box that must be ticked, in the visitor's language. */
function native({ ownerDocument }: Element): string {
  const box = Object.assign(ownerDocument.createElement('input'), { type: 'checkbox', required: true })
  return box.validationMessage || 'Required'
}
