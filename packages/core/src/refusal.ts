import { type FailureInit, type FailureKind, isFailure } from './failure.ts'

/** What a server's codes mean, first match wins; every other refusal is about the token. A public test token may come from anybody. */
const CODES: readonly (readonly [RegExp, FailureKind])[] = [
  [/runtime_err/, 'broken'],
  [/limit/, 'rate-limited'],
  [/request_failed/, 'unreachable'],
  [/(?<!dummy-)secret|site_?key|app_|remoteip|bad-request|passcode|site_|referer|credential|quota/, 'misconfigured'],
]
const kindOf = (code: unknown): FailureKind => CODES.find(([known]) => known.test(String(code)))?.[1] ?? 'rejected'

/** Reads a refusal out of what a server's answer holds: a failure, a verdict, codes or one code; undefined where it is none. */
export function refusal(answer: unknown): FailureInit | undefined {
  if (isFailure(answer)) return { ...answer }
  if (Array.isArray(answer)) return refusal(answer.find(code => kindOf(code) !== 'rejected') ?? answer[0])
  if (typeof answer === 'string') return { kind: kindOf(answer), code: answer }
  const { ok, success = ok, failure, codes, 'error-codes': errors = codes } = Object(answer)
  return success === false ? refusal(failure ?? errors) : undefined
}
