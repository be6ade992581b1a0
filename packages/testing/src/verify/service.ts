import type { Tokens } from './tokens.ts'

/** Keys a fake service takes for right, and how it behaves. */
export interface Accounts {
  /** `combined`: dead tokens get the older common code. `needsIp`: the account demands the visitor's address. */
  readonly hcaptcha: { readonly secret: string; readonly sitekey: string; readonly combined: boolean; readonly needsIp: boolean }
  readonly captchala: { readonly appKey: string; readonly appSecret: string }
  readonly aicaptcha: { readonly secret: string }
}

/** A request to a service, read. */
export interface Asked {
  readonly path: string
  readonly type: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The body's fields, of a form or of a JSON object; none where it is neither. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** What a service answers, and the token that is used up by that. */
export interface Told {
  readonly body: object
  readonly spends?: string | undefined
  /** @default 200 */
  readonly status?: number
}

/** One vendor's service: pure but for looking at the tokens. */
export interface Service {
  answer(asked: Asked, tokens: Tokens, accounts: Accounts): Told
  /** A refusal with these codes, in the vendor's shape. */
  refusal(codes: readonly string[]): object
  /** The token in a request. */
  token(asked: Asked): string | undefined
}

export const string = (value: unknown): string => (typeof value === 'string' ? value : '')
