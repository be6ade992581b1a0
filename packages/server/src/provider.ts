import type { Entry } from '@catchcha/codes'
import type { Sort } from './checks.ts'
import type { Fact } from './failure.ts'
import type { Facts } from './verdict.ts'

/** One request to a vendor; the token and the secret are in it. */
export interface Call {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** An answer's JSON object. */
export type Body = Readonly<Record<string, unknown>>

/**
 * What an answer says: accepted with these facts; refused with these codes, as the vendor spells them, or with none; or accepted, but not
 * good enough.
 */
export type Reading = { readonly facts: Facts } | { readonly codes: readonly string[]; readonly degraded?: true } | { readonly short: Fact }

/** What is asked of every verification, besides the vendor's own checks. */
export interface Asked {
  /** The visitor's address. @default not sent */
  readonly remoteIp?: string | undefined
}

/** A vendor bound to its keys, which live in closures: printing a provider shows none. */
export interface Provider<Checks extends object> {
  readonly vendor: string
  /** The options that are the vendor's own, and what each has to be. */
  readonly checks: Readonly<Record<keyof Checks, Sort>>
  /** The vendor's codes and what they mean. */
  readonly table: readonly Entry[]
  /** The request for a token; or why there is none, or the facts where none is needed. */
  prepare(token: string, options: Asked & Checks): Call | { readonly fact: Fact } | { readonly facts: Facts }
  /** Reads an answer with a JSON object in it; undefined where it is not this vendor's. */
  read(body: Body, token: string, options: Checks): Reading | undefined
  /** Whether a good answer leaves the token usable. */
  keeps(token: string, options: Checks): boolean
  /** What must never be shown, the token aside. */
  secrets(): readonly string[]
}

export const isRecord = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a value is a provider of ours: one of the page's is none. */
export const isProvider = (value: unknown): value is Provider<object> =>
  isRecord(value) && typeof value['vendor'] === 'string' && typeof value['prepare'] === 'function'

/** The text of a value, if it is one and not too long to be what it is taken for. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 300 ? value : undefined

/** What is there of some facts; names without a value are left away. */
export function present(facts: { readonly [Name in keyof Facts]: Facts[Name] | undefined }): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

/** A key from outside, most often an environment variable: undefined where it is not set. */
export type Key = string | undefined

/** The fact for a key that is not there; nothing is sent then. */
export const unset = (code: string, name: string): { readonly fact: Fact } => ({
  fact: { kind: 'misconfigured', code, detail: `${name} is not set. Most often an environment variable is missing on this server.` },
})

/** The fact for a key that cannot be one; nothing is sent then. */
export const garbled = (code: string, name: string): { readonly fact: Fact } => ({
  fact: {
    kind: 'misconfigured',
    code,
    detail: `${name} has characters that no key has: a quotation mark or a line break came along. Copy it again.`,
  },
})
