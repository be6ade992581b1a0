import type { Row } from '../scenario.ts'

export type LoadingId =
  | 'load-refused'
  | 'load-csp'
  | 'load-extension'
  | 'load-offline'
  | 'load-hang'
  | 'load-error-status'
  | 'load-stub'
  | 'load-html'
  | 'load-no-onload'
  | 'load-once'
  | 'load-present'
  | 'load-second-try'
  | 'load-unmounted'
  | 'load-doubled'

/** The script's way into the page. */
export const LOADING: Readonly<Record<LoadingId, Row>> = {
  'load-refused': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The vendor’s host cannot be reached while the site itself answers',
    network: { kind: 'refused' },
    ends: { status: 'blocked', by: 'unknown' },
  },
  'load-csp': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The page’s own security policy forbids the script',
    page: 'csp',
    ends: { status: 'blocked', by: 'csp' },
  },
  'load-extension': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'A content blocker in the browser cancels the request',
    page: 'extension',
    ends: { status: 'blocked', by: 'unknown' },
  },
  'load-offline': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The device has no connection',
    page: 'offline',
    network: { kind: 'refused' },
    ends: { status: 'offline' },
  },
  'load-hang': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The request for the script never ends',
    network: { kind: 'hang' },
    ends: { status: 'unreachable', code: 'load-timeout' },
  },
  'load-error-status': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The vendor answers the request for its script with an error',
    network: { kind: 'status', status: 503 },
    ends: [{ status: 'unreachable' }, { status: 'rate-limited' }],
  },
  'load-stub': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'Something harmless but empty arrives in place of the script',
    network: { kind: 'stub' },
    ends: { status: 'blocked', by: 'stub', code: 'vendor-missing' },
  },
  'load-html': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'A proxy or a Wi-Fi portal answers with a web page in place of the script',
    network: { kind: 'html' },
    ends: { status: 'unreachable', code: 'vendor-missing' },
  },
  'load-no-onload': {
    vendors: ['hcaptcha'],
    title: 'The script is there but never calls back',
    hcaptcha: { onload: false },
    ends: { status: 'ready' },
  },
  'load-once': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'Ten captchas come into the page together',
    page: 'ten-at-once',
    hcaptcha: {},
    captchala: {},
    ends: { status: 'ready' },
  },
  'load-present': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The site has a script tag of its own for the vendor',
    page: 'own-tag',
    hcaptcha: {},
    captchala: {},
    ends: { status: 'ready' },
  },
  'load-second-try': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The first request fails and the next one works',
    network: { kind: 'status', status: 503, first: 1 },
    ends: { status: 'ready' },
  },
  'load-unmounted': {
    vendors: ['hcaptcha', 'captchala'],
    title: 'The captcha leaves the page before its script arrives',
    page: 'unmount',
    network: { kind: 'slow', ms: 1_000 },
    ends: { status: 'idle' },
  },
  'load-doubled': {
    vendors: ['hcaptcha'],
    title: 'Something else loads the vendor a second time, and the widgets of the first copy are forgotten',
    hcaptcha: { afterRender: [[{ do: 'second-copy', after: 100 }], []] },
    ends: [{ status: 'ready' }, { status: 'solved' }],
  },
}
