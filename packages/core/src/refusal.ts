import { calm } from './calm.ts'
import { type FailureInit, type FailureKind, isFailure } from './failure.ts'
import { plain } from './read.ts'

/** What a server's codes mean, first match wins; every other refusal is about the token. A public test token may come from anybody. */
const CODES: readonly (readonly [RegExp, FailureKind])[] = [
  [/runtime_err/, 'broken'],
  [/limit/, 'rate-limited'],
  [/request_failed/, 'unreachable'],
  [/(?<!dummy-)secret|site_?key|app_|remoteip|bad-request|passcode|site_|referer|credential|quota/, 'misconfigured'],
]
const kindOf = (code: unknown): FailureKind => CODES.find(([known]) => known.test(String(code)))?.[1] ?? 'rejected'

/** Reads a refusal out of what a server's answer holds: a failure, a verdict, codes or one code; undefined where it is none or cannot be read. */
export const refusal = (answer: unknown): FailureInit | undefined => calm(() => look(answer)) || undefined

function look(answer: unknown): FailureInit | undefined {
  if (isFailure(answer)) {
    const { kind, code, by, what, detail } = answer // the rest follows from these here as it did there
    return { kind, code: plain(code), ...(by && { by }), ...(what && { what }), ...(detail && { detail: plain(detail) }) }
  }
  if (Array.isArray(answer)) return look(answer.find(code => kindOf(code) !== 'rejected') ?? answer[0])
  if (typeof answer === 'string') return { kind: kindOf(answer), code: plain(answer) }
  const { ok, success = ok, failure, codes, 'error-codes': errors = codes } = Object(answer)
  return success === false ? look(failure ?? errors) : undefined
}
