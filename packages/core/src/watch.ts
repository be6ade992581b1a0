import type { CaptchaOptions } from './options.ts'

/** Calls `begin`, perhaps more than once: at once, when the element comes near the screen, or when the person acts on its form (or the page). */
export function whenWanted(element: HTMLElement, mode: CaptchaOptions['load'], begin: () => unknown, signal: AbortSignal): void {
  if (mode === 'interaction') listen(element.closest('form') ?? element.ownerDocument, 'pointerdown focusin keydown', begin, signal)
  else if (mode === 'visible' && globalThis.IntersectionObserver) {
    const observer = new IntersectionObserver(seen => seen.some(({ isIntersecting }) => isIntersecting) && begin(), { rootMargin: '200px' })
    observer.observe(element)
    signal.addEventListener('abort', () => observer.disconnect())
  } else begin()
}

/** Listens for several types of event until `signal` ends it. */
export function listen(target: EventTarget, types: string, call: (event: Event) => void, signal: AbortSignal): void {
  for (const type of types.split(' ')) target.addEventListener(type, call, { signal, passive: true })
}

/**
 * Listens to the element's page until `signal` ends it.
 * @param woken The machine or the tab may have slept.
 * @param restored The page came back from the back/forward cache, with everything as it was when it was left.
 */
export function watchPage(element: HTMLElement, woken: () => void, online: () => void, restored: () => unknown, signal: AbortSignal): void {
  const heard = ({ type, persisted }: Event & { readonly persisted?: boolean }): void => {
    woken()
    if (type === 'online') online()
    if (persisted) restored()
  }
  listen(element.ownerDocument.defaultView as Window, 'online focus pageshow visibilitychange', heard, signal)
}
