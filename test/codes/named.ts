import type { Entry, FailureKind, Side, System } from '@catchcha/codes'

/** Every code that the vendors' pages, scripts and libraries were found to use, by hand, with the kind that follows from the design. */
export interface Named {
  readonly system: System
  readonly side: Side
  readonly kind: FailureKind | undefined
  readonly code: string
}

const rows = (system: System, side: Side, kinds: Partial<Record<FailureKind | 'none', string>>): Named[] =>
  Object.entries(kinds).flatMap(([kind, codes]) =>
    codes
      .trim()
      .split(/\s+/)
      .map(code => ({ system, side, kind: kind === 'none' ? undefined : (kind as FailureKind), code })),
  )

export const NAMED: readonly Named[] = [
  ...rows('hcaptcha', 'widget', {
    'rate-limited': 'rate-limited',
    unreachable: 'network-error script-error',
    misconfigured: 'invalid-data invalid-mfa-data missing-captcha invalid-captcha-id missing-sitekey',
    broken: 'challenge-error internal-error incomplete-answer bundle-error',
    cancelled: 'challenge-closed challenge-escaped',
    expired: 'challenge-expired',
    none: 'challenge-passed',
  }),
  ...rows('hcaptcha', 'loader', {
    cancelled: 'hcaptcha-reset hcaptcha-removed hcaptcha-closed hcaptcha-execute-replaced react-component-unmounted',
    broken: 'hcaptcha-execute-no-promise',
    unreachable: 'script-load-error-other',
  }),
  ...rows('hcaptcha', 'server', {
    misconfigured:
      'missing-input-secret invalid-input-secret bad-request missing-remoteip invalid-remoteip not-using-dummy-passcode sitekey-secret-mismatch invalid-sitekey',
    rejected: `missing-input-response invalid-input-response expired-input-response already-seen-response
      invalid-or-already-seen-response not-using-dummy-secret`,
  }),
  ...rows('captchala', 'widget', {
    expired: `server_token_required server_token_invalid server_token_expired server_token_exhausted server_token_app_mismatch
      server_token_binding_mismatch token_expired challenge_expired session_expired`,
  }),
  ...rows('captchala', 'loader', {
    unreachable: 'captchala_unavailable',
    broken: 'no_token captchala_error',
    cancelled: 'cancelled',
  }),
  ...rows('captchala', 'server', {
    rejected: `invalid_token empty_token unknown_error invalid_action token_consumed token_expired token_action_mismatch token_ip_mismatch
      token_uid_mismatch binding_mismatch token_not_found token_already_used challenge_not_found challenge_expired invalid_answer service_online`,
    misconfigured: 'invalid_app_key invalid_app_secret invalid_credentials app_disabled quota_exhausted',
    'rate-limited': 'rate_limit_exceeded',
    unreachable: 'request_failed',
  }),
  ...rows('aicaptcha', 'widget', {
    misconfigured: 'internal_error invalid_sitekey',
    unreachable: 'network_error request_timeout',
    blocked: 'forbidden',
    expired: 'verification_expired',
  }),
  ...rows('aicaptcha', 'server', {
    rejected: `decrypt_fail time_invalid invalid_runtime_data no_tno tno_invalid runtime_data_missing tno_missing tno_format_err tno_mismatch
      tno_expired token_err payload_err payload_used`,
    misconfigured: 'referer_denied no_sitekey sitekey_invalid site_deleted site_paused',
    'rate-limited': 'verify_limit refresh_limit',
    broken: 'runtime_err',
  }),
  ...rows('solver-api', 'submit', {
    none: `ERROR_WRONG_USER_KEY ERROR_KEY_DOES_NOT_EXIST ERROR_ZERO_BALANCE ERROR_PAGEURL ERROR_NO_SLOT_AVAILABLE ERROR_WRONG_CAPTCHA_ID
      ERROR_GOOGLEKEY ERROR_WRONG_GOOGLEKEY ERROR_TOO_BIG_CAPTCHA_FILESIZE ERROR_ZERO_CAPTCHA_FILESIZE ERROR_WRONG_FILE_EXTENSION
      ERROR_IMAGE_TYPE_NOT_SUPPORTED ERROR_UPLOAD ERROR_BAD_TOKEN_OR_PAGEURL ERROR_BAD_PARAMETERS ERROR_BAD_PROXY ERROR_SERVER_ERROR
      ERROR_INTERNAL_SERVER_ERROR IP_BANNED`,
  }),
  ...rows('solver-api', 'poll', {
    none: `ERROR_WRONG_USER_KEY ERROR_KEY_DOES_NOT_EXIST ERROR_WRONG_CAPTCHA_ID ERROR_INTERNAL_SERVER_ERROR CAPCHA_NOT_READY CAPTCHA_NOT_READY
      ERROR_CAPTCHA_UNSOLVABLE ERROR_WRONG_ID_FORMAT ERROR_EMPTY_ACTION ERROR_PROXY_CONNECTION_FAILED ERROR_BANNED`,
  }),
]

/** Texts as they stand in a widget, in a console or in an Error, and whose they are. */
export const TEXTS: readonly (readonly [text: string, system: System, kind: FailureKind])[] = [
  ['Rate limited or network error. Please retry.', 'hcaptcha', 'unreachable'],
  ['Your computer or network has sent too many requests.', 'hcaptcha', 'rate-limited'],
  ['Cannot contact hCaptcha. Check your connection.', 'hcaptcha', 'unreachable'],
  ['Please try turning off your ad blocker.', 'hcaptcha', 'blocked'],
  ['The sitekey for this hCaptcha is incorrect.', 'hcaptcha', 'misconfigured'],
  ['This hCaptcha is for testing only.', 'hcaptcha', 'misconfigured'],
  ['hCaptcha security token has expired', 'hcaptcha', 'expired'],
  ['hCaptcha window closed due to timeout.', 'hcaptcha', 'expired'],
  ['Warning: localhost detected.', 'hcaptcha', 'misconfigured'],
  ['hCaptcha has failed to initialize.', 'hcaptcha', 'misconfigured'],
  ['[hCaptcha] Missing sitekey - https://docs.hcaptcha.com/configuration', 'hcaptcha', 'misconfigured'],
  ['Your browser plugins or privacy policies are blocking it.', 'hcaptcha', 'blocked'],
  ['The captcha failed to load.', 'hcaptcha', 'broken'],
  ['[hCaptcha] render: invalid container "captcha".', 'hcaptcha', 'misconfigured'],
  ['Only one captcha is permitted per container.', 'hcaptcha', 'misconfigured'],
  ['Failed to load api.js', 'hcaptcha', 'unreachable'],
  ['hCaptcha not ready', 'hcaptcha', 'broken'],
  ['All CDN servers failed', 'captchala', 'unreachable'],
  ['SDK load timeout - script exists but SDK not initialized', 'captchala', 'unreachable'],
  ['captchala loader failed to load', 'captchala', 'unreachable'],
  ['loader ran but loadCaptchala missing', 'captchala', 'blocked'],
]

export const same = (named: Named, entry: Entry): boolean =>
  entry.system === named.system && entry.side === named.side && entry.code === named.code
