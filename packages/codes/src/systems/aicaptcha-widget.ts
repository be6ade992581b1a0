import { type Entry, table } from '../entry.ts'

/** AICaptcha's six codes of the browser; how they reach a page is not documented. */
export const AICAPTCHA_WIDGET: readonly Entry[] = /* @__PURE__ */ table(
  {
    system: 'aicaptcha',
    side: 'widget',
    source: 'https://aicaptcha-docs.pages.dev/installation/error-description',
    confidence: 'documented',
  },
  {
    internal_error: {
      kind: 'misconfigured',
      meaning: 'The request’s query parameters were not valid; despite its name no fault of the vendor.',
      fix: 'Check the parameters given to render() and their format.',
    },
    invalid_sitekey: {
      kind: 'misconfigured',
      meaning: 'The sitekey is not valid.',
      fix: 'Use the sitekey from the console.',
    },
    network_error: {
      kind: 'unreachable',
      meaning: 'Trouble with the connection.',
      fix: 'Offer a retry with growing pauses; a blocker or a content security policy can look the same.',
    },
    request_timeout: {
      kind: 'unreachable',
      meaning: 'A request took too long.',
      fix: 'Try again; if it stays, look at the network.',
    },
    forbidden: {
      kind: 'blocked',
      retry: 'wait',
      meaning: 'A policy was triggered, of the vendor or of the site’s own rules.',
      fix: 'Let the visitor wait before the next try; look at the rules in the console if it happens to many.',
    },
    verification_expired: {
      kind: 'expired',
      meaning: 'The challenge session ran out.',
      fix: 'Refresh the widget and start again.',
    },
  },
)
