/** Calls `begin`, perhaps more than once, when the element comes near the screen or the person acts on its form (or the page). */
export function whenWanted(element: HTMLElement, mode: 'visible' | 'interaction', begin: () => void, signal: AbortSignal): void {
  if (mode === 'visible') {
    const observer = new IntersectionObserver(seen => seen.some(({ isIntersecting }) => isIntersecting) && begin(), { rootMargin: '200px' })
    observer.observe(element)
    signal.addEventListener('abort', () => observer.disconnect())
  } else {
    const near = element.closest('form') ?? element.ownerDocument
    for (const type of ['pointerdown', 'focusin', 'keydown']) near.addEventListener(type, begin, { signal, passive: true })
  }
}
