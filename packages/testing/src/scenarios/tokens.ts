import type { Row } from '../scenario.ts'

export type TokenId = 'token-expires' | 'token-old-at-submit' | 'token-seen' | 'token-transport' | 'submit-twice' | 'submit-server-config'

/** What becomes of a token. */
export const TOKENS: Readonly<Record<TokenId, Row>> = {
  'token-expires': {
    vendors: ['hcaptcha'],
    title: 'The token’s two minutes pass before anybody uses it',
    hcaptcha: { life: 120_000 },
    ends: { status: 'expired', what: 'token' },
  },
  'token-old-at-submit': {
    vendors: ['hcaptcha'],
    title: 'The token has seconds to live when the form is sent',
    page: 'submit',
    hcaptcha: { life: 120_000 },
    server: { hcaptcha: ['ok'] },
    ends: [{ status: 'ready' }, { status: 'solved' }],
  },
  'token-seen': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The server has seen the token before and refuses the next one as well',
    page: 'submit',
    hcaptcha: {},
    captchala: {},
    server: { hcaptcha: [['invalid-or-already-seen-response']], captchala: [['token_consumed']] },
    ends: { status: 'rejected' },
  },
  'token-transport': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'Sending the form fails once on the network',
    page: 'submit',
    hcaptcha: {},
    captchala: {},
    server: { hcaptcha: ['no-answer', 'ok'], captchala: ['no-answer', 'ok'] },
    ends: [{ status: 'ready' }, { status: 'solved' }],
  },
  'submit-twice': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The form is sent twice at once',
    page: 'submit-twice',
    hcaptcha: {},
    captchala: {},
    server: { hcaptcha: ['ok'], captchala: ['ok'] },
    ends: [{ status: 'ready' }, { status: 'solved' }],
  },
  'submit-server-config': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The server’s secret is wrong',
    page: 'submit',
    hcaptcha: {},
    captchala: {},
    server: { hcaptcha: [['sitekey-secret-mismatch']], captchala: [['invalid_app_secret']] },
    ends: { status: 'misconfigured' },
  },
}
