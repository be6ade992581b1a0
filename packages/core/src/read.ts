import type { FailureKind } from './failure.ts'

/** A code and a text, as far as a value has them. */
export interface Reading {
  readonly code: string
  readonly text: string
}

/** Reads whatever a vendor threw, rejected with or passed along: strings, Errors, odd objects, nothing; never throws. */
export function read(value: unknown): Reading {
  try {
    const { code, cause, error, reason, message, type } = Object(value) as Record<string, unknown>
    const first = [value, code, cause, error, reason, message, type].find(part => part && Object(part) !== part)
    return { code: plain(first ?? 'unknown'), text: plain(message ?? '') }
  } catch {
    return { code: 'unreadable', text: '' } // a getter of the value itself threw: there is nothing more to learn from it
  }
}

/** Text from outside may carry a token or a key: long runs with a digit in them are cut out. */
export const plain = (text: unknown): string =>
  String(text)
    .slice(0, 200)
    .replace(/(?=\S*\d)\S{20,}/g, '…')

/** What codes mean: a pattern for each kind, the first that matches wins. */
export type Codes = { readonly [Kind in FailureKind]?: RegExp }

/** The kind of a code, or `other` where nothing is known of it. */
export const kindOf = (codes: Codes, code: string, other: FailureKind = 'broken'): FailureKind =>
  (Object.keys(codes) as FailureKind[]).find(kind => codes[kind]?.test(code)) ?? other
