import { type Entry, table } from '../entry.ts'

const NEW_TOKEN = 'Fetch a new server token, destroy the widget and make a new one; reset() keeps the old token.'

/** What CaptchaLa's `onError` brings, usually as "text (code)"; the vendor publishes no list, these nine are in two of its own plug-ins. */
export const CAPTCHALA_WIDGET: readonly Entry[] = /* @__PURE__ */ table(
  {
    system: 'captchala',
    side: 'widget',
    kind: 'expired',
    source: 'github.com/Captcha-La/captchala-flarum and captchala-php',
    confidence: 'inferred',
  },
  {
    server_token_required: {
      meaning: 'This app demands a server token (sct_…), and none was given.',
      fix: 'Give serverToken a function that fetches one from your server; one that comes back empty points at that endpoint.',
    },
    server_token_invalid: {
      meaning: 'The server token is unknown or forged.',
      fix: NEW_TOKEN,
    },
    server_token_expired: {
      meaning: 'The server token is past its lifetime, 300 seconds by default.',
      fix: `${NEW_TOKEN} Keep such tokens out of cached pages.`,
    },
    server_token_exhausted: {
      meaning: 'The server token’s max_uses is spent; every preloaded challenge costs one.',
      fix: `${NEW_TOKEN} Issue it with max_uses of 3 or more.`,
    },
    server_token_app_mismatch: {
      meaning: 'The server token was issued for another app.',
      fix: 'Use the same app key in the page and on the server. One new token is worth a try, a second refusal is not.',
    },
    server_token_binding_mismatch: {
      meaning: 'The server token is bound to an address that is not the visitor’s.',
      fix: 'Behind a proxy bind to the forwarded address, or do not bind. One new token is worth a try, a second refusal is not.',
    },
    token_expired: {
      meaning: 'A token aged out in the widget.',
      fix: NEW_TOKEN,
    },
    challenge_expired: {
      meaning: 'The challenge stayed open past its time limit.',
      fix: NEW_TOKEN,
    },
    session_expired: {
      meaning: 'The widget’s session ran out.',
      fix: NEW_TOKEN,
    },
  },
)
