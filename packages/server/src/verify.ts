import { wrongCheck } from './checks.ts'
import { type Exchange, exchange, wrongOption } from './exchange.ts'
import type { Fact } from './failure.ts'
import { judgeStatus, showable, unechoed, weigh } from './judge.ts'
import { own } from './own.ts'
import { type Asked, isProvider, isRecord, type Provider } from './provider.ts'
import { createSent, type Sent } from './sent.ts'
import { accept, refuse, type Verdict } from './verdict.ts'

/** Options of a verification that every vendor has. */
export interface VerifyOptions extends Asked, Exchange {}

const COMMON: Readonly<Record<keyof VerifyOptions, 1>> = { remoteIp: 1, timeout: 1, signal: 1, fetch: 1 }
const LONGEST = 16_384 // characters; hCaptcha's tokens have a few thousand

const sent = new WeakMap<object, Sent>()

/**
 * Asks the vendor about a token, once. Anything but an explicit yes is a refusal, and so is a token that this process has sent before.
 * @param token What the form brought, of any type; `undefined` and the like are refused without a request.
 * @param options Besides the common ones, the checks the vendor can make; an unknown name rejects with a `TypeError`, since a check that is
 * not made would pass everybody.
 * @throws Rejects with a `TypeError` for a programmer's mistake: no provider of this package, or options that cannot be meant. Nothing is sent then.
 */
export async function verify<Checks extends object>(
  provider: Provider<Checks>,
  token: unknown,
  options: VerifyOptions & NoInfer<Checks> = {} as VerifyOptions & NoInfer<Checks>,
): Promise<Verdict> {
  if (!isProvider(provider))
    throw new TypeError(
      'verify(provider, token): pass as provider what a function of @catchcha/server returns, such as hcaptcha({ secret }).',
    )
  if (!isRecord(options)) throw new TypeError('verify(provider, token, options): pass an object as options.')
  const { vendor } = provider
  const stranger = Object.keys(options).find(name => !Object.hasOwn(COMMON, name) && !Object.hasOwn(provider.checks, name))
  if (stranger !== undefined) throw new TypeError(`verify: ${vendor} has no option "${stranger.slice(0, 40)}".`)
  const wrong =
    wrongOption(options) ??
    wrongCheck(provider.checks, options) ??
    (typeof (options.remoteIp ?? '') === 'string' ? undefined : 'pass a text as remoteIp')
  if (wrong) throw new TypeError(`verify(provider, token, options): ${wrong}.`)

  const odd = lookAt(token)
  if (odd || typeof token !== 'string') return refuse(vendor, odd ?? own('token-invalid'), false)
  const ready = provider.prepare(token, options)
  if ('fact' in ready) return refuse(vendor, ready.fact, false)
  if ('facts' in ready) return accept(vendor, ready.facts, false)
  if (options.signal?.aborted) return refuse(vendor, own('aborted'), false)

  const known = sent.get(provider) ?? createSent()
  sent.set(provider, known)
  const keeps = provider.keeps(token, options)
  if (!(await known.note(token, keeps))) return refuse(vendor, own('already-sent'), true)

  const answer = await exchange(ready, options)
  if ('lost' in answer) {
    if (answer.spent === false) await known.forget(token)
    return refuse(vendor, answer.lost, answer.spent)
  }
  const { body, status } = answer
  const reading = body && provider.read(body, token, options)
  const hidden = [token, ...provider.secrets()]
  const codes = reading && 'codes' in reading ? showable(reading.codes, provider.table, hidden) : []
  const limited = judgeStatus(answer)
  if (limited) return refuse(vendor, limited, 'maybe', codes)
  if (reading && 'codes' in reading) {
    const fact = weigh(codes, provider.table) ?? own('refused')
    return refuse(vendor, fact, fact.kind === 'rejected' || 'maybe', codes, reading.degraded && { degraded: true })
  }
  if (!reading || status >= 300) return refuse(vendor, own(status < 300 ? 'bad-answer' : `http-${status}`), 'maybe')
  if ('short' in reading) return refuse(vendor, reading.short, !keeps)
  return accept(vendor, unechoed(reading.facts, hidden), !keeps)
}

/** What is wrong with a token before anybody is asked. */
function lookAt(token: unknown): Fact | undefined {
  if (token === undefined || token === null) return own('token-missing')
  if (typeof token !== 'string') return own('token-invalid')
  if (token.trim() === '') return own('token-missing')
  return token.length > LONGEST ? own('token-too-long') : undefined
}
