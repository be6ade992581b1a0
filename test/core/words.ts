import { type Failure, type FailureInit, failure, type Phase } from '@catchcha/core'
import type { MessageKey } from '@catchcha/core/messages'

/** One failure for each text there is; a new text does not compile until it has its failure here. */
export const FAILURES: Readonly<Record<MessageKey, Failure>> = {
  cancelled: made({ kind: 'cancelled', code: 'challenge-closed' }),
  expired: made({ kind: 'expired', what: 'challenge', code: 'challenge-expired' }),
  'expired-token': made({ kind: 'expired', what: 'token', code: 'token-expired' }, 'token'),
  'expired-session': made({ kind: 'expired', what: 'session', code: 'session_expired' }),
  'rate-limited': made({ kind: 'rate-limited', code: 'rate-limited' }),
  'rate-limited-network': made({ kind: 'rate-limited', by: 'network', code: 'rate-limited' }),
  blocked: made({ kind: 'blocked', by: 'unknown', code: 'load-blocked' }, 'load'),
  'blocked-stub': made({ kind: 'blocked', by: 'stub', code: 'vendor-missing' }, 'load'),
  'blocked-csp': made({ kind: 'blocked', by: 'csp', code: 'csp', actor: 'site', recovery: 'fix-setup' }, 'load'),
  'blocked-vendor': made({ kind: 'blocked', by: 'vendor', code: 'policy', recovery: 'wait' }),
  offline: made({ kind: 'offline', code: 'offline' }, 'load'),
  unreachable: made({ kind: 'unreachable', code: 'network-error', recovery: 'retry' }),
  'unreachable-automatic': made({ kind: 'unreachable', code: 'load-timeout' }, 'load'),
  misconfigured: made({ kind: 'misconfigured', code: 'invalid-data' }),
  rejected: made({ kind: 'rejected', code: 'already-seen' }, 'verify'),
  broken: made({ kind: 'broken', code: 'internal-error', recovery: 'retry' }),
}

export const KEYS = Object.keys(FAILURES) as MessageKey[]

function made(init: FailureInit, phase: Phase = 'challenge'): Failure {
  return failure(init, 'hcaptcha', phase)
}
