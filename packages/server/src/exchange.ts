import type { Fact } from './failure.ts'
import { parseObject } from './json.ts'
import { own } from './own.ts'
import type { Body, Call } from './provider.ts'
import type { Spent } from './verdict.ts'

export interface Exchange {
  /** Ms for the whole exchange, the answer's body included. @default 5000 */
  readonly timeout?: number | undefined
  /** Ends the waiting; the token counts as spent once it may have left. */
  readonly signal?: AbortSignal | undefined
  /** @default the runtime's own */
  readonly fetch?: typeof fetch | undefined
}

/** What is wrong with the options of an exchange, undefined where nothing is: what to pass. */
export function wrongOption({ timeout = 1, signal, fetch = globalThis.fetch }: Exchange): string | undefined {
  if (typeof timeout !== 'number' || !(timeout > 0 && timeout < 2 ** 31)) return 'pass as timeout ms, above 0 and below 2147483648' // a longer one would fire at once
  if (signal !== undefined && typeof signal?.addEventListener !== 'function') return 'pass an AbortSignal as signal'
  return typeof fetch === 'function' ? undefined : 'pass a function as fetch'
}

/** A whole answer, or why there is none. */
export type Answer =
  | { readonly status: number; readonly retryAfter: string | null; readonly body: Body | undefined }
  | { readonly lost: Fact; readonly spent: Spent }

const MOST = 65_536 // bytes of an answer; the real ones have a few hundred

/** Posts once and reads what comes back. Never throws, never posts again, follows no redirect. */
export async function exchange(call: Call, { timeout = 5000, signal, fetch = globalThis.fetch }: Exchange): Promise<Answer> {
  if (signal?.aborted) return { lost: own('aborted'), spent: false }
  const stop = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let onAbort = (): void => undefined
  const ended = new Promise<Answer>(resolve => {
    const end = (fact: Fact): void => resolve({ lost: fact, spent: 'maybe' })
    timer = setTimeout(() => end(own('verify-timeout', `No whole answer in ${timeout} ms.`)), timeout)
    onAbort = () => end(own('aborted'))
    signal?.addEventListener('abort', onAbort)
  })
  const work = async (): Promise<Answer> => {
    try {
      return await read(await fetch(call.url, { ...once(call), redirect: 'manual', signal: stop.signal }))
    } catch (error) {
      const word = systemWord(error)
      return {
        lost: own('verify-failed', `The request found no answer (${word || 'no reason given'}).`),
        spent: UNSENT.test(word) ? false : 'maybe',
      }
    }
  }
  const answer = await Promise.race([work(), ended])
  clearTimeout(timer)
  signal?.removeEventListener('abort', onAbort)
  stop.abort()
  return answer
}

/**
 * A request whose body can be sent once only. Given as text, the fetch specification sends it again after a 421 (observed in Node 20), and
 * the token would arrive twice; as a stream it cannot be.
 */
function once({ headers, body }: Call): RequestInit {
  const bytes = new TextEncoder().encode(body)
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes)
      controller.close()
    },
  })
  const init = { method: 'POST', headers: { ...headers, 'content-length': String(bytes.length) }, body: stream, duplex: 'half' }
  return init
}

async function read(response: Response): Promise<Answer> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); reader && part && !part.done && size <= MOST; part = await reader.read()) {
    size += part.value.byteLength
    text += decoder.decode(part.value, { stream: true })
  }
  if (size > MOST) void reader?.cancel().catch(() => undefined) // nobody wants the rest, also where this `fetch` hears no signal
  const body = size > MOST ? undefined : parseObject(text + decoder.decode())
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body }
}

/** Ends that come before a byte of the request is sent: no address, no connection, a certificate that is not the vendor's. */
const UNSENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_INVALID_URL|UNABLE_TO_\w+|\w*CERT\w*)$/

/** The system's word for what happened to the connection, and nothing else of the error: it may hold the request. */
function systemWord(error: unknown): string {
  try {
    const { code } = Object((error as Error).cause ?? error) as { code?: unknown }
    return /^[A-Z][A-Z_]{2,39}$/.test(String(code)) ? String(code) : ''
  } catch {
    return '' // nothing was thrown, or what was thrown throws itself
  }
}
