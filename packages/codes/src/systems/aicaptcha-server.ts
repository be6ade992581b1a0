import { type Entry, table } from '../entry.ts'

const AGAIN = 'Refresh the widget and have the person solve again.'
const FORGED = `${AGAIN} Normally no fault of the site; if it happens to everybody, look at the key pair and at what changes the token.`

/** AICaptcha's 21 codes of the server, in `reason`. */
export const AICAPTCHA_SERVER: readonly Entry[] = /* @__PURE__ */ table(
  {
    system: 'aicaptcha',
    side: 'server',
    kind: 'rejected',
    source: 'https://aicaptcha-docs.pages.dev/installation/error-description',
    confidence: 'documented',
  },
  {
    decrypt_fail: { meaning: 'The parameters could not be decrypted.', fix: FORGED },
    time_invalid: { meaning: 'The timestamp did not pass: a stale request, or a wrong clock.', fix: FORGED },
    referer_denied: {
      kind: 'misconfigured',
      meaning: 'The page’s address is not on the site’s list. A no-referrer policy may look the same.',
      fix: 'Add the domain to “Associated Domains” in the console.',
    },
    verify_limit: {
      kind: 'rate-limited',
      meaning: 'Too many attempts to verify.',
      fix: 'Wait, then refresh the widget.',
    },
    refresh_limit: {
      kind: 'rate-limited',
      meaning: 'Too many refreshes.',
      fix: 'Wait, and never reset in a loop.',
    },
    no_sitekey: { kind: 'misconfigured', meaning: 'No sitekey was given.', fix: 'Check the sitekey of the page.' },
    sitekey_invalid: { kind: 'misconfigured', meaning: 'The sitekey is not valid.', fix: 'Use the sitekey from the console.' },
    site_deleted: { kind: 'misconfigured', meaning: 'The site was deleted.', fix: 'Use the keys of a site that exists.' },
    site_paused: { kind: 'misconfigured', meaning: 'The site is paused.', fix: 'Start it in the console, or use an active site’s keys.' },
    invalid_runtime_data: { meaning: 'Runtime data was not supplied.', fix: FORGED },
    no_tno: { meaning: 'The trace number was not found.', fix: FORGED },
    tno_invalid: { meaning: 'The trace number has a bad format.', fix: FORGED },
    runtime_data_missing: { meaning: 'Runtime data is missing.', fix: FORGED },
    tno_missing: { meaning: 'The data of the trace number is missing.', fix: FORGED },
    tno_format_err: { meaning: 'The trace number’s format is in error.', fix: FORGED },
    tno_mismatch: { meaning: 'The trace number does not match.', fix: FORGED },
    tno_expired: { meaning: 'The trace number has expired: the check took too long or is stale.', fix: AGAIN },
    token_err: { meaning: 'The token could not be processed.', fix: FORGED },
    payload_err: { meaning: 'The payload is damaged; the site may have changed the token on its way.', fix: FORGED },
    payload_used: {
      meaning: 'The same response was verified before: a replay, a double submit, or a retry of the server.',
      fix: `${AGAIN} Never accept it, and never verify one response twice.`,
    },
    runtime_err: {
      kind: 'broken',
      meaning: 'The vendor’s own system failed.',
      fix: 'Try later with a new token. If it stays, tell the vendor, with the response and the sitekey.',
      retry: 'fresh-token',
    },
  },
)
