import { CAPTCHALA_SERVER } from '@catchcha/codes'
import type { Fact } from '../failure.ts'
import { checkKeys } from '../keys.ts'
import { own } from '../own.ts'
import { type Body, type Call, garbled, isRecord, type Key, type Provider, present, text, unset } from '../provider.ts'
import { among, atMost, looksLikeCode, texts } from '../read.ts'

export interface CaptchalaKeys {
  /** The site's public key. */
  readonly appKey: Key
  /** From the dashboard; undefined (an environment variable that is not set) makes every verdict `misconfigured`. */
  readonly appSecret: Key
  /**
   * Tokens to accept although nobody was checked: `degraded` (`dg_…`, quota used up), `client` (`client_…`, `co_…`, made in the browser and
   * forgeable by anyone). @default none
   */
  readonly allow?: readonly ('degraded' | 'client')[] | undefined
  /** @default 'https://apiv1.captcha.la' (documented) */
  readonly endpoint?: string | undefined
  /** Where `offline_…` tokens go, and only they. @default 'https://fallbackapiv1.captchala.com' (observed) */
  readonly backupEndpoint?: string | undefined
}

export interface CaptchalaChecks {
  /** What the token must have been solved for; the vendor asks every site to compare it (documented). @default any */
  readonly action?: string | readonly string[] | undefined
  /** The user that the server token was bound to. @default any */
  readonly uid?: string | undefined
  /** The highest risk score to accept, 0 to 100; a token without one is refused then. @default any */
  readonly maxScore?: number | undefined
  /** Leave the token usable. @default false */
  readonly keepToken?: boolean | undefined
}

/** What may be asked of a new server token. Source: the vendor's Go and PHP SDKs (observed). */
export interface ServerTokenOptions {
  /** What tokens solved with it are for. */
  readonly action: string
  /** Seconds; the vendor caps it. @default the vendor's, 300 (documented) */
  readonly ttl?: number | undefined
  /** How many challenges it pays for; a widget preloads some. @default the vendor's */
  readonly maxUses?: number | undefined
  /** The visitor's address, where it is sure not to change. @default not bound */
  readonly bindIp?: string | undefined
  /** The user; `verify` gives it back as `uid`. @default not bound */
  readonly bindUid?: string | undefined
}

export interface CaptchalaProvider extends Provider<CaptchalaChecks> {
  /** The request for a server token, or why there is none. */
  issue(options: ServerTokenOptions): Call | { readonly fact: Fact }
}

/**
 * CaptchaLa's validation. Source: https://docs.captcha.la/api-reference (documented), the vendor's SDKs (observed).
 * @throws A `TypeError` for keys that are no text, for one that is spelt another way, and for an `allow` that is no list of what can be.
 */
export function captchala(keys: CaptchalaKeys): CaptchalaProvider {
  checkKeys('captchala({ appKey, appSecret })', keys, ['appKey', 'appSecret', 'endpoint', 'backupEndpoint'])
  const {
    appKey,
    appSecret,
    allow = [],
    endpoint = 'https://apiv1.captcha.la',
    backupEndpoint = 'https://fallbackapiv1.captchala.com',
  } = keys
  if (!Array.isArray(allow) || !allow.every(name => name === 'degraded' || name === 'client'))
    throw new TypeError("captchala({ allow }): pass a list of 'degraded' and 'client', or of one of them.")
  const call = (url: string, body: object): Call | { readonly fact: Fact } => {
    if (!appKey) return unset('invalid_app_key', 'captchala({ appKey })')
    if (!appSecret) return unset('invalid_app_secret', 'captchala({ appSecret })')
    if (unfit(appKey)) return garbled('invalid_app_key', 'captchala({ appKey })')
    if (unfit(appSecret)) return garbled('invalid_app_secret', 'captchala({ appSecret })')
    const headers = { 'content-type': 'application/json', accept: 'application/json', 'x-app-key': appKey, 'x-app-secret': appSecret }
    return { url, headers, body: JSON.stringify(body) }
  }
  return Object.freeze<CaptchalaProvider>({
    vendor: 'captchala',
    checks: { action: 'texts', uid: 'text', maxScore: 'number', keepToken: 'boolean' },
    table: CAPTCHALA_SERVER,
    prepare(token, { remoteIp, keepToken = false }) {
      if (/^(client|co)_/.test(token)) return allow.includes('client') ? { facts: { clientOnly: true } } : { fact: own('client-token') }
      const url = token.startsWith('offline_') ? at(backupEndpoint, '/api/validate') : at(endpoint, '/v1/validate')
      return call(url, { pass_token: token, keep_token: keepToken, ...(remoteIp && { client_ip: remoteIp }) })
    },
    read(body, token, { action, uid, maxScore }) {
      const offline = token.startsWith('offline_')
      const data = isRecord(body['data']) ? body['data'] : {}
      const errors = texts([data['error'], body['error']]) // a yes with an error beside it is no explicit yes
      const yes = body['code'] === 0 && errors.length === 0 && data['ok'] !== false
      const good = yes && (data['valid'] === true || (offline && data['valid'] === undefined && data['ok'] === true))
      const degraded = data['degraded'] === true
      const allowed = degraded && allow.includes('degraded') && token.startsWith('dg_') && body['code'] === 0
      const facts = { ...factsOf(data), ...(offline && { offline: true as const }), ...(degraded && { degraded: true as const }) }
      if (degraded && !allowed) return { codes: [text(data['reason']) ?? 'quota_exhausted'], degraded }
      if (allowed || good) {
        // of a degraded token the vendor may know nothing; what it says has to fit all the same
        const asked = <Wanted>(said: unknown, wanted: Wanted): Wanted | undefined => (allowed && said === undefined ? undefined : wanted)
        return (
          among('action', facts.action, asked(facts.action, action)) ??
          among('uid', facts.uid, asked(facts.uid, uid)) ??
          atMost(facts.score, asked(facts.score, maxScore)) ?? { facts }
        )
      }
      const codes = codesOf(body, data)
      return codes.length || data['valid'] === false || data['ok'] === false ? { codes } : undefined
    },
    keeps: (_token, { keepToken }) => keepToken === true,
    secrets: () => [appSecret ?? ''],
    issue: ({ action, ttl, maxUses, bindIp, bindUid }) =>
      call(at(endpoint, '/v1/server/challenge/issue'), { action, ttl, max_uses: maxUses, binding_ip: bindIp, bind_uid: bindUid }),
  })
}

const at = (base: string, path: string): string => base.replace(/\/+$/, '') + path

/** Whether a key cannot stand in a header, whose ends are trimmed: a byte order mark, a smart quote, a line break in the middle. */
const unfit = (key: string): boolean => /[^\t\x20-\x7e\x80-\xff]/.test(key.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, ''))

/** Older answers have risk score and address in `data`, newer ones in `captcha_args` (documented). */
function factsOf(data: Body): ReturnType<typeof present> {
  const args = isRecord(data['captcha_args']) ? data['captcha_args'] : {}
  const score = args['risk_score'] ?? data['risk_score']
  const solved = args['solved_at']
  return present({
    action: text(data['action']),
    uid: text(data['uid']),
    challengeId: text(data['challenge_id']),
    score: typeof score === 'number' ? score : undefined,
    solvedAt: typeof solved === 'number' && solved > 0 ? solved * 1000 : undefined,
  })
}

/** Where codes were seen: in `data.error` or `error`, else in `msg`, which may hold words for people; a number if there is nothing else. */
export function codesOf(body: Body, data: Body): readonly string[] {
  const codes = texts([data['error'], body['error']])
  const said = codes.length ? codes : texts(body['msg']).filter(looksLikeCode)
  const { code } = body
  return said.length || typeof code !== 'number' || code === 0 ? said : [String(code)]
}
