import { isRecord } from './provider.ts'

/** The fields vendors and their plug-ins post a token in. */
const FIELDS = [
  'h-captcha-response',
  'captchala_token',
  'captchalaToken',
  'captcha_token',
  'aicaptcha-response',
  'g-recaptcha-response',
] as const

export interface FieldOptions {
  /** The names to look for, in this order. @default the vendors' own */
  readonly fields?: readonly string[] | undefined
}

export interface RequestOptions extends FieldOptions {
  /** Longest body to read, in bytes. @default 1000000 */
  readonly limit?: number | undefined
}

/** The names to look for. */
function fieldsOf(who: string, options: FieldOptions): readonly string[] {
  const { fields = FIELDS } = Object(options) as FieldOptions
  if (isRecord(options) && Array.isArray(fields) && fields.every(name => typeof name === 'string')) return fields
  throw new TypeError(`${who}, { fields }): pass an object as options, and in it a list of names as fields.`)
}

/** The token in what a request brought: whatever that is, it throws nothing. */
function find(body: unknown, fields: readonly string[]): string | undefined {
  const all = (name: string): readonly unknown[] => {
    if (body instanceof FormData || body instanceof URLSearchParams) return body.getAll(name)
    return isRecord(body) && Object.hasOwn(body, name) ? [body[name]].flat() : []
  }
  try {
    return fields.flatMap(all).find(value => typeof value === 'string' && value.trim() !== '') as string | undefined
  } catch {
    return undefined // an object that cannot be read holds no token
  }
}

/**
 * The token in a body that is parsed already: an object, `FormData` or `URLSearchParams`; undefined if there is none, whatever came.
 * @throws A `TypeError` for options that cannot be meant.
 */
export const fromBody = (body: unknown, options: FieldOptions = {}): string | undefined => find(body, fieldsOf('fromBody(body', options))

/**
 * The token in a request, posted as a form or as JSON, or in the header `X-Captcha-Token`; undefined if there is none. Reads a copy: the
 * body is still there for the site. A body that cannot be read, or breaks off, holds no token.
 * @throws Rejects with a `TypeError` where the body was read before (use `fromBody` then), for what is no `Request`, and for options that cannot
 * be meant.
 */
export async function fromRequest(request: Request, options: RequestOptions = {}): Promise<string | undefined> {
  const fields = fieldsOf('fromRequest(request', options)
  const { limit = 1_000_000 } = options
  if (typeof limit !== 'number' || !(limit >= 0)) throw new TypeError('fromRequest(request, { limit }): pass a number of bytes as limit.')
  if (typeof request?.headers?.get !== 'function')
    throw new TypeError('fromRequest(request): pass a Request of the fetch standard. In Express and its like, use fromBody(req.body).')
  const inHeader = request.headers.get('x-captcha-token')?.trim()
  if (inHeader || !request.body) return inHeader || undefined
  if (request.bodyUsed || request.body.locked)
    throw new TypeError('fromRequest: the body was read before. Call it first, or give what you parsed to fromBody().')
  const bytes = await upTo(limit, request.clone()).catch(() => undefined) // the visitor went away in the middle of it
  if (!bytes) return undefined
  const type = request.headers.get('content-type') ?? ''
  const copy = new Response(bytes, { headers: { 'content-type': type } })
  try {
    return find(/\bjson\b/i.test(type) ? await copy.json() : await copy.formData(), fields)
  } catch {
    return undefined // neither a form nor JSON: it holds no token
  }
}

/** The whole body, or undefined if it is longer. */
async function upTo(limit: number, { body }: Request): Promise<Blob | undefined> {
  const parts: BlobPart[] = []
  let size = 0
  const reader = body?.getReader()
  for (let part = await reader?.read(); reader && part && !part.done; part = await reader.read()) {
    size += part.value.byteLength
    parts.push(part.value)
    if (size <= limit) continue
    void reader.cancel()
    return undefined
  }
  return new Blob(parts)
}
