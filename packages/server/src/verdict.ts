import { type Fact, type Failure, failure } from './failure.ts'

/** Whether the token can have been used up: `maybe` where a request left and no clear answer came. */
export type Spent = boolean | 'maybe'

/** What the vendor tells about a token it accepts; each only where that vendor says it. */
export interface Facts {
  /** Where the challenge was solved; hCaptcha may say `not-provided` under load. */
  readonly hostname?: string
  /** What the token was solved for. */
  readonly action?: string
  /** The user a server token was bound to. */
  readonly uid?: string
  /** As the vendor counts: hCaptcha 0 safe to 1 bot (enterprise), CaptchaLa 0 to 100. */
  readonly score?: number
  readonly reasons?: readonly string[]
  /** Ms epoch. */
  readonly solvedAt?: number
  readonly challengeId?: string
  /** Checked by CaptchaLa's backup service. */
  readonly offline?: true
  /** Made while the site's quota was used up: nobody was checked. */
  readonly degraded?: true
  /** Made in the browser and checked by nobody: anyone can forge it. */
  readonly clientOnly?: true
}

/** The token is good. */
export interface Accepted extends Facts {
  readonly ok: true
  readonly vendor: string
  readonly tokenSpent: boolean
}

/** The token is not good, or nobody could tell. */
export interface Refused {
  readonly ok: false
  readonly failure: Failure
  /** The vendor's codes as received; the failure's own where it sent none. */
  readonly codes: readonly string[]
  readonly tokenSpent: Spent
  /** The refused token was a degraded one. */
  readonly degraded?: true
}

/** How a verification ends. Plain frozen data without token and secret. */
export type Verdict = Accepted | Refused

export const accept = (vendor: string, facts: Facts, tokenSpent: boolean): Accepted =>
  Object.freeze({ ok: true as const, vendor, tokenSpent, ...facts })

export function refuse(
  vendor: string,
  fact: Fact,
  tokenSpent: Spent,
  codes: readonly string[] = [],
  more?: { readonly degraded: true },
): Refused {
  const made = failure(fact, vendor)
  return Object.freeze({
    ok: false as const,
    failure: made,
    codes: Object.freeze(codes.length ? [...codes] : [made.code]),
    tokenSpent,
    ...more,
  })
}
