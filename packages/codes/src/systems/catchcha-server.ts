import { type Entry, table } from '../entry.ts'

/** What @catchcha/server says by itself, before or instead of a vendor's code. */
export const CATCHCHA_SERVER: readonly Entry[] = /* @__PURE__ */ table(
  { system: 'catchcha', side: 'server', kind: 'rejected', source: '@catchcha/server', confidence: 'documented' },
  {
    'token-missing': {
      meaning: 'No token came with the request; nothing was sent to the vendor.',
      fix: 'Read the vendor’s field, and put the widget inside the form.',
    },
    'token-invalid': {
      meaning: 'What came as token is no text; a field that comes twice is an array.',
      fix: 'Use fromRequest() or fromBody(); look for two widgets in one form.',
    },
    'token-too-long': {
      meaning: 'What came as token is longer than any token.',
      fix: 'Nothing, if it is rare: somebody is trying things out.',
    },
    'client-token': {
      meaning: 'The token was made in the browser because no server of the vendor was reached; anyone can forge one.',
      fix: 'Leave it refused, or accept such tokens by name for forms that can bear it.',
    },
    'already-sent': {
      meaning: 'This server has sent this very token to the vendor before.',
      fix: 'Look for a double submit, a retry loop, or two places that verify.',
    },
    refused: {
      meaning: 'The vendor said no and gave no reason.',
      fix: 'Ask for a new token.',
    },
    'hostname-mismatch': {
      meaning: 'The token is good, but was solved on a host that is not among those asked for.',
      fix: 'List every host of the site; under load hCaptcha says not-provided, which may be listed too.',
    },
    'action-mismatch': {
      meaning: 'The token is good, but was solved for another action.',
      fix: 'Give the widget and verify() the same action.',
    },
    'uid-mismatch': {
      meaning: 'The token is good, but was solved for another user.',
      fix: 'Compare the uid at issuing and at verifying.',
    },
    'score-too-high': {
      meaning: 'The token is good, but its score is above maxScore, or it has none.',
      fix: 'Without scores in your plan leave maxScore away.',
    },
    'missing-secret': {
      kind: 'misconfigured',
      meaning: 'The server has no secret to verify with.',
      fix: 'Most often an environment variable is not set.',
    },
    'bad-call': {
      kind: 'misconfigured',
      meaning: 'The site’s own code asked for a server token with something missing; nothing was sent to the vendor.',
      fix: 'Pass what the detail of the failure names.',
    },
    'bad-verdict': {
      kind: 'broken',
      meaning: 'What was to be told to the page is a refusal, but holds no failure that can be understood.',
      fix: 'Hand the verdict on as verify() made it, or as JSON of it.',
    },
    'verify-timeout': {
      kind: 'unreachable',
      retry: 'fresh-token',
      meaning: 'The vendor did not answer in time. The token may be spent.',
      fix: 'Ask for a new token. If it stays, look at the server’s way out.',
    },
    'verify-failed': {
      kind: 'unreachable',
      retry: 'fresh-token',
      meaning: 'The connection to the vendor failed or broke off.',
      fix: 'Ask for a new token. If it stays, look at the server’s way out.',
    },
    'bad-answer': {
      kind: 'unreachable',
      retry: 'fresh-token',
      meaning: 'The answer is not what the vendor documents: a page of something in between, a body cut short, another shape.',
      fix: 'Ask for a new token. If it stays, look at proxies on the server’s way out, and at the endpoint.',
    },
    'http-429': {
      kind: 'rate-limited',
      meaning: 'The vendor asks to slow down.',
      fix: 'Wait for as long as Retry-After says, else with growing pauses.',
    },
    'http-3xx': {
      kind: 'unreachable',
      retry: 'fresh-token',
      meaning: 'The request was led elsewhere; it was not followed, since that would send the token again.',
      fix: 'Check the endpoint, and whether something on the way out wants a sign-in.',
    },
    'http-4xx': {
      kind: 'unreachable',
      retry: 'fresh-token',
      meaning: 'The address answered with a refusal that holds no code.',
      fix: 'Check the endpoint, and whether a firewall of the vendor keeps this server out.',
    },
    'http-5xx': {
      kind: 'unreachable',
      retry: 'fresh-token',
      meaning: 'The vendor’s server, or one before it, is out of order.',
      fix: 'Ask for a new token later; look at the vendor’s status page.',
    },
    aborted: {
      kind: 'cancelled',
      meaning: 'The site’s own signal ended the verification.',
      fix: 'Nothing, if that was meant.',
    },
  },
)
