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
