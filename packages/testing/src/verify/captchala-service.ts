import { randomBytes } from 'node:crypto'
import { type Accounts, type Asked, type Service, string, type Told } from './service.ts'
import type { Tokens } from './tokens.ts'

const refusal = ([error = 'unknown_error']: readonly string[]): object => ({ code: 0, msg: 'ok', data: { valid: false, error } })
const no = (error: string): Told => ({ body: refusal([error]) })

/**
 * CaptchaLa's validation, its backup, and the issuing of server tokens.
 * Source: its documentation and SDKs (documented, observed); statuses are inferred.
 */
export const captchalaService: Service = {
  refusal,
  token: ({ fields }) => string(fields['pass_token']) || undefined,
  answer(asked, tokens, accounts) {
    const stranger = refuseKeys(asked, accounts.captchala)
    if (stranger) return stranger
    return asked.path.endsWith('/issue') ? issue(asked) : validate(asked, tokens)
  },
}

function refuseKeys({ headers }: Asked, { appKey, appSecret }: Accounts['captchala']): Told | undefined {
  if (headers['x-app-key'] === appKey && headers['x-app-secret'] === appSecret) return undefined
  const error = headers['x-app-key'] === appKey ? 'invalid_app_secret' : 'invalid_app_key'
  return { status: 401, body: { code: 401, msg: 'unauthorized', error } }
}

const DEAD = { unknown: 'invalid_token', expired: 'token_expired', seen: 'token_consumed' } as const

function validate({ fields, path }: Asked, tokens: Tokens): Told {
  const token = string(fields['pass_token'])
  const ip = string(fields['client_ip'])
  const backup = path === '/api/validate'
  if (!token) return no('empty_token')
  if (backup !== token.startsWith('offline_')) return no('invalid_token')
  const [state, facts] = tokens.look('captchala', token)
  if (state !== 'good') return no(DEAD[state])
  if (token.startsWith('dg_'))
    return { body: { code: 0, data: { valid: false, degraded: true, reason: 'quota_exhausted' } }, spends: token }
  if (facts.ip && ip && facts.ip !== ip) return no('binding_mismatch')
  const { action = 'default', uid = '', score = 10 } = facts
  const data = {
    challenge_id: 'ch_fake',
    action,
    uid,
    captcha_args: { platform: 'web', user_ip: '', solved_at: Math.floor(Date.now() / 1000), risk_score: score },
  }
  const body = { code: 0, data: backup ? { ok: true, ...data } : { valid: true, ...data } }
  return { body, spends: fields['keep_token'] === true ? undefined : token }
}

function issue({ fields }: Asked): Told {
  if (!string(fields['action'])) return { body: { code: 400, msg: 'action is required', error: 'invalid_action' } }
  const ttl = typeof fields['ttl'] === 'number' ? Math.min(fields['ttl'], 300) : 300
  const data = { server_token: `sct_${randomBytes(16).toString('hex')}`, expires_in: ttl, issued_at: Math.floor(Date.now() / 1000) }
  return { body: { code: 0, data } }
}
