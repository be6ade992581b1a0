import { calm } from './calm.ts'
import { type FailureInit, type FailureKind, isFailure } from './failure.ts'
import { type Codes, kindOf, plain } from './read.ts'

/** What a server's codes mean, first match wins; every other refusal is about the token. A public test token may come from anybody. */
const CODES: Codes = {
  broken: /runtime_err/,
  'rate-limited': /limit/,
  unreachable: /request_failed/,
  misconfigured: /(?<!dummy-)secret|site_?key|app_|remoteip|bad-request|passcode|site_|referer|credential|quota/,
}
const meant = (code: string): FailureKind => kindOf(CODES, code, 'rejected')

/** Reads a refusal out of what a server's answer holds: a failure, a verdict, codes or one code; undefined where it is none or cannot be read. */
export const refusal = (answer: unknown): FailureInit | undefined => calm(() => look(answer)) || undefined

function look(answer: unknown): FailureInit | undefined {
  if (isFailure(answer)) {
    const { kind, code, by, what, detail } = answer // the rest follows from these here as it did there
    return { kind, code: plain(code), ...(by && { by }), ...(what && { what }), ...(detail && { detail: plain(detail) }) }
  }
  if (Array.isArray(answer)) return look(answer.find(code => meant(code) !== 'rejected') ?? answer[0])
  if (typeof answer === 'string') return { kind: meant(answer), code: plain(answer) }
  const { ok, success = ok, failure, codes, 'error-codes': errors = codes } = Object(answer)
  return success === false ? look(failure ?? errors) : undefined
}
