import { type Entry, table } from '../entry.ts'

const LIVE = 'live answers recorded by the npm package verify-hcaptcha'

/** What `error-codes` of siteverify holds; several may come together, and a bad token hides a bad secret. */
export const HCAPTCHA_SERVER: readonly Entry[] = /* @__PURE__ */ table(
  { system: 'hcaptcha', side: 'server', source: 'https://docs.hcaptcha.com/#siteverify-error-codes-table', confidence: 'documented' },
  {
    'missing-input-secret': {
      kind: 'misconfigured',
      meaning: 'No secret was sent.',
      fix: 'Give the server its secret; most often an environment variable is not set.',
    },
    'invalid-input-secret': {
      kind: 'misconfigured',
      meaning: 'The secret is wrong or malformed.',
      fix: 'Copy the secret from the dashboard again; it is not the sitekey.',
    },
    'missing-input-response': {
      kind: 'rejected',
      meaning: 'No token was sent.',
      fix: 'Have the person solve first. If it is always missing, read the field h-captcha-response and put the widget inside the form.',
    },
    'invalid-input-response': {
      kind: 'rejected',
      meaning: 'The token is malformed, cut off, or not from this service.',
      fix: 'Ask for a new token. If every token fails, look for what changes it on its way to the server.',
    },
    'expired-input-response': {
      kind: 'rejected',
      meaning: 'The token is older than its lifetime, 120 seconds by default.',
      fix: 'Ask for a new token, and mint it as the last step before sending.',
    },
    'already-seen-response': {
      kind: 'rejected',
      meaning: 'The token was verified before; each is good for one verification.',
      fix: 'Ask for a new token. Look for a double submit, a retry loop, or two places that verify.',
    },
    'invalid-or-already-seen-response': {
      kind: 'rejected',
      meaning: 'The token is invalid, or was verified before: the older, combined form, still common.',
      fix: 'Ask for a new token. Look for a double submit, a retry loop, or two places that verify.',
    },
    'bad-request': {
      kind: 'misconfigured',
      meaning: 'The request was malformed, for instance JSON in place of a form.',
      fix: 'Post application/x-www-form-urlencoded with secret and response.',
    },
    'missing-remoteip': {
      kind: 'misconfigured',
      meaning: 'This account must send the visitor’s address, and it was not sent.',
      fix: 'Pass remoteIp to verify().',
    },
    'invalid-remoteip': {
      kind: 'misconfigured',
      meaning: 'What was sent as remoteip is neither an address nor a blinded value.',
      fix: 'Send one address, not a whole X-Forwarded-For header.',
    },
    'not-using-dummy-passcode': {
      kind: 'misconfigured',
      meaning: 'A test key was paired with one that is not for tests.',
      fix: 'Use the test sitekey and the test secret together, or neither of them.',
    },
    'sitekey-secret-mismatch': {
      kind: 'misconfigured',
      meaning: 'The sitekey and the secret belong to different accounts.',
      fix: 'Take both from the same account.',
    },
    'not-using-dummy-secret': {
      kind: 'rejected',
      meaning: 'The public test token met a real secret. Any visitor can post that token, so it proves no mistake of the site.',
      fix: 'Refuse the request. Only if it happens to everybody: the page uses the test sitekey.',
      source: LIVE,
      confidence: 'observed',
    },
    'invalid-sitekey': {
      kind: 'misconfigured',
      meaning: 'The sitekey sent along is malformed.',
      fix: 'Check the sitekey given to verify(), or leave it away.',
      source: LIVE,
      confidence: 'observed',
    },
  },
)
