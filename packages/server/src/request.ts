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

/** The token in a body that is parsed already: an object, `FormData` or `URLSearchParams`; undefined if there is none. */
export function fromBody(body: unknown, { fields = FIELDS }: FieldOptions = {}): string | undefined {
  const all = (name: string): readonly unknown[] => {
    if (body instanceof FormData || body instanceof URLSearchParams) return body.getAll(name)
    return isRecord(body) && Object.hasOwn(body, name) ? [body[name]].flat() : []
  }
  return fields.flatMap(all).find(value => typeof value === 'string' && value.trim() !== '') as string | undefined
}

/**
 * The token in a request, posted as a form or as JSON, or in the header `X-Captcha-Token`; undefined if there is none. Reads a copy: the
 * body is still there for the site. Rejects with a `TypeError` only where the body was read before; use `fromBody` then.
 */
export async function fromRequest(request: Request, { limit = 1_000_000, ...options }: RequestOptions = {}): Promise<string | undefined> {
  const inHeader = request.headers.get('x-captcha-token')?.trim()
  if (inHeader || !request.body) return inHeader || undefined
  if (request.bodyUsed) throw new TypeError('fromRequest: the body was read before. Call it first, or give what you parsed to fromBody().')
  const bytes = await upTo(limit, request.clone())
  if (!bytes) return undefined
  const type = request.headers.get('content-type') ?? ''
  const copy = new Response(bytes, { headers: { 'content-type': type } })
  try {
    return fromBody(/\bjson\b/i.test(type) ? await copy.json() : await copy.formData(), options)
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
