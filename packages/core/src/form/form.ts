/** An attribute of the pressed button, or of its form; never the property, which a field of that name hides. */
const read = (form: HTMLFormElement, button: HTMLElement | null, name: string): string | null | undefined =>
  (button?.getAttribute(`form${name}`) ?? form.getAttribute(name))?.toLowerCase()

/** Whether the form would be sent by this method; anything unknown is `get`. */
export function asks(form: HTMLFormElement, button: HTMLElement | null, method: 'get' | 'dialog'): boolean {
  const asked = read(form, button, 'method')
  return method === (asked === 'post' || asked === 'dialog' ? asked : 'get')
}

/** Whether the answer takes the place of this page, and not of a tab or a frame. */
export const leavesPage = (form: HTMLFormElement, button: HTMLElement | null): boolean =>
  /^(|_self|_top|_parent)$/.test(read(form, button, 'target') ?? '')

/** Puts the token into the form's fields: the first of `names` always, the others where the form has them. Returns the undo. */
export function lend(form: HTMLFormElement, names: readonly string[], token: string): () => void {
  const own = form.ownerDocument.createElement('input')
  const fields = [...form.querySelectorAll<HTMLInputElement>('[name]')].filter(({ name }) => names.includes(name))
  own.type = 'hidden'
  own.name = names[0] as string
  if (!fields.some(({ name }) => name === own.name)) fields.push(form.appendChild(own))
  const fill = (value: string): void => {
    for (const field of fields) field.value = value
  }
  fill(token)
  return () => {
    fill('')
    own.remove()
  }
}
