/** The element a caller means: itself, or what its id or selector finds. Self-contained: its text is served as a script. */
export function locate(document: Document, given: unknown, by: 'id' | 'selector'): Element | undefined {
  const found: unknown = typeof given === 'string' ? (by === 'id' ? document.getElementById(given) : document.querySelector(given)) : given
  return typeof found === 'object' && found !== null && 'nodeType' in found && found.nodeType === 1 ? (found as Element) : undefined
}
