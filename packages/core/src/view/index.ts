import type { Failure } from '../failure.ts'
import { en } from '../messages/locales/en.ts'
import type { Messages } from '../messages/types.ts'
import { must } from '../must.ts'
import type { Captcha } from '../types.ts'
import { focused, giveBack } from './focus.ts'
import { createParts, make, put } from './parts.ts'
import { isBusy, opened, SECOND, scene } from './scene.ts'
import { adopt } from './style.ts'

export interface ViewOptions {
  /** @default English */
  readonly messages?: Messages | undefined
  /** What the button does in place of the default; a page that sends a form with `submit()` sends it again here, so that no token is minted in vain. */
  readonly onRetry?: ((failure: Failure | undefined) => void) | undefined
  /** Where focus goes when a challenge ends without a token. @default the element that had it when the challenge opened */
  readonly returnFocus?: HTMLElement | (() => HTMLElement | null) | undefined
}

/**
 * Shows in `target` what a captcha's state means to a person, and returns the undo, which leaves nothing behind. Best made together with the captcha: what is there before it can speak may not be heard.
 * Its button runs the challenge again where a challenge failed or a wait is over; after any other failure it resets the captcha, and the person goes on with the widget or the page's own button.
 * Throws a `TypeError` for anything but an element and a captcha.
 * Its elements have the parts `view`, `title`, `body`, `countdown`, `retry`, `support` and `code`; it takes `--catchcha-color`, `-background`, `-border`, `-radius` and `-padding`.
 */
export function createView(
  target: HTMLElement,
  captcha: Pick<Captcha, 'getSnapshot' | 'subscribe' | 'execute' | 'reset'>,
  options?: ViewOptions,
): () => void {
  must(!!target?.append && captcha?.subscribe, 'createView(): pass an element and a captcha.')
  const { messages: given, onRetry, returnFocus }: ViewOptions = Object(options)
  const messages = given ?? en
  const document = target.ownerDocument
  const [root, polite, urgent, countdown, button, support, code] = createParts(document, messages)
  let last = captcha.getSnapshot()
  let failure: Failure | undefined // the one shown, or the one whose wait has just ended
  let trigger: HTMLElement | null = null
  let off = true
  let since = Date.now() // when it became busy
  let said = ''
  let saidAt = -SECOND
  let timer: ReturnType<typeof setTimeout> | undefined

  const refocus = (): void => giveBack(document, typeof returnFocus === 'function' ? returnFocus() : returnFocus, trigger, button)

  /** Notes at once what cannot be seen later; the rest waits until the captcha has come to rest. */
  function changed(): void {
    const before = last
    last = captcha.getSnapshot()
    if (!isBusy(before)) since = Date.now()
    if (opened(last) !== undefined && opened(before) === undefined) {
      said &&= '?' // after a new attempt even the same words are news
      trigger = focused(document) // before the vendor takes it
    }
    queueMicrotask(render)
    if (opened(before) && 'failure' in last) queueMicrotask(refocus)
  }

  function press(): void {
    if (off) return
    said &&= '?'
    if (onRetry) onRetry(failure)
    else if (failure?.phase === 'challenge' || last.status === 'ready') void captcha.execute({ fresh: true })
    else captcha.reset()
    render()
  }

  /** Brings everything in line with the state and the clock; comes back by itself while the clock matters. */
  function render(): void {
    if (!root.parentNode) return
    clearTimeout(timer)
    const now = Date.now()
    if ('failure' in last) failure = last.failure
    else if (last.status !== 'ready') failure = undefined
    const elapsed = now - since
    const shown = scene(last, failure, elapsed, now, !!said, messages)
    const { title, body, spoken, count, action, detail } = shown
    let wake = count || (isBusy(last) && !action) ? SECOND - (elapsed % SECOND) : 0
    off = !!shown.off
    button.setAttribute('aria-disabled', String(off))
    const held = root.contains(focused(document))
    put(countdown, count)
    put(code, detail, support)
    if (action || !off || focused(document) !== button) put(button, action) // a pressed button stays until its press has an end: focus is on it
    const words = (body ? `${title}${body}` : spoken) ?? ''
    if (!shown.keep && words !== said) {
      if (now - saidAt < SECOND) wake = SECOND
      else {
        said = words
        saidAt = now
        polite.textContent = urgent.textContent = ''
        for (const [part, text] of Object.entries({ title, body, spoken })) {
          if (text) (shown.urgent ? urgent : polite).append(make(document, 'p', { part }, text))
        }
      }
    }
    if (held && !focused(document)?.closest('.catchcha>:not([hidden])')) root.focus()
    if (wake) timer = setTimeout(render, wake)
  }

  const unsubscribe = captcha.subscribe(changed)
  const unadopt = adopt(target)
  target.append(root)
  button.addEventListener('click', press)
  render()
  return () => {
    off = true
    clearTimeout(timer)
    unsubscribe()
    unadopt()
    const held = root.contains(focused(document))
    root.remove()
    if (held) refocus()
  }
}
