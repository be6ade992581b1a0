import { type Entry, table } from '../entry.ts'

/** What @catchcha/core says by itself, in the browser. */
export const CATCHCHA_WIDGET: readonly Entry[] = /* @__PURE__ */ table(
  { system: 'catchcha', side: 'widget', kind: 'misconfigured', source: '@catchcha/core', confidence: 'documented' },
  {
    'load-timeout': { kind: 'unreachable', meaning: 'The vendor’s script did not arrive in time.', fix: 'Offer a retry.' },
    'load-blocked': {
      kind: 'blocked',
      meaning: 'The script was stopped while the site’s own server answers: an extension, a filter, DNS or a firewall.',
      fix: 'Say so without naming one; from a page they cannot be told apart.',
    },
    'vendor-missing': {
      kind: 'blocked',
      meaning: 'A script arrived, but not the vendor’s: a blocker’s stand-in, or a portal’s page.',
      fix: 'Say that something on the way stops the check.',
    },
    csp: {
      kind: 'blocked',
      actor: 'site',
      retry: 'never',
      meaning: 'The page’s own content security policy forbids the script or its frames.',
      fix: 'Add the host in the failure’s detail to the directive named there.',
    },
    offline: { kind: 'offline', meaning: 'The device has no connection.', fix: 'Nothing: it goes on when the connection is back.' },
    'http-429': {
      kind: 'rate-limited',
      meaning: 'The vendor’s script was refused: the visitor’s network asks too often.',
      fix: 'Wait until the failure’s retryAt.',
    },
    'http-4xx': {
      kind: 'unreachable',
      meaning: 'The vendor’s script was refused with this status.',
      fix: 'Offer a retry; check scriptUrl and apihost if they are given.',
    },
    'http-5xx': {
      kind: 'unreachable',
      meaning: 'The vendor’s host is out of order.',
      fix: 'Offer a retry; look at the vendor’s status page.',
    },
    'ready-timeout': {
      kind: 'unreachable',
      meaning: 'The script runs, but the widget did not get ready; its frames may be blocked.',
      fix: 'Offer a retry; check frame-src.',
    },
    'run-timeout': {
      kind: 'unreachable',
      meaning: 'A run brought nothing: no challenge, no token, no error.',
      fix: 'Offer a retry; check frame-src and connect-src.',
    },
    'empty-token': { kind: 'broken', meaning: 'The vendor reported success without a token.', fix: 'Nothing: a new run follows.' },
    'token-expired': {
      kind: 'expired',
      meaning: 'The token was not used within its life.',
      fix: 'Mint as the last step before sending: captcha.submit() does.',
    },
    aborted: {
      kind: 'cancelled',
      meaning: 'The page ended the run: a reset, an unmount, a signal.',
      fix: 'Nothing, if that was meant; nobody is told "you cancelled" for it.',
    },
    'rate-limited': {
      kind: 'rate-limited',
      meaning: 'The vendor asked to slow down a moment ago, so it was not called.',
      fix: 'Wait until the failure’s retryAt.',
    },
    rejected: {
      kind: 'rejected',
      meaning: 'The site’s server refused the token and gave no code.',
      fix: 'Answer with toResponse(verdict) of @catchcha/server.',
    },
    unknown: { kind: 'broken', meaning: 'The vendor failed with a value that holds no code.', fix: 'Look at the failure’s cause.' },
    unreadable: { kind: 'broken', meaning: 'The vendor failed with a value that throws when it is read.', fix: 'Start a new run.' },
    'loader-error': { kind: 'unreachable', meaning: 'The vendor’s loader gave up without a code.', fix: 'Offer a retry.' },
    'not-mounted': {
      meaning: 'A run waited for an element that never came.',
      fix: 'Call captcha.mount(element), or render the component.',
    },
    'form-get': {
      meaning: 'The form would be sent by GET, with the token in the address.',
      fix: 'Give the form method="post".',
    },
    'element-detached': { meaning: 'The element given to mount() is not in the document.', fix: 'Mount once it is.' },
    'render-failed': { meaning: 'The vendor made no widget of the options given.', fix: 'Check the sitekey and the options.' },
    'invalid-sitekey': { meaning: 'The sitekey is no text of the right form.', fix: 'Give the sitekey from the dashboard.' },
    'missing-sitekey': { meaning: 'There is no sitekey.', fix: 'Give the sitekey from the dashboard.' },
    'missing-script-url': {
      meaning: 'There is no address of the vendor’s script.',
      fix: 'Give scriptUrl the address from the vendor’s console.',
    },
    invalid_app_key: { meaning: 'The app key is no text of the right form.', fix: 'Give the public app key from the dashboard.' },
    'missing-bind-to': { meaning: 'product: "bind" needs a button.', fix: 'Give bindTo the button or its selector.' },
    'server-token-missing': {
      meaning: 'A server token is required, and none came.',
      fix: 'Give serverToken a function that fetches one from your server.',
    },
    'server-token-failed': {
      kind: 'unreachable',
      actor: 'site',
      meaning: 'The site’s own endpoint for server tokens failed.',
      fix: 'Look at that endpoint.',
    },
  },
)
