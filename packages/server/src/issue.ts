import { type Exchange, exchange, wrongOption } from './exchange.ts'
import { type Fact, type Failure, failure } from './failure.ts'
import { judgeStatus, showable, weigh } from './judge.ts'
import { own } from './own.ts'
import { isProvider, isRecord } from './provider.ts'
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

/** Asks CaptchaLa for a server token (`sct_…`), once; never rejects: a programmer's mistake is `misconfigured`, code `bad-call`, too. */
export async function issueServerToken(provider: CaptchalaProvider, options: ServerTokenOptions & Exchange): Promise<Issued> {
  const wrong = mistake(provider, options)
  if (wrong) return refuse('', own('bad-call', `issueServerToken(provider, { action }): ${wrong}.`))
  const no = (fact: Fact, codes?: readonly string[]): Issued => refuse(provider.vendor, fact, codes)
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

function refuse(vendor: string, fact: Fact, codes: readonly string[] = []): Issued {
  const made = failure(fact, vendor, 'token')
  return Object.freeze({ ok: false as const, failure: made, codes: Object.freeze(codes.length ? codes : [made.code]) })
}

/** What may be asked for besides the action, and its type. */
const MORE: Readonly<Record<string, 'number' | 'string'>> = { ttl: 'number', maxUses: 'number', bindIp: 'string', bindUid: 'string' }
const KNOWN = ['action', 'timeout', 'signal', 'fetch', ...Object.keys(MORE)]

/** What the programmer has to pass in place of what came; undefined where it can be meant. */
function mistake(provider: unknown, options: unknown): string | undefined {
  try {
    if (!isProvider(provider) || !('issue' in provider)) return 'pass what captchala({ appKey, appSecret }) of this package returns'
    if (!isRecord(options) || typeof options['action'] !== 'string' || options['action'] === '') return 'pass an action, such as login'
    const stranger = Object.keys(options).find(name => !KNOWN.includes(name))
    if (stranger !== undefined) return `there is no option "${stranger.slice(0, 40)}"`
    const odd = Object.entries(MORE).find(([name, type]) => {
      const value = options[name]
      return (
        value !== undefined && (typeof value !== type || (typeof value === 'number' && !(value > 0 && value < Number.POSITIVE_INFINITY)))
      )
    })
    return odd ? `pass a ${odd[1]}${odd[1] === 'number' ? ' above 0' : ''} as ${odd[0]}` : wrongOption(options)
  } catch {
    return 'pass objects that can be read'
  }
}
