/** How often it is looked whether a challenge is still on screen, and how many times at most, ms. */
const LOOK = 30_000
const LOOKS = 20

/**
 * Tells when a challenge is on screen, which nothing of the vendor's does: what appears in `body` during a run is taken for one, and, where the
 * challenge is drawn `inline`, what appears in `element`.
 * @param opened Called once for each challenge.
 * @param stuck Called when it has left the screen without a word, or stays for ever.
 */
export function watchScreen(
  element: HTMLElement,
  inline: boolean,
  opened: () => void,
  stuck: () => void,
): readonly [watch: () => void, rest: () => void] {
  const { body } = element.ownerDocument
  const shown = new Set<Node>()
  const visible = (): boolean => [...shown].some(node => node.isConnected && (node as Element).checkVisibility?.() !== false)
  let timer: ReturnType<typeof setInterval> | undefined
  let looks = 0
  const observer = new MutationObserver(changes => {
    for (const { target, addedNodes } of changes) {
      const seen = addedNodes.length ? [...addedNodes] : [target]
      for (const node of seen) if (node.parentNode === body ? !node.contains(element) : inline && addedNodes.length) shown.add(node)
    }
    if (timer || !visible()) return
    opened()
    timer = setInterval(() => (visible() && ++looks < LOOKS ? 0 : stuck()), LOOK)
  })
  return [
    () => observer.observe(body, { childList: true, subtree: true, attributeFilter: ['style', 'class', 'hidden'] }),
    () => {
      observer.disconnect()
      shown.clear()
      clearInterval(timer)
      timer = undefined
      looks = 0
    },
  ]
}
