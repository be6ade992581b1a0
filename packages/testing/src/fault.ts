/**
 * What the network does to a file of a vendor. `refused` and `reset` cut the connection before an answer · `status` an error page ·
 * `empty` 204 or a body of nothing · `html` a portal's page in place of the script · `hang` no answer, ever · `slow` an answer after `ms` ·
 * `cut` half a body · `stub` a script that defines nothing.
 */
export type FaultKind = (typeof KINDS)[number]

const KINDS = ['refused', 'reset', 'status', 'empty', 'html', 'hang', 'slow', 'cut', 'stub'] as const

/** One fault of the network, as plain JSON. */
export interface Fault {
  readonly kind: FaultKind
  /** `status` and `empty`. @default 503 for `status`, 200 for `empty` */
  readonly status?: number | undefined
  /** False leaves the CORS headers away, so that a page cannot read the status. @default true */
  readonly cors?: boolean | undefined
  /** Milliseconds, for `slow`. @default 1000 */
  readonly ms?: number | undefined
  /** Only the first so many requests; the rest works. @default all */
  readonly first?: number | undefined
  /** Which file: the script the page asks for, CaptchaLa's lazily fetched core, or hCaptcha's frame. @default 'script' */
  readonly of?: 'script' | 'core' | 'frame' | undefined
  /** Only this host. @default every host */
  readonly host?: string | undefined
}

/**
 * Looks at a fault: a misspelt one would be none, and a test would pass for the wrong reason.
 * @throws A `TypeError` that says which there are.
 */
export function checkFault(call: string, fault: unknown): void {
  if (!KINDS.some(kind => kind === (fault as Fault | null)?.kind))
    throw new TypeError(`${call}: pass as kind of network one of ${KINDS.join(', ')}.`)
}

/** Tells which fault, if any, meets the next request for a file, and counts. */
export function faultMeter(): (fault: Fault | undefined, file: string, host: string, key?: string) => Fault | undefined {
  const seen = new Map<string, number>()
  return (fault, file, host, key = '') => {
    if (!fault || (fault.of ?? 'script') !== file || (fault.host ?? host) !== host) return undefined
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return fault.first !== undefined && before >= fault.first ? undefined : fault
  }
}
