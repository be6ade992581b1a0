import { inject, ssrContextKey } from 'vue'

/** The id of the original's root element; an id is only there once in a document, so it goes to the first widget. */
const ID = 'hcap-script'
const served = new WeakSet<object>()

/** The id for a widget rendered on a server: of the first one in what `renderToString` makes. Undefined in a browser. */
export function servedId(): string | undefined {
  const page = inject<object | undefined>(ssrContextKey, undefined)
  if (!page || served.has(page)) return undefined
  served.add(page)
  return ID
}

/** Gives the id to an element in the page, or takes it away again, so that exactly one has it; an id of the app's own stays. */
export function settleId(element: Element): void {
  const others = [...document.querySelectorAll(`#${ID}`)].filter(other => other !== element)
  if (!element.id && !others.length) element.id = ID
  else if (element.id === ID && others.length) element.removeAttribute('id')
}
