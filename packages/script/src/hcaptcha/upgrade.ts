import { namesOf } from '../attributes.ts'
import type { CatchCaptchaElement } from '../element.ts'
import { misconfigured } from '../misconfigured.ts'
import { whenParsed } from '../parsed.ts'
import { HCAPTCHA } from '../vendors/hcaptcha.ts'
import { CALLBACKS, type CallbackName, callbackOf, named, wrongName } from './callbacks.ts'
import { type Driven, drive, type Passed, type Vendor } from './globals.ts'

const CLASS = 'h-captcha'
const WIDGET = '[data-hcaptcha-widget-id]'
/** The page's own tag; ours is there only while it loads. */
const TAG = 'script[src*="hcaptcha.com/1/"]:not([src*=onCatchcha])'
/** The vendor renders what it finds by itself about 1 ms after it has come and the document can be used (observed); by then it must not find what is ours, ms. */
const PAST = 100

/**
 * Takes over the vendor's own markup, `<div class="h-captcha" data-sitekey="…">` and buttons of that class, in `root`. A page whose tag says
 * `render=explicit` renders by itself and is left alone. What is taken over stays so: calling again takes only what is new.
 * Throws a `TypeError` for anything but a document or an element.
 */
export function upgrade(root: ParentNode = document): void {
  if (!root?.querySelectorAll) throw new TypeError('upgrade(root): pass an element, or nothing.')
  whenParsed(document, () => {
    if (document.querySelector(`${TAG}[src*="render=explicit"]`)) return
    for (const host of root.querySelectorAll<HTMLElement>(`.${CLASS}`)) takeOver(host)
  })
}

function takeOver(host: HTMLElement): void {
  const button = host.matches('button,input')
  const place = button ? host.previousElementSibling : host.firstElementChild
  if (place?.matches('catch-captcha')) return
  const drawn = host.querySelector(WIDGET) ?? (button ? place?.querySelector(WIDGET) : undefined) // it was faster than we are
  if (drawn) {
    try {
      ;(window as Window & { hcaptcha?: Vendor }).hcaptcha?.remove?.(drawn.getAttribute('data-hcaptcha-widget-id'))
    } catch {
      // an id it does not know: what it drew goes all the same
    }
    drawn.remove()
    if (button) host.onclick = null
  }
  const element = make(host, button)
  if (document.querySelector(TAG)) {
    host.classList.remove(CLASS)
    const undo = element.captcha.subscribe(() => {
      if (element.state.status === 'loading') return
      undo()
      setTimeout(() => host.classList.add(CLASS), PAST)
    })
  }
  if (button) host.before(element)
  else host.prepend(element)
}

/** The element in the vendor's place, with what the markup says. */
function make(host: HTMLElement, button: boolean): CatchCaptchaElement {
  const element = document.createElement('catch-captcha')
  const data = (name: string): string | null => host.getAttribute(`data-${name}`)
  const set = (name: string, value: string | null): void => {
    if (value) element.setAttribute(name, value)
  }
  set('vendor', 'hcaptcha')
  for (const name of namesOf(HCAPTCHA[1])) set(name, data(name))
  set('lang', data('hl'))
  if (button) set('size', 'invisible')
  if (!document.querySelector('script[src*="recaptchacompat=off"]')) set('recaptcha-compat', 'true') // the vendor's own default
  const check = (): void => {
    for (const name of CALLBACKS) {
      const wrong = wrongName(data(name) || 'onload', document.readyState === 'complete' && !!data(name))
      if (wrong) element.provider = misconfigured('hcaptcha', 'bad-callback', `data-${name}="${data(name)?.slice(0, 40)}": ${wrong}.`)
    }
  }
  check()
  if (document.readyState !== 'complete') addEventListener('load', check, { once: true })

  let lose: ((code: string) => void) | undefined // the run that has not ended
  let running: Promise<Passed> | undefined
  const call = (name: CallbackName, ...what: unknown[]): void => named(data(name))?.(...what)
  const tell = (): void => {
    const { state } = element
    if ('failure' in state) {
      lose?.(state.failure.code)
      lose = running = undefined // it has been told
    }
    const [name, ...what] = callbackOf(state) ?? []
    if (name && !(name === 'callback' && element.guard?.busy())) call(name, ...what) // a token that is being sent is nobody else's to send
  }

  /** A run as the vendor's global and its buttons start it; settles as the vendor's own does, and where that would not. */
  const run = (): Promise<Passed> => {
    if (running) return running
    const made = new Promise<Passed>((resolve, reject) => {
      lose = reject
      if (element.state.status === 'solved' && !element.guard?.busy()) element.reset() // as the vendor does: the page has had it
      let ended = false
      const won = (response: string): void => {
        ended = true
        resolve({ response, key: 'key' in element.state ? String(element.state.key ?? '') : '' })
      }
      const { guard } = element
      const over = guard
        ? guard.run(token => {
            won(token)
            call('callback', token)
          })
        : element.execute().then(outcome => outcome.ok && won(outcome.token))
      void over.catch(globalThis.reportError ?? console.error).then(() => {
        if (!ended && lose === reject && 'failure' in element.state) tell() // the same failure once more is no change
        reject('challenge-closed') // the page ended it
      })
    }).finally(() => {
      if (running === made) lose = running = undefined
    })
    running = made
    return made
  }
  const driven: Driven = {
    element,
    run,
    reset() {
      lose?.('challenge-closed')
      lose = running = undefined
      element.reset()
    },
  }
  element.captcha.subscribe(() => {
    drive(driven)
    tell()
  })
  if (button) {
    host.addEventListener('click', event => {
      if (!named(data('callback')) || !element.isConnected) return // a submit like any other
      event.preventDefault()
      run().catch(() => {}) // the callbacks have told
    })
  }
  return element
}
