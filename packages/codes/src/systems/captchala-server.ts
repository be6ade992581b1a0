import { type Entry, table } from '../entry.ts'

const PHP = 'github.com/Captcha-La/captchala-php'
const THIRD = 'github.com/eventhorizonsky/AniLinkProxy, an integration'
const AGAIN = 'Ask for a new token.'

/** What /v1/validate and /v1/server/challenge/issue answer, and what the vendor's SDKs say in its place. No list is published. */
export const CAPTCHALA_SERVER: readonly Entry[] = /* @__PURE__ */ table(
  { system: 'captchala', side: 'server', kind: 'rejected', source: PHP, confidence: 'observed' },
  {
    invalid_token: {
      meaning: 'The token is unknown, malformed or not of this app.',
      fix: `${AGAIN} If every token fails, compare the app key of page and server.`,
    },
    empty_token: {
      meaning: 'No token was given; said by the SDK without a request.',
      fix: 'Have the person solve first; read the field captchala_token.',
    },
    unknown_error: {
      meaning: 'The answer was no, without a reason; said by the SDK.',
      fix: AGAIN,
    },
    token_consumed: {
      meaning: 'The token was validated before; each is good for one validation.',
      fix: `${AGAIN} Look for a double submit, a retry loop, or two places that validate.`,
    },
    token_expired: {
      meaning: 'The token is past its lifetime, which is not published.',
      fix: `${AGAIN} Mint it as the last step before sending.`,
    },
    token_action_mismatch: {
      meaning: 'The token was solved for another action.',
      fix: `${AGAIN} If it happens to everybody, give the widget and the server the same action.`,
    },
    token_ip_mismatch: {
      meaning: 'The token was solved from another address.',
      fix: `${AGAIN} Visitors with IPv4 and IPv6 change address: bind only where you must.`,
    },
    token_uid_mismatch: {
      meaning: 'The token was solved for another user.',
      fix: `${AGAIN} If it happens to everybody, compare the uid at issuing and at validating.`,
    },
    invalid_action: {
      meaning: 'The action is missing or not one of the app’s.',
      fix: 'Send an action that the app knows, and never one that a visitor chooses.',
    },
    binding_mismatch: {
      meaning: 'The client_ip sent along is not the address of the person who solved.',
      fix: `${AGAIN} Do not send client_ip behind a proxy or with IPv6: the vendor’s own plug-ins stopped sending it.`,
      source: 'github.com/Captcha-La/captchala-flarum and captchala-wordpress',
    },
    request_failed: {
      kind: 'unreachable',
      retry: 'fresh-token',
      meaning: 'The request found no answer, or one that is not JSON; said by the SDK. The token may be spent.',
      fix: 'Ask for a new token; never send the same one again. If it stays, look at the server’s way out.',
    },
    rate_limit_exceeded: {
      kind: 'rate-limited',
      meaning: 'Too many attempts.',
      fix: 'Wait with growing pauses; nothing says how long.',
    },
    invalid_app_key: {
      kind: 'misconfigured',
      meaning: 'The app key is wrong.',
      fix: 'Copy the app key from the dashboard again.',
    },
    invalid_app_secret: {
      kind: 'misconfigured',
      meaning: 'The app secret is wrong.',
      fix: 'Copy the app secret from the dashboard again; most often an environment variable is not set.',
    },
    invalid_credentials: {
      kind: 'misconfigured',
      meaning: 'App key and app secret do not go together.',
      fix: 'Copy both from the dashboard again.',
      source: `${PHP}, test fixtures`,
    },
    app_disabled: {
      kind: 'misconfigured',
      meaning: 'The app is switched off, or a plug-in is not set up.',
      fix: 'Switch it on in the dashboard.',
    },
    quota_exhausted: {
      kind: 'misconfigured',
      meaning: 'The app’s quota is used up, so the widget handed out a degraded token (dg_…) without a check.',
      fix: 'Raise the plan, or decide to accept degraded tokens by name.',
      source: 'https://docs.captcha.la/concepts/how-verification-works',
      confidence: 'documented',
    },
    token_not_found: { meaning: 'The token is unknown.', fix: AGAIN, source: THIRD },
    token_already_used: { meaning: 'The token was validated before.', fix: `${AGAIN} Look for a double submit.`, source: THIRD },
    challenge_not_found: { meaning: 'The challenge behind the token is unknown.', fix: AGAIN, source: THIRD },
    challenge_expired: { meaning: 'The challenge behind the token aged out.', fix: AGAIN, source: THIRD },
    invalid_answer: { meaning: 'The challenge was not solved.', fix: AGAIN, source: THIRD },
    service_online: {
      meaning: 'Not documented; seen where an offline token meets a service that is up again.',
      fix: AGAIN,
      source: THIRD,
      confidence: 'inferred',
    },
  },
)
