import { HCAPTCHA_SERVER } from '@catchcha/codes'
import { checkKeys } from '../keys.ts'
import { type Key, type Provider, present, text, unset } from '../provider.ts'
import { among, atMost, texts } from '../read.ts'

export interface HCaptchaKeys {
  /** From the dashboard; undefined (an environment variable that is not set) makes every verdict `misconfigured`. */
  readonly secret: Key
  /** Sent along, so that a token of another sitekey is refused. @default not sent */
  readonly sitekey?: string | undefined
  /** @default 'https://api.hcaptcha.com/siteverify' (documented) */
  readonly endpoint?: string | undefined
}

export interface HCaptchaChecks {
  /** Where it may have been solved; name `not-provided` too to accept what hCaptcha says under load (documented). @default any */
  readonly hostname?: string | readonly string[] | undefined
  /** The highest score to accept, 0 safe to 1 bot; a token without a score, as on plans below enterprise, is refused then. @default any */
  readonly maxScore?: number | undefined
}

/**
 * hCaptcha's siteverify. Source: https://docs.hcaptcha.com/#verify-the-user-response-server-side (documented).
 * @throws A `TypeError` for keys that are no text, and for one that is spelt another way (`siteKey`, `app_key`).
 */
export function hcaptcha(keys: HCaptchaKeys): Provider<HCaptchaChecks> {
  checkKeys('hcaptcha({ secret })', keys, ['secret', 'sitekey', 'endpoint'])
  const { secret, sitekey, endpoint = 'https://api.hcaptcha.com/siteverify' } = keys
  return Object.freeze<Provider<HCaptchaChecks>>({
    vendor: 'hcaptcha',
    checks: { hostname: 'texts', maxScore: 'number' },
    table: HCAPTCHA_SERVER,
    prepare(token, { remoteIp }) {
      if (!secret) return unset('missing-input-secret', 'hcaptcha({ secret })')
      const form = { secret, response: token, ...(sitekey && { sitekey }), ...(remoteIp && { remoteip: remoteIp }) }
      const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
      return { url: endpoint, headers, body: String(new URLSearchParams(form)) }
    },
    read({ success, hostname, score, score_reason, challenge_ts, 'error-codes': errors }, _token, { hostname: hosts, maxScore }) {
      const codes = texts(errors)
      const clean = errors === undefined || errors === null || (Array.isArray(errors) && errors.length === 0)
      if (success === false || codes.length) return { codes } // a yes with codes beside it is no explicit yes
      if (success !== true || !clean) return undefined
      const solvedAt = Date.parse(text(challenge_ts) ?? '')
      const facts = present({
        hostname: text(hostname),
        score: typeof score === 'number' ? score : undefined,
        reasons: Array.isArray(score_reason) ? texts(score_reason) : undefined,
        solvedAt: Number.isNaN(solvedAt) ? undefined : solvedAt,
      })
      return among('hostname', facts.hostname, hosts) ?? atMost(facts.score, maxScore) ?? { facts }
    },
    keeps: token => DUMMY.test(token),
    secrets: () => [secret ?? ''],
  })
}

/** The public test tokens verify again and again. Source: https://docs.hcaptcha.com/#integration-testing-test-keys (documented). */
const DUMMY = /^[123]0000000-aaaa-bbbb-cccc-00000000000[123]$/
