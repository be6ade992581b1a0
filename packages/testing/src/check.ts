/** An object that can have been meant as options or as a behaviour: no list, and no text in its place. */
const isOptions = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Looks at arguments that have to be plain objects.
 * @param call How the function is called, its arguments in order.
 * @throws A `TypeError` that names the first one that is none.
 */
export function checkObjects(call: string, given: Readonly<Record<string, unknown>>): void {
  const wrong = Object.keys(given).find(name => !isOptions(given[name]))
  if (wrong !== undefined) throw new TypeError(`${call}: pass an object as ${wrong}.`)
}

/**
 * Looks at an argument that has to be a window.
 * @throws A `TypeError` for anything else.
 */
export function checkWindow(call: string, window: unknown): void {
  if (typeof (window as Window | undefined)?.document?.createElement !== 'function')
    throw new TypeError(`${call}: pass a window with a document, of a browser or of jsdom.`)
}
