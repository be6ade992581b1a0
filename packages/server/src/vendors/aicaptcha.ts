import { AICAPTCHA_SERVER } from '@catchcha/codes'
import { checkKeys } from '../keys.ts'
import { type Key, type Provider, unset } from '../provider.ts'
import { looksLikeCode, texts } from '../read.ts'

export interface AICaptchaKeys {
  /** From the console; undefined (an environment variable that is not set) makes every verdict `misconfigured`. */
  readonly secret: Key
  /**
   * The vendor's page names two, `/siteverify` and, in its sample, `/serververify`.
   * @default 'https://api1.aicaptcha.net/siteverify' (documented)
   */
  readonly endpoint?: string | undefined
}

/**
 * AICaptcha's verification; experimental, since half of what a failed answer looks like is not documented.
 * Source: https://aicaptcha-docs.pages.dev/installation/server (documented).
 * @throws A `TypeError` for keys that are no text, and for one that is spelt another way (`siteKey`, `app_key`).
 */
export function aicaptcha(keys: AICaptchaKeys): Provider<object> {
  checkKeys('aicaptcha({ secret })', keys, ['secret', 'endpoint'])
  const { secret, endpoint = 'https://api1.aicaptcha.net/siteverify' } = keys
  return Object.freeze<Provider<object>>({
    vendor: 'aicaptcha',
    checks: {},
    table: AICAPTCHA_SERVER,
    prepare(token, { remoteIp }) {
      if (!secret) return unset('missing-secret', 'aicaptcha({ secret })')
      const form = { secret, response: token, ...(remoteIp && { remote_ip: remoteIp }) } // with an underscore, unlike its model
      const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
      return { url: endpoint, headers, body: String(new URLSearchParams(form)) }
    },
    read({ status, result, reason, code, msg, desc }) {
      const codes = texts(reason).length ? texts(reason) : texts([code, msg, desc]).filter(looksLikeCode)
      if (status === 'success' && result === 'success' && !reason) return { facts: {} } // `status` alone says that the call worked
      return codes.length || typeof status === 'string' ? { codes } : undefined
    },
    keeps: () => false,
    secrets: () => [secret ?? ''],
  })
}
