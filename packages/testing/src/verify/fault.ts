import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * What happens to an answer. `status` an error page · `html` a page with status 200 · `empty` nothing in it · `cut` half of it ·
 * `type` the right body called something else · `garbage` JSON of another shape · `slow` after `ms` · `hang` never ·
 * `reset` the connection breaks · `codes` a refusal.
 */
export type VerifyFaultKind = (typeof FAULTS)[number]

export const FAULTS = ['status', 'html', 'empty', 'cut', 'type', 'garbage', 'slow', 'hang', 'reset', 'codes'] as const

/** One fault of a verification service, as plain JSON. */
export interface VerifyFault {
  readonly kind: VerifyFaultKind
  /** @default 503 for `status`, else 200 */
  readonly status?: number | undefined
  /** Value of a `Retry-After` header. */
  readonly retryAfter?: string | undefined
  /** Milliseconds, for `slow`. @default 1000 */
  readonly ms?: number | undefined
  /** For `codes`: what is refused with, whatever the token. */
  readonly codes?: readonly string[] | undefined
  /** For `garbage`: the body. @default [] */
  readonly body?: unknown
  /** Content type, for `type`. @default 'text/html' */
  readonly type?: string | undefined
  /** Only the first so many requests. @default all */
  readonly first?: number | undefined
  /** Only this host. @default every host */
  readonly host?: string | undefined
  /** Whether the token is used up all the same. @default true for `cut`, `type`, `slow`, `hang` and `reset`: the work was done */
  readonly spends?: boolean | undefined
}

/** Whether a value is a fault: a misspelt one would be none, and a test would pass for the wrong reason. */
export const isFault = (value: unknown): value is VerifyFault => FAULTS.some(kind => kind === (value as VerifyFault | null)?.kind)

const DONE = /^(cut|type|slow|hang|reset)$/

/** Whether the service did its work before the fault struck. */
export const worked = ({ kind, spends = DONE.test(kind) }: VerifyFault): boolean => spends

/** Tells which fault, if any, meets the next request, and counts. */
export function faultCounter(fault: VerifyFault | undefined): (host: string) => VerifyFault | undefined {
  let left = fault?.first ?? Number.POSITIVE_INFINITY
  return host => (fault && (fault.host ?? host) === host && left-- > 0 ? fault : undefined)
}

const PAGE = '<!doctype html><title>Out of order</title><h1>We will be back soon.</h1>\n'

/** Sends `body` as JSON, or what the fault leaves of it. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  body: object,
  status: number,
  fault: VerifyFault | undefined,
): void {
  const { kind, type, retryAfter } = fault ?? {}
  const json = JSON.stringify(kind === 'garbage' ? (fault?.body ?? []) : body)
  const text = kind === 'status' || kind === 'html' ? PAGE : kind === 'empty' ? '' : json
  const sort = kind === 'status' || kind === 'html' ? 'text/html' : kind === 'type' ? (type ?? 'text/html') : 'application/json'
  const code = fault?.status ?? (kind === 'status' ? 503 : status)
  const write = (): void => {
    const headers = { 'content-type': sort, 'content-length': Buffer.byteLength(text), ...(retryAfter && { 'retry-after': retryAfter }) }
    response.writeHead(code, headers)
    if (kind === 'cut') response.write(text.slice(0, text.length >> 1), () => request.socket.destroy())
    else response.end(text)
  }
  if (kind === 'reset') (request.socket as Socket).resetAndDestroy()
  else if (kind === 'slow') {
    const timer = setTimeout(write, fault?.ms ?? 1000)
    response.on('close', () => clearTimeout(timer))
  } else if (kind !== 'hang') write()
}
