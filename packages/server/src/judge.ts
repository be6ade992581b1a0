import type { Entry } from '@catchcha/codes'
import type { Answer } from './exchange.ts'
import type { Fact } from './failure.ts'
import { own } from './own.ts'
import type { Facts } from './verdict.ts'

type Kind = Fact['kind']

/** Of several codes the one that somebody must act on comes first; only a refusal by all of them is the visitor's matter. */
const ORDER: readonly Kind[] = ['misconfigured', 'rate-limited', 'unreachable', 'broken', 'rejected']

/** The code that decides, with what it means; an unknown one does so only alone, as `broken` with its text. Undefined without any code. */
export function weigh(codes: readonly string[], table: readonly Entry[]): Fact | undefined {
  const listed = table.filter(({ code }) => codes.includes(code))
  const rank = ({ kind = 'broken' }: Entry): number => ORDER.indexOf(kind)
  const [entry] = listed.sort((a, b) => rank(a) - rank(b) || codes.indexOf(a.code) - codes.indexOf(b.code))
  if (entry) return { kind: entry.kind ?? 'broken', code: entry.code, detail: `${entry.meaning} ${entry.fix}` }
  const [code] = codes
  return code === undefined ? undefined : { kind: 'broken', code, detail: 'The vendor refused with a code that nobody has listed.' }
}

/** What an answer's status alone says; undefined where its body is to be read, as refusals come with 4xx, too. */
export function judgeStatus({ status, retryAfter }: Extract<Answer, { status: number }>): Fact | undefined {
  if (status === 429) return own('http-429', '', pause(retryAfter))
  const readable = (status >= 200 && status < 300) || (status >= 400 && status < 500)
  return readable ? undefined : own(`http-${status || '3xx'}`)
}

/** When a `Retry-After` in seconds or as a date is over; at most a day ahead. */
function pause(retryAfter: string | null): { readonly retryAt?: number } {
  if (!retryAfter) return {}
  const now = Date.now()
  const at = /^\s*\d+\s*$/.test(retryAfter) ? now + Number(retryAfter) * 1000 : Date.parse(retryAfter)
  return Number.isNaN(at) ? {} : { retryAt: Math.min(Math.max(at, now), now + 86_400_000) }
}

/**
 * Codes as they may be shown: what is not in the vendor's list may be anything the vendor echoes, so it is cut, and dropped altogether
 * where a word of it is part of the token or of a key.
 */
export function showable(codes: readonly string[], table: readonly Entry[], hidden: readonly string[]): readonly string[] {
  const bare = (code: string): string => {
    if (table.some(entry => entry.code === code)) return code
    const words = code.split(/[^\w.-]+/).filter(word => word.length > 5)
    const leaks = hidden.some(secret => secret !== '' && (code.includes(secret) || words.some(word => secret.includes(word))))
    return leaks
      ? 'redacted'
      : code
          .replace(/\s+/g, ' ')
          .replace(/\S{20,}/g, run => (/\d/.test(run) ? '…' : run))
          .slice(0, 80)
  }
  return [...new Set(codes.slice(0, 20).map(bare))]
}

/** Facts without those that repeat the token or a key, as a vendor may that echoes what it was sent. */
export const unechoed = (facts: Facts, hidden: readonly string[]): Facts =>
  Object.fromEntries(
    Object.entries(facts).filter(([, value]) => !hidden.some(secret => secret.length > 7 && String(value).includes(secret))),
  )
