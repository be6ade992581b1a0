import type { Failure } from './failure.ts'

/** A verdict, or the answer to a request for a server token. */
type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly failure: Failure; readonly codes: readonly string[]; readonly tokenSpent?: unknown }

/** The status that says the same as the kind: the visitor's own matters 4xx, the site's and the vendor's 5xx. */
const STATUS: Readonly<Record<Failure['kind'], number>> = {
  rejected: 403,
  expired: 403,
  blocked: 403,
  cancelled: 503,
  offline: 503,
  unreachable: 503,
  'rate-limited': 429,
  broken: 502,
  misconfigured: 500,
}

/**
 * A `Response` for the page: a status, and a JSON body that `captcha.submit()` and `captcha.reject()` understand. It tells nothing that is
 * for the site alone: of a good verdict only `ok`, of a failure no `detail`.
 * @param init Headers to add; a `status` in it goes before ours.
 */
export function toResponse(answer: Answer, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers)
  headers.set('content-type', 'application/json')
  headers.set('cache-control', 'no-store')
  if (answer.ok) return new Response(JSON.stringify({ ok: true }), { status: 200, ...init, headers })
  const { detail: _, cause: __, ...failure } = answer.failure
  const { codes, tokenSpent } = answer
  if (failure.retryAt !== undefined) headers.set('retry-after', String(Math.max(1, Math.ceil((failure.retryAt - Date.now()) / 1000))))
  const body = { ok: false, failure, codes, ...(tokenSpent !== undefined && { tokenSpent }) }
  return new Response(JSON.stringify(body), { status: STATUS[failure.kind], ...init, headers })
}
