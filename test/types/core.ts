// What must compile for users of the core, and what must not; `tsc -p tsconfig.json` is the test.
import { type Captcha, createCaptcha, type Failure, type FailureKind, type Outcome, type State } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'

/** A switch over every status compiles without a default: each one is known, and each carries what the contract says. */
export function tell(state: State): string | number | boolean | Failure | undefined {
  switch (state.status) {
    case 'idle':
    case 'loading':
    case 'ready':
      return state.status
    case 'challenging':
      return state.challengeOpen
    case 'solved':
      return state.expiresAt ?? state.token
    case 'cancelled':
    case 'expired':
    case 'rate-limited':
    case 'blocked':
    case 'offline':
    case 'unreachable':
    case 'misconfigured':
    case 'rejected':
    case 'broken':
      return state.failure
  }
}

/** A table of all kinds needs all kinds. */
// @ts-expect-error eight kinds are missing
export const words: Record<FailureKind, string> = { cancelled: 'You closed it.' }

export async function read(captcha: Captcha, outcome: Outcome): Promise<string | number> {
  // @ts-expect-error a token only exists in a good outcome
  outcome.token
  // @ts-expect-error a failure only exists in a bad one
  outcome.failure
  if (!outcome.ok) return outcome.failure.code
  const sent = await captcha.submit((token, { attempt }) => token.length + attempt)
  // @ts-expect-error a value only exists if the submit went through
  sent.value
  return sent.ok ? sent.value : (sent.failure.retryAt ?? 0)
}

export function freeze(failure: Failure): void {
  // @ts-expect-error a failure is frozen
  failure.code = 'other'
}

createCaptcha({ provider: hcaptcha({ sitekey: 'k' }), retry: false, load: 'visible', locale: undefined })
// @ts-expect-error there is no captcha without a provider
createCaptcha({})
// @ts-expect-error a provider is made by an adapter, it is not a name
createCaptcha({ provider: 'hcaptcha' })
// @ts-expect-error not a way to load
createCaptcha({ provider: hcaptcha({ sitekey: 'k' }), load: 'lazy' })
// @ts-expect-error hCaptcha needs its sitekey
hcaptcha({})
// @ts-expect-error the vendor's own spelling, and no other
hcaptcha({ siteKey: 'k' })
