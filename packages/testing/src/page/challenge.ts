/** A challenge that a person can see, solve and close. */
export interface Challenge {
  readonly box: HTMLElement
  /** Where the vendor put it, and believes it still is. */
  readonly host: Element
  show(): void
  hide(): void
  shown(): boolean
}

/** What a challenge looks like. */
export interface ChallengeLook {
  readonly label: string
  /** A sheet over the whole page, or a panel in the flow. */
  readonly overlay: boolean
  /** False leaves `type` away from the buttons, so that they submit the form they are in. */
  readonly typed: boolean
}

/**
 * Puts a hidden challenge at the end of `host`; styles go through the CSSOM, so that a strict CSP lets them be.
 * Self-contained: its text is served as a script.
 */
export function makeChallenge(host: Element, look: ChallengeLook, on: { solve(): void; close(): void }): Challenge {
  const document = host.ownerDocument
  const box = document.createElement('div')
  const panel = document.createElement('div')
  const button = (text: string, press: () => void): HTMLButtonElement => {
    const made = document.createElement('button')
    if (look.typed) made.type = 'button'
    made.textContent = text
    made.style.margin = '8px'
    made.style.padding = '8px 16px'
    made.addEventListener('click', press)
    panel.append(made)
    return made
  }
  const title = document.createElement('p')
  title.textContent = look.label
  panel.append(title)
  const solve = button('Solve', () => on.solve())
  button('Close', () => on.close())
  panel.setAttribute('role', 'dialog')
  panel.setAttribute('aria-label', look.label)
  Object.assign(panel.style, { padding: '16px', background: 'white', color: 'black', border: '1px solid gray', width: 'max-content' })
  box.setAttribute('data-fake-challenge', '')
  box.setAttribute('aria-hidden', 'true')
  box.style.display = 'none'
  if (look.overlay)
    Object.assign(box.style, {
      position: 'fixed',
      top: '0',
      right: '0',
      bottom: '0',
      left: '0',
      zIndex: '2147483647',
      background: 'rgba(0, 0, 0, 0.2)',
    })
  box.append(panel)
  host.append(box)
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') on.close()
  }
  const hide = (): void => {
    box.style.display = 'none'
    box.setAttribute('aria-hidden', 'true')
    document.removeEventListener('keydown', onKey)
  }
  return {
    box,
    host,
    shown: () => box.style.display !== 'none',
    hide,
    show() {
      box.style.display = 'block'
      box.removeAttribute('aria-hidden')
      document.addEventListener('keydown', onKey)
      solve.focus()
    },
  }
}
