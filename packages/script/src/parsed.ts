/** Calls when the document is parsed: only then is it known which scripts the page loads by itself. At once where it is. */
export function whenParsed(document: Document, call: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', call, { once: true })
  else call()
}
