import { type Failure, failure } from './failure.ts'
import { own } from './own.ts'
import { isRecord } from './provider.ts'

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
 * for the site alone: of a good verdict only `ok`, of a failure no `detail`. A refusal that came over a wire may hold anything: it stays a
 * refusal, and what cannot be understood of it is left out.
 * @param init Headers to add; a `status` in it goes before ours.
 * @throws A `TypeError` for what is no verdict, such as a promise of one, and for an `init` that no `Response` takes.
 */
export function toResponse(answer: Answer, init: ResponseInit = {}): Response {
  if (typeof (answer as Answer | undefined)?.ok !== 'boolean')
    throw new TypeError('toResponse(verdict): pass what verify() or issueServerToken() resolved to. An await may be missing.')
  if (Object(init) !== init) throw new TypeError('toResponse(verdict, init): pass an object as init, such as { headers }.')
  const { status, body, more } = answer.ok ? { status: 200, body: { ok: true }, more: {} } : refusal(answer)
  try {
    const headers = new Headers(init.headers)
    const ours = { 'content-type': 'application/json', 'cache-control': 'no-store', ...more }
    for (const [name, value] of Object.entries(ours)) headers.set(name, value)
    return new Response(JSON.stringify(body), { status, ...init, headers })
  } catch (cause) {
    throw new TypeError('toResponse(verdict, init): pass headers and a status that a Response with a body can have.', { cause })
  }
}

/** A refusal as the page is told of it. */
function refusal({ failure, codes, tokenSpent }: Extract<Answer, { ok: false }>): {
  status: number
  body: object
  more: Record<string, string>
} {
  const { detail: _, cause: __, ...told } = readFailure(failure)
  const { kind, retryAt } = told
  const wait = retryAt !== undefined && Math.max(1, Math.ceil((retryAt - Date.now()) / 1000))
  const listed = Array.isArray(codes) ? codes.filter(code => typeof code === 'string') : []
  const spent = typeof tokenSpent === 'boolean' || tokenSpent === 'maybe' ? { tokenSpent } : {}
  return {
    status: STATUS[kind],
    body: { ok: false, failure: told, codes: listed, ...spent },
    more: wait ? { 'retry-after': String(wait) } : {},
  }
}

/** The plain parts of a failure, or a failure that says there was none to be understood. */
function readFailure(given: unknown): Failure {
  const parts = Object.entries(isRecord(given) ? given : {}).filter(([, part]) => /^(string|number|boolean)$/.test(typeof part))
  const { kind, code, retryAt, ...rest } = Object.fromEntries(parts)
  if (typeof kind !== 'string' || !Object.hasOwn(STATUS, kind) || typeof code !== 'string') return failure(own('bad-verdict'), '')
  return { ...rest, kind, code, ...(Number.isFinite(retryAt) && { retryAt }) } as Failure
}
