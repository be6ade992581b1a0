import type { Row } from '../scenario.ts'

export type RunningId =
  | 'pass'
  | 'pass-late'
  | 'pass-empty'
  | 'pass-twice'
  | 'cancel'
  | 'cancel-passive'
  | 'challenge-expired'
  | 'rate-limited'
  | 'rate-limited-at-once'
  | 'network-error'
  | 'invalid-data'
  | 'challenge-error'
  | 'internal-error'
  | 'unknown-code'

/** One run of the widget and how the vendor ends it. */
export const RUNNING: Readonly<Record<RunningId, Row>> = {
  pass: {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The check passes',
    hcaptcha: {},
    captchala: {},
    ends: { status: 'solved' },
  },
  'pass-late': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The challenge stays open for five minutes and is then solved',
    hcaptcha: { runs: [[{ do: 'open' }, { do: 'pass', after: 300_000 }]] },
    captchala: { runs: [[{ do: 'open' }, { do: 'pass', after: 300_000 }]] },
    ends: { status: 'solved' },
  },
  'pass-empty': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The vendor reports success with an empty token',
    hcaptcha: { runs: [[{ do: 'pass-empty' }]] },
    captchala: { runs: [[{ do: 'pass-empty', value: '' }]] },
    ends: { status: 'broken', code: 'empty-token' },
  },
  'pass-twice': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The same success is delivered twice',
    hcaptcha: { runs: [[{ do: 'pass' }, { do: 'pass-again', late: true }]] },
    captchala: { runs: [[{ do: 'pass' }, { do: 'pass-again', late: true }]] },
    ends: { status: 'solved' },
  },
  cancel: {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The person closes the challenge',
    hcaptcha: { runs: [[{ do: 'open' }, { do: 'close', after: 500 }]] },
    captchala: { runs: [[{ do: 'open' }, { do: 'close', after: 500 }]] },
    ends: { status: 'cancelled' },
  },
  'cancel-passive': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The vendor reports a closed challenge although none was shown',
    hcaptcha: { runs: [[{ do: 'close' }]] },
    captchala: { runs: [[{ do: 'close' }]] },
    ends: { status: 'cancelled' },
  },
  'challenge-expired': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The challenge is left open for too long',
    hcaptcha: { runs: [[{ do: 'open' }, { do: 'chal-expired', after: 1_000 }]] },
    captchala: { runs: [[{ do: 'open' }, { do: 'error', code: 'challenge_expired', after: 1_000 }]] },
    ends: { status: 'expired', what: 'challenge' },
  },
  'rate-limited': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'After a run that passed, the vendor asks to slow down',
    hcaptcha: { runs: [[{ do: 'pass' }], [{ do: 'error', code: 'rate-limited' }]] },
    captchala: { runs: [[{ do: 'pass' }], [{ do: 'error', code: 'rate_limit_exceeded' }]] },
    ends: { status: 'rate-limited' },
  },
  'rate-limited-at-once': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The vendor asks to slow down on the very first run, as it does with a shared address',
    hcaptcha: { runs: [[{ do: 'error', code: 'rate-limited' }]] },
    captchala: { runs: [[{ do: 'error', code: 'rate_limit_exceeded' }]] },
    ends: { status: 'rate-limited' },
  },
  'network-error': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The widget loses its vendor in the middle of a run',
    hcaptcha: { runs: [[{ do: 'error', code: 'network-error' }]] },
    captchala: { runs: [[{ do: 'error', code: 'request_failed' }]] },
    ends: [{ status: 'unreachable' }, { status: 'offline' }],
  },
  'invalid-data': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The vendor refuses the site’s key or data',
    hcaptcha: { runs: [[{ do: 'error', code: 'invalid-data' }]] },
    captchala: { runs: [[{ do: 'error', code: 'invalid_app_key' }]] },
    ends: { status: 'misconfigured' },
  },
  'challenge-error': {
    vendors: ['hcaptcha'],
    title: 'The challenge cannot be set up',
    hcaptcha: { runs: [[{ do: 'error', code: 'challenge-error' }]] },
    ends: { status: 'broken', code: 'challenge-error' },
  },
  'internal-error': {
    vendors: ['hcaptcha'],
    title: 'The vendor fails inside',
    hcaptcha: { runs: [[{ do: 'error', code: 'internal-error' }]] },
    ends: { status: 'broken', code: 'internal-error' },
  },
  'unknown-code': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The vendor reports a code that nobody has listed',
    hcaptcha: { runs: [[{ do: 'error', code: 'E-99' }]] },
    captchala: { runs: [[{ do: 'error', code: 'never_heard_of' }]] },
    ends: [
      { status: 'broken', code: 'E-99' },
      { status: 'broken', code: 'never_heard_of' },
    ],
  },
}
