import { isIP } from 'node:net'
import { type Accounts, type Asked, type Service, string, type Told } from './service.ts'
import type { TokenFacts, TokenState } from './tokens.ts'

const DUMMY_SECRET = `0x${'0'.repeat(40)}`
const DUMMY_TOKEN = /^([123])0000000-aaaa-bbbb-cccc-00000000000\1$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const refusal = (codes: readonly string[]): object => ({ success: false, 'error-codes': codes })
const no = (...codes: string[]): Told => ({ body: refusal(codes) })

/** hCaptcha's siteverify. Source: its documentation, and live answers recorded by the npm package verify-hcaptcha (observed). */
export const hcaptchaService: Service = {
  refusal,
  token: ({ fields }) => string(fields['response']) || undefined,
  answer(asked, tokens, accounts) {
    if (asked.type !== 'application/x-www-form-urlencoded') return no('bad-request')
    const secret = string(asked.fields['secret'])
    const response = string(asked.fields['response'])
    const missing = [!secret && 'missing-input-secret', !response && 'missing-input-response'].filter(code => code !== false)
    if (missing.length) return no(...missing)
    const dummy = DUMMY_TOKEN.exec(response)?.[1]
    if (dummy) return secret === DUMMY_SECRET ? { body: dummyBody(dummy) } : no('not-using-dummy-secret')
    if (secret === DUMMY_SECRET) return no('not-using-dummy-passcode')
    const [state, facts] = tokens.look('hcaptcha', response)
    const code = dead(state, accounts.hcaptcha.combined) ?? wrong(asked, accounts.hcaptcha, secret) // a bad token hides a bad secret
    return code ? no(code) : { body: success(facts), spends: response }
  },
}

function dead(state: TokenState, combined: boolean): string | undefined {
  if (state === 'expired') return 'expired-input-response'
  if (state === 'good') return undefined
  if (combined) return 'invalid-or-already-seen-response'
  return state === 'seen' ? 'already-seen-response' : 'invalid-input-response'
}

function wrong({ fields }: Asked, account: Accounts['hcaptcha'], secret: string): string | undefined {
  const sitekey = string(fields['sitekey'])
  const ip = string(fields['remoteip'])
  if (secret !== account.secret) return 'invalid-input-secret'
  if (sitekey && !UUID.test(sitekey)) return 'invalid-sitekey'
  if (sitekey && sitekey !== account.sitekey) return 'sitekey-secret-mismatch'
  if (account.needsIp && !ip) return 'missing-remoteip'
  return ip && !isIP(ip) ? 'invalid-remoteip' : undefined
}

const success = ({ hostname = 'localhost', score }: TokenFacts): object => ({
  success: true,
  challenge_ts: new Date().toISOString(),
  hostname,
  credit: false,
  ...(score !== undefined && { score, score_reason: [] }),
})

/** The first test set has no score, the second is safe, the third a bot. */
function dummyBody(set: string): object {
  const body = success({ hostname: 'dummy-key-pass', score: set === '1' ? undefined : Number(set) - 2 })
  return set === '1' ? body : { ...body, score_reason: [set === '2' ? 'safe' : 'bot'] }
}
