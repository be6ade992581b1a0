import { type Service, string, type Told } from './service.ts'

const refusal = ([reason = '']: readonly string[]): object => ({ status: 'success', result: 'fail', reason })
const no = (reason: string): Told => ({ body: refusal([reason]) })
const DEAD = { unknown: 'payload_err', expired: 'tno_expired', seen: 'payload_used' } as const

/** AICaptcha's verification. Source: its documentation (documented); what a failed answer looks like, and a wrong secret, is inferred. */
export const aicaptchaService: Service = {
  refusal,
  token: ({ fields }) => string(fields['response']) || undefined,
  answer({ fields, type }, tokens, { aicaptcha }) {
    const response = string(fields['response'])
    if (type !== 'application/x-www-form-urlencoded' || !response)
      return { body: { status: 'error', result: 'fail', reason: 'payload_err' } }
    if (fields['secret'] !== aicaptcha.secret) return { body: { status: 'error', result: 'fail', reason: 'sitekey_invalid' } }
    const [state] = tokens.look('aicaptcha', response)
    return state === 'good' ? { body: { status: 'success', result: 'success', reason: '' }, spends: response } : no(DEAD[state])
  },
}
