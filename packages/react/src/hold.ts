/** A ref callback that calls `make` for an element that comes, and what it returned when the element goes. */
export function hold(make: (element: HTMLElement) => () => void): (element: HTMLElement | null) => void {
  let undo: (() => void) | undefined
  return element => {
    undo?.()
    undo = element ? make(element) : undefined
  }
}
