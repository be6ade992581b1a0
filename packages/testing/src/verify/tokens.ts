/** The vendors whose verification is played. */
export type VerifyVendor = 'hcaptcha' | 'captchala' | 'aicaptcha'

/** What is known of a token besides its text. */
export interface TokenFacts {
  readonly hostname?: string | undefined
  readonly action?: string | undefined
  readonly uid?: string | undefined
  /** The address it is bound to. */
  readonly ip?: string | undefined
  readonly score?: number | undefined
}

export interface TokenOptions extends TokenFacts {
  /** Ms since it was issued. @default 0 */
  readonly age?: number | undefined
  /** CaptchaLa: checked by the main service, by its backup, or by nobody. @default 'pt' */
  readonly prefix?: 'pt' | 'offline' | 'dg' | undefined
}

export type TokenState = 'good' | 'unknown' | 'expired' | 'seen'

/** Every token there is: who has it, how old it is, whether it was used. */
export interface Tokens {
  mint(vendor: VerifyVendor, options?: TokenOptions): string
  /** How a token stands, and what is known of it. */
  look(vendor: VerifyVendor, token: string): readonly [TokenState, TokenFacts]
  spend(token: string): void
}

interface Known extends TokenFacts {
  readonly vendor: VerifyVendor
  readonly since: number
  spent: boolean
}

const LIFE = 120_000 // ms: hCaptcha's, documented; the other two publish none

/** Tokens that the fakes in the page make; nothing tells this side when, so their age counts from when they are first seen. */
const FROM_PAGE: Readonly<Record<VerifyVendor, RegExp>> = {
  hcaptcha: /^P1_fake_\w+$/,
  captchala: /^(pt|offline|dg)_[0-9a-f]{32}$/,
  aicaptcha: /^ai_fake_\w+$/,
}

/** @param fromPage Whether tokens of the page's fakes are good, too. */
export function createTokens(now: () => number, fromPage: boolean): Tokens {
  const known = new Map<string, Known>()
  let count = 0
  const text = (vendor: VerifyVendor, prefix = 'pt'): string => {
    const random = Array.from({ length: 32 }, () => Math.floor(Math.random() * 16).toString(16)).join('')
    if (vendor === 'captchala') return `${prefix}_${random}`
    return vendor === 'hcaptcha' ? `P1_fake_${++count}_${random}` : `ai_fake_${++count}_${random}`
  }
  const find = (vendor: VerifyVendor, token: string): Known | undefined => {
    const made = known.get(token)
    if (made || !fromPage || !FROM_PAGE[vendor].test(token)) return made?.vendor === vendor ? made : undefined
    const first = { vendor, since: now(), spent: false }
    known.set(token, first)
    return first
  }
  return {
    mint(vendor, { age = 0, prefix, ...facts } = {}) {
      const token = text(vendor, prefix)
      known.set(token, { ...facts, vendor, since: now() - age, spent: false })
      return token
    },
    look(vendor, token) {
      const found = find(vendor, token)
      if (!found) return ['unknown', {}]
      const { since, spent, vendor: _, ...facts } = found
      return [spent ? 'seen' : now() - since >= LIFE ? 'expired' : 'good', facts]
    },
    spend(token) {
      const found = known.get(token)
      if (found) found.spent = true
    },
  }
}
