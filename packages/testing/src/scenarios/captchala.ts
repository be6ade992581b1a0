import type { Row } from '../scenario.ts'

export type CaptchalaId =
  | 'cl-loader-error'
  | 'cl-second-host'
  | 'cl-error-shapes'
  | 'cl-server-token'
  | 'cl-server-token-missing'
  | 'cl-close-and-success'
  | 'cl-no-token'
  | 'cl-never-ready'
  | 'cl-degraded'
  | 'cl-buttons'
  | 'cl-missing-methods'

/** What only CaptchaLa does. */
export const CAPTCHALA: Readonly<Record<CaptchalaId, Row>> = {
  'cl-loader-error': {
    vendors: ['captchala'],
    title: 'The loader arrives and reports that the rest did not',
    captchala: { load: 'error' },
    ends: [{ status: 'unreachable' }, { status: 'blocked' }],
  },
  'cl-second-host': {
    vendors: ['captchala'],
    title: 'The first host fails and the second one has the script',
    network: { kind: 'reset', host: 'cdn.captcha-cdn.net' },
    captchala: {},
    ends: { status: 'ready' },
  },
  'cl-error-shapes': {
    vendors: ['captchala'],
    title: 'The same failure arrives in another form each time, the last time as nothing at all',
    captchala: {
      runs: [
        [{ do: 'error', code: 'request_failed', shape: 'text' }],
        [{ do: 'error', code: 'request_failed', shape: 'error' }],
        [{ do: 'error', code: 'request_failed', shape: 'object' }],
        [{ do: 'error', code: 'request_failed', shape: 'wrapped' }],
        [{ do: 'error', code: 'request_failed', shape: 'undefined' }],
      ],
    },
    ends: [{ status: 'unreachable' }, { status: 'offline' }, { status: 'broken' }],
  },
  'cl-server-token': {
    vendors: ['captchala'],
    title: 'The server token has run out and a new one helps',
    captchala: { serverToken: { required: true, codes: ['server_token_expired', null], ask: 'never' } },
    ends: [{ status: 'ready' }, { status: 'solved' }],
  },
  'cl-server-token-missing': {
    vendors: ['captchala'],
    title: 'A server token is required and there is none',
    captchala: { serverToken: { required: true } },
    ends: [{ status: 'misconfigured' }, { status: 'unreachable' }],
  },
  'cl-close-and-success': {
    vendors: ['captchala'],
    title: 'The challenge closes just before, with or after its success',
    captchala: {
      runs: [
        [{ do: 'open' }, { do: 'pass' }, { do: 'close', after: 0 }],
        [{ do: 'open' }, { do: 'pass' }, { do: 'close', after: 20, late: true }],
        [{ do: 'open' }, { do: 'close' }, { do: 'pass', after: 0 }],
      ],
    },
    ends: [{ status: 'solved' }, { status: 'cancelled' }],
  },
  'cl-no-token': {
    vendors: ['captchala'],
    title: 'The vendor reports success without a token',
    captchala: { runs: [[{ do: 'pass-empty' }]] },
    ends: { status: 'broken', code: 'empty-token' },
  },
  'cl-never-ready': {
    vendors: ['captchala'],
    title: 'The widget never gets ready',
    captchala: { readyAfter: null },
    ends: [
      { status: 'unreachable', code: 'ready-timeout' },
      { status: 'blocked', code: 'ready-timeout' },
    ],
  },
  'cl-degraded': {
    vendors: ['captchala'],
    title: 'The vendor hands out a token of its emergency service',
    captchala: { tokenPrefix: 'dg_' },
    ends: { status: 'solved' },
  },
  'cl-buttons': {
    vendors: ['captchala'],
    title: 'The widget puts buttons into a form that would submit it',
    page: 'form',
    captchala: { auto: false },
    ends: { status: 'solved' },
  },
  'cl-missing-methods': {
    vendors: ['captchala'],
    title: 'The widget lacks the methods for a new run, a reset and a new language',
    captchala: { missing: ['reset', 'verify', 'showCaptcha', 'setLang'] },
    ends: [{ status: 'ready' }, { status: 'solved' }],
  },
}
