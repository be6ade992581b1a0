import { type FailureInit, isFailure } from './failure.ts'

/** Codes by which a server says that its own set-up is wrong; every other refusal is about the token. */
const SETUP = /secret|site_?key|app_|remoteip|bad-request|dummy|site_|referer/

/** Reads a refusal out of what a server's answer holds: a failure, a verdict, codes or one code; undefined where it is none. */
export function refusal(answer: unknown): FailureInit | undefined {
  if (isFailure(answer)) return { ...answer }
  if (Array.isArray(answer)) return refusal(answer.find(code => SETUP.test(String(code))) ?? answer[0])
  if (typeof answer === 'string') return { kind: SETUP.test(answer) ? 'misconfigured' : 'rejected', code: answer }
  const { ok, success = ok, failure, codes, 'error-codes': errors = codes } = Object(answer)
  return success === false ? refusal(failure ?? errors) : undefined
}
