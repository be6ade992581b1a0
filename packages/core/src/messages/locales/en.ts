import type { Messages } from '../types.ts'

/** English, the source of all other languages: short sentences, plain words, nobody's fault. */
export const en: Messages = {
  lang: 'en',
  dir: 'ltr',
  retry: 'Try again',
  now: 'Try now',
  loading: 'Loading the security check…',
  slow: 'This is taking longer than usual.',
  wait: 'You can try again {in}.',
  again: 'Trying again {in}.',
  go: 'You can continue now.',
  support: 'Details for support',
  cancelled: ['Not finished yet', 'The security check was closed. Open it again when you are ready.'],
  expired: ['Time ran out', 'The security check was open for too long. Please start it again.'],
  'expired-token': ['Please check again', 'The last security check is too old now. Please do it once more.'],
  'expired-session': ['Please start again', 'The page was open for too long. Please start the security check again.'],
  'rate-limited': ['Please wait a moment', 'There were many tries in a short time. Please wait a little.'],
  'rate-limited-network': [
    'Please wait a moment',
    'Many tries came from your network. It may be a VPN, or shared with others. Please wait, or use another network.',
  ],
  blocked: [
    'Security check not loaded',
    'The security check could not load. A browser extension, a filter or the network may be in the way. Another browser or network may help.',
  ],
  'blocked-stub': [
    'Security check not loaded',
    'The security check came back empty. A browser extension or a filter may be in the way. If you use one, allow this page and try again.',
  ],
  'blocked-csp': [
    'Security check not available',
    'This page does not let its security check load. Please tell the people who run this website.',
  ],
  'blocked-vendor': ['Security check not possible', 'The security check does not accept this visit. Another browser or network may help.'],
  offline: ['You are offline', 'There is no connection. It tries again by itself when you are back online.'],
  unreachable: ['No answer', 'The security check does not answer right now. Please try again in a moment.'],
  'unreachable-automatic': ['No answer', 'The security check does not answer right now. It tries again by itself.'],
  misconfigured: [
    'Security check not available',
    'The security check does not work right now. It is not your fault. Please tell the people who run this website.',
  ],
  rejected: ['Please check again', 'This website could not accept the security check. Please do it once more.'],
  broken: ['Something went wrong', 'The security check stopped working. Please try again.'],
}
