import type { Fault } from './fault.ts'

/**
 * Answers what `@catchcha/core` asks the network about a script that did not come, in place of the network: the vendor as the fault has it, and
 * the site's own origin, which is there. Every other request goes its way. Returns the undo.
 * @param isVendor Recognises the vendors' scripts by origin and path.
 */
export function answerProbes(
  window: Window & typeof globalThis,
  isVendor: (place: string) => boolean,
  fault: () => Fault | undefined,
): () => void {
  const { fetch } = window
  if (typeof fetch !== 'function') return () => undefined
  const ours: typeof fetch = async (input, init) => {
    const request = typeof input === 'object' && 'url' in input ? input : undefined
    const { href, origin, pathname } = new URL(request?.url ?? String(input), window.location.href)
    const own = href === `${window.location.origin}/` && (init?.method ?? request?.method) === 'HEAD'
    if (!own && !isVendor(origin + pathname)) return fetch.call(window, input, init)
    const { kind, status = kind === 'status' ? 503 : 200 } = (own ? undefined : fault()) ?? {}
    if (kind === 'refused' || kind === 'reset') throw new TypeError('Failed to fetch')
    const signal = init?.signal ?? request?.signal
    signal?.throwIfAborted()
    if (kind === 'hang') return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
    return new Response(null, { status })
  }
  window.fetch = ours
  return () => {
    if (window.fetch === ours) window.fetch = fetch
  }
}
