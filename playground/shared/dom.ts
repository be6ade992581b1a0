type Value = string | number | boolean | undefined | ((event: Event) => void)

/** An element: text becomes attributes, true and false set or leave one, functions listen. Nothing is ever parsed as HTML. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (typeof value === 'boolean') element.toggleAttribute(name, value)
    else if (value !== undefined) element.setAttribute(name, String(value))
  }
  element.append(...children)
  return element
}

/** A button that submits nothing. */
export const button = (label: string, click: () => void, attributes: Readonly<Record<string, Value>> = {}): HTMLButtonElement =>
  h('button', { type: 'button', click, ...attributes }, label)

/** Text that only a screen reader says. */
export const unseen = (text: string): HTMLElement => h('span', { class: 'unseen' }, text)

/** The element of our own pages with that id; throws an Error where the page lacks it. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no element #${id}.`)
  return element
}
