import type { Messages } from '../messages/types.ts'

/** The elements of a view. `polite` and `urgent` are live regions, there before they speak, as screen readers want them; `countdown` counts each second, unheard. */
export type Parts = readonly [
  root: HTMLElement,
  polite: HTMLElement,
  urgent: HTMLElement,
  countdown: HTMLElement,
  button: HTMLElement,
  support: HTMLElement,
  code: HTMLElement,
]

export function createParts(document: Document, { lang, dir, support: summary }: Messages): Parts {
  const polite = make(document, 'div', { role: 'status' })
  const urgent = make(document, 'div', { role: 'alert' })
  const countdown = make(document, 'p', { part: 'countdown', 'aria-hidden': 'true' })
  const button = make(document, 'button', { part: 'retry', type: 'button' })
  const code = make(document, 'code', { part: 'code', dir: 'ltr' })
  const support = make(document, 'details', { part: 'support' }, make(document, 'summary', {}, summary), code)
  // focus goes to the root when the button it was on is gone
  const root = make(
    document,
    'div',
    { class: 'catchcha', part: 'view', lang, dir, tabindex: '-1' },
    polite,
    urgent,
    countdown,
    button,
    support,
  )
  return [root, polite, urgent, countdown, button, support, code]
}

/** Makes an element. */
export function make(
  document: Document,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** Puts `text` into `element`, without touching what is selected there, and hides `box` while there is none. */
export function put(element: HTMLElement, text: string = '', box: HTMLElement = element): void {
  if (element.textContent !== text) element.textContent = text
  box.hidden = !text
}
