/** The focused element, also within shadow roots. */
export function focused(document: Document): HTMLElement | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element as HTMLElement | null
}

/** What has focus when it was lost: the page, a dialog, a place that only code can focus, or a frame as the vendor left it. */
const NOWHERE = 'html,body,dialog,iframe,[tabindex="-1"]'

/** Gives focus that was lost to the first of `goals` that takes it. */
export function giveBack(document: Document, ...goals: (HTMLElement | null | undefined)[]): void {
  if (focused(document)?.matches(NOWHERE) === false) return
  for (const goal of goals) {
    goal?.focus()
    if (goal && goal === focused(document)) return
  }
}
