import { type Exchange, exchange } from './exchange.ts'
import { type Fact, type Failure, failure } from './failure.ts'
import { judgeStatus, showable, weigh } from './judge.ts'
import { own } from './own.ts'
import { isRecord } from './provider.ts'
import { type CaptchalaProvider, codesOf, type ServerTokenOptions } from './vendors/captchala.ts'

/** How asking for a server token ends. */
export type Issued =
  | {
      readonly ok: true
      /** Goes to the page, as its widget's `serverToken`. */
      readonly serverToken: string
      /** Ms epoch; undefined where the vendor does not say. */
      readonly expiresAt?: number
    }
  | { readonly ok: false; readonly failure: Failure; readonly codes: readonly string[] }

/** Asks CaptchaLa for a server token (`sct_…`), once; never rejects. */
export async function issueServerToken(provider: CaptchalaProvider, options: ServerTokenOptions & Exchange): Promise<Issued> {
  const no = (fact: Fact, codes: readonly string[] = []): Issued =>
    Object.freeze({
      ok: false as const,
      failure: failure(fact, provider.vendor, 'token'),
      codes: Object.freeze(codes.length ? codes : [fact.code]),
    })
  const call = provider.issue(options)
  if ('fact' in call) return no(call.fact)
  const answer = await exchange(call, options)
  if ('lost' in answer) return no(answer.lost)
  const { body = {} } = answer
  const data = isRecord(body['data']) ? body['data'] : {}
  const codes = showable(codesOf(body, data), provider.table, provider.secrets())
  const status = judgeStatus(answer)
  if (status) return no(status, codes)
  const { server_token: serverToken, expires_in: life } = data
  if (answer.status < 300 && body['code'] === 0 && typeof serverToken === 'string' && serverToken.startsWith('sct_')) {
    return Object.freeze({ ok: true as const, serverToken, ...(typeof life === 'number' && { expiresAt: Date.now() + life * 1000 }) })
  }
  return no(weigh(codes, provider.table) ?? own(answer.status < 300 ? 'bad-answer' : `http-${answer.status}`), codes)
}
