import { type Entry, table } from '../entry.ts'

const TYPES = 'npm @hcaptcha/types'
const SCRIPT = 'api.js as served in 2023 to 2026'
const NEVER_DELIVERED = 'Nothing: the script turns it into another code before a page sees it.'

/** What `error-callback`, a rejected `execute` or a throwing method of hCaptcha brings. */
export const HCAPTCHA_WIDGET: readonly Entry[] = /* @__PURE__ */ table(
  { system: 'hcaptcha', side: 'widget', source: 'https://docs.hcaptcha.com/configuration#error-codes', confidence: 'documented' },
  {
    'rate-limited': {
      kind: 'rate-limited',
      meaning: 'The service answered 429: too many requests, often from an address that many people share.',
      fix: 'Wait with growing pauses and start no run by yourself meanwhile.',
    },
    'network-error': {
      kind: 'unreachable',
      meaning: 'The service could not be reached, after tries of its own, or a request failed in a way it has no word for.',
      fix: 'Offer a retry. Blockers and a content security policy look the same: allow hcaptcha.com and *.hcaptcha.com.',
    },
    'invalid-data': {
      kind: 'misconfigured',
      meaning: 'The service refused what the widget sent: the sitekey, the domain or rqdata.',
      fix: 'Compare sitekey, allowed domains and rqdata with the dashboard.',
    },
    'challenge-error': {
      kind: 'broken',
      meaning: 'The challenge could not be set up: a frame did not start, a bundle did not load, a resize failed.',
      fix: 'Render a new widget once; a reset does not cure it if the widget was never ready.',
    },
    'internal-error': {
      kind: 'broken',
      meaning: 'A fault inside the widget. Documented, but not found in the scripts of 2024 to 2026.',
      fix: 'Reset and try once more.',
    },
    'challenge-closed': {
      kind: 'cancelled',
      meaning: 'The person closed the challenge. With passive keys it also comes when nothing was shown.',
      fix: 'Treat it as neutral, keep the form, and never reopen the challenge by yourself.',
    },
    'challenge-expired': {
      kind: 'expired',
      meaning: 'The challenge stayed open past its time limit.',
      fix: 'Say that time ran out and offer to start again.',
      retry: 'by-hand',
    },
    'missing-captcha': {
      kind: 'misconfigured',
      meaning: 'A method was called without an id while no widget exists.',
      fix: 'Render first, and keep the id that render() returned.',
    },
    'invalid-captcha-id': {
      kind: 'misconfigured',
      meaning: 'The id belongs to no widget: removed, rendered anew, or made by another copy of the script.',
      fix: 'Drop the id and render again; load the script only once.',
    },
    'script-error': {
      kind: 'unreachable',
      meaning: 'The loader could not load api.js.',
      fix: 'Load it again later. If it stays, look at blockers and at script-src.',
    },
    'invalid-mfa-data': {
      kind: 'misconfigured',
      meaning: 'The phone number or mail address given with the run was refused.',
      fix: 'Check the data handed to execute(), or ask the person for other data.',
      source: TYPES,
    },
    'incomplete-answer': {
      kind: 'broken',
      meaning: 'The answers were sent before they were complete.',
      fix: 'Let the person try again.',
      retry: 'by-hand',
      source: SCRIPT,
      confidence: 'observed',
    },
    'missing-sitekey': {
      kind: 'misconfigured',
      meaning: 'render() was called without a sitekey. The script only logs it and returns undefined.',
      fix: 'Give the sitekey from the dashboard.',
      source: SCRIPT,
      confidence: 'observed',
    },
    'bundle-error': {
      kind: 'broken',
      meaning: 'A part of the challenge did not load; pages see challenge-error.',
      fix: NEVER_DELIVERED,
      source: SCRIPT,
      confidence: 'observed',
    },
    'challenge-escaped': {
      kind: 'cancelled',
      meaning: 'The person left the challenge with Escape or a click outside; pages see challenge-closed.',
      fix: NEVER_DELIVERED,
      source: SCRIPT,
      confidence: 'observed',
    },
    'challenge-passed': {
      meaning: 'The challenge was solved; pages get the token.',
      fix: NEVER_DELIVERED,
      source: SCRIPT,
      confidence: 'observed',
    },
  },
)
