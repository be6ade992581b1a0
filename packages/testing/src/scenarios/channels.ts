import type { Row } from '../scenario.ts'

export type ChannelId =
  | 'both-channels'
  | 'callback-only'
  | 'reject-only'
  | 'reject-odd'
  | 'throw-sync'
  | 'silent'
  | 'stale'
  | 'parallel'
  | 'early'
  | 'reset-mid-run'
  | 'unmount-mid-run'
  | 'storm'
  | 'listener-throws'
  | 'dialog'
  | 'sleep'
  | 'bfcache'

/** One run of the widget, with the vendor's signals missing, doubled, odd or late, and with a page that does not sit still. */
export const CHANNELS: Readonly<Record<ChannelId, Row>> = {
  'both-channels': {
    vendors: ['hcaptcha'],
    title: 'One failure arrives through the callback and as a rejection',
    hcaptcha: { runs: [[{ do: 'error', code: 'rate-limited' }]] },
    ends: { status: 'rate-limited' },
  },
  'callback-only': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'A failure arrives through the callback while the promise stays silent',
    hcaptcha: { runs: [[{ do: 'callback-error', code: 'network-error' }]] },
    captchala: { runs: [[{ do: 'error', code: 'request_failed' }]] },
    ends: [{ status: 'unreachable' }, { status: 'offline' }],
  },
  'reject-only': {
    vendors: ['hcaptcha'],
    title: 'Only the promise rejects',
    hcaptcha: { runs: [[{ do: 'reject', code: 'network-error' }]] },
    ends: [{ status: 'unreachable' }, { status: 'offline' }],
  },
  'reject-odd': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'A failure arrives as something that can hardly be read, another thing each time',
    hcaptcha: {
      runs: [
        [{ do: 'reject', shape: 'undefined' }],
        [{ do: 'reject', shape: 'null' }],
        [{ do: 'reject', shape: 'number' }],
        [{ do: 'reject', shape: 'event' }],
        [{ do: 'reject', shape: 'error' }],
        [{ do: 'reject', shape: 'thrown' }],
        [{ do: 'reject', shape: 'getter' }],
      ],
    },
    captchala: {
      runs: [
        [{ do: 'error', shape: 'null' }],
        [{ do: 'error', shape: 'number' }],
        [{ do: 'error', shape: 'event' }],
        [{ do: 'error', shape: 'thrown' }],
        [{ do: 'error', shape: 'getter' }],
      ],
    },
    ends: [{ status: 'broken' }, { status: 'rate-limited' }, { status: 'unreachable' }],
  },
  'throw-sync': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The call that starts the run throws something that is no Error',
    hcaptcha: { runs: [[{ do: 'throw', code: 'invalid-captcha-id' }]] },
    captchala: { runs: [[{ do: 'throw', shape: 'object', code: 'internal' }]] },
    ends: [{ status: 'broken' }, { status: 'misconfigured' }],
  },
  silent: {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The run starts and nothing ever comes of it',
    hcaptcha: { runs: [[]] },
    captchala: { runs: [[]] },
    ends: { status: 'unreachable', code: 'run-timeout' },
  },
  stale: {
    vendors: ['hcaptcha', 'captchala'],
    title: 'Events of a run that is over arrive late',
    hcaptcha: {
      runs: [
        [
          { do: 'pass' },
          { do: 'close', after: 1_000, late: true },
          { do: 'error', code: 'network-error', after: 1_000, late: true, dead: false },
        ],
      ],
    },
    captchala: {
      runs: [
        [{ do: 'pass' }, { do: 'close', after: 1_000, late: true }, { do: 'error', code: 'request_failed', after: 1_000, late: true }],
      ],
    },
    ends: { status: 'solved' },
  },
  parallel: {
    vendors: ['hcaptcha', 'captchala'],
    title: 'Ten runs are asked for at once',
    page: 'parallel',
    hcaptcha: { runs: [[{ do: 'pass', after: 200 }]] },
    captchala: { runs: [[{ do: 'pass', after: 200 }]] },
    ends: { status: 'solved' },
  },
  early: {
    vendors: ['hcaptcha', 'captchala'],
    title: 'A run is asked for before the script is there',
    page: 'execute-early',
    network: { kind: 'slow', ms: 500 },
    ends: { status: 'solved' },
  },
  'reset-mid-run': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The page resets the captcha while a challenge is open',
    page: 'reset',
    hcaptcha: { runs: [[{ do: 'open' }], [{ do: 'pass' }]] },
    captchala: { runs: [[{ do: 'open' }], [{ do: 'pass' }]] },
    ends: [
      { status: 'ready', code: 'aborted' },
      { status: 'idle', code: 'aborted' },
    ],
  },
  'unmount-mid-run': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The captcha leaves the page while a challenge is open',
    page: 'unmount',
    hcaptcha: { runs: [[{ do: 'open' }], [{ do: 'pass' }]] },
    captchala: { runs: [[{ do: 'open' }], [{ do: 'pass' }]] },
    ends: { status: 'idle', code: 'aborted' },
  },
  storm: {
    vendors: ['hcaptcha', 'captchala'],
    title: 'Fifty errors arrive within a second',
    hcaptcha: { runs: [[{ do: 'error', code: 'challenge-error', times: 50, every: 20, late: true, dead: false }]] },
    captchala: { runs: [[{ do: 'error', code: 'internal', times: 50, every: 20, late: true }]] },
    ends: { status: 'broken' },
  },
  'listener-throws': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The page’s own listener throws',
    page: 'throwing-listener',
    hcaptcha: {},
    captchala: {},
    ends: { status: 'solved' },
  },
  dialog: {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The widget sits in a modal dialog and its challenge outside of it',
    page: 'dialog',
    hcaptcha: { auto: false },
    captchala: { auto: false },
    ends: [{ status: 'solved' }, { status: 'misconfigured' }, { status: 'unreachable' }],
  },
  sleep: {
    vendors: ['hcaptcha'],
    title: 'The machine sleeps for longer than the token lives',
    page: 'sleep',
    hcaptcha: { life: null },
    ends: { status: 'expired', what: 'token' },
  },
  bfcache: {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The page comes back from the browser’s back/forward cache',
    page: 'bfcache',
    hcaptcha: {},
    captchala: {},
    ends: [{ status: 'ready' }, { status: 'expired' }, { status: 'solved' }],
  },
}
