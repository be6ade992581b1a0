import { type Entry, table } from '../entry.ts'

const FROM_PAGE = 'Nothing in your code: it passes when the connection does. Offer a retry.'

/** Pieces of what hCaptcha writes into its widget, into an error box or to the console; a page cannot read most of them, a person can. */
export const HCAPTCHA_TEXTS: readonly Entry[] = /* @__PURE__ */ table(
  { system: 'hcaptcha', side: 'widget', fragment: true, source: 'hCaptcha’s language files and api.js', confidence: 'observed' },
  {
    'Rate limited or network error': {
      kind: 'unreachable',
      meaning: 'The widget could not reach its service, or was told to slow down.',
      fix: FROM_PAGE,
    },
    'sent too many requests': {
      kind: 'rate-limited',
      meaning: 'This network has sent too many requests.',
      fix: 'Wait; another network or no VPN often helps the visitor.',
    },
    'Cannot contact hCaptcha': {
      kind: 'unreachable',
      meaning: 'The widget has no connection to its service.',
      fix: FROM_PAGE,
    },
    'turning off your ad blocker': {
      kind: 'blocked',
      meaning: 'The widget guesses that an extension stops it.',
      fix: 'Tell the visitor that something on the way stops the check, without blame.',
    },
    'sitekey for this hCaptcha is incorrect': {
      kind: 'misconfigured',
      meaning: 'The sitekey is wrong, or not allowed on this domain.',
      fix: 'Compare sitekey and allowed domains with the dashboard.',
    },
    'for testing only': {
      kind: 'misconfigured',
      meaning: 'The widget runs with a test key, which lets everybody pass.',
      fix: 'Use your own sitekey and secret in production.',
    },
    'security token has expired': {
      kind: 'expired',
      meaning: 'The solved check is no longer fresh.',
      fix: 'Mint the token as the last step before sending.',
    },
    'window closed due to timeout': {
      kind: 'expired',
      meaning: 'The challenge stayed open past its time limit.',
      fix: 'Offer to start again.',
      retry: 'by-hand',
    },
    'localhost detected': {
      kind: 'misconfigured',
      meaning: 'The page is served from localhost or 127.0.0.1, which hCaptcha does not support.',
      fix: 'Map a real host name to your machine and develop there.',
      source: 'https://docs.hcaptcha.com/#local-development',
      confidence: 'documented',
    },
    'has failed to initialize': {
      kind: 'misconfigured',
      meaning: 'The widget was rendered without a sitekey.',
      fix: 'Give the sitekey from the dashboard.',
    },
    'Missing sitekey - https://docs': {
      kind: 'misconfigured',
      meaning: 'The widget was rendered without a sitekey (console).',
      fix: 'Give the sitekey from the dashboard.',
    },
    'browser plugins or privacy policies': {
      kind: 'blocked',
      meaning: 'The widget could not be built; the script blames an extension or a policy.',
      fix: 'Look at the console for violations of the content security policy.',
    },
    'The captcha failed to load': {
      kind: 'broken',
      meaning: 'The widget crashed inside.',
      fix: 'Render a new one once.',
    },
    'Only one captcha is permitted': {
      kind: 'misconfigured',
      meaning: 'render() met a container that has a widget: it returned the old id and ignored the new options.',
      fix: 'Call remove() first, or render once; @catchcha/core does both.',
    },
    'render: invalid container': {
      kind: 'misconfigured',
      meaning: 'render() was given no element: a selector, a wrong id, or too early.',
      fix: 'Pass the element itself, once it is in the document.',
    },
  },
)
