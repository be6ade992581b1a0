import { own } from './own.ts'
import type { Reading } from './provider.ts'

/** The texts in a value that should be a list of codes; a lone one counts. */
export const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter(each => typeof each === 'string' && each !== '')

/** Tells a code from words for people where a field may hold either. */
export const looksLikeCode = (text: string): boolean => /^[a-z]+(_[a-z]+)+$/.test(text)

/** A refusal unless `value` is the one wanted, or among them; what the vendor does not say is never what is wanted. */
export function among(
  name: 'hostname' | 'action' | 'uid',
  value: string | undefined,
  wanted: string | readonly string[] | undefined,
): Reading | undefined {
  const plain = (text: string): string => (name === 'hostname' ? text.toLowerCase() : text)
  if (wanted === undefined || (value !== undefined && [wanted].flat().map(plain).includes(plain(value)))) return undefined
  const said = value === undefined ? 'The vendor did not say any.' : 'The vendor says another one.'
  return {
    short: { kind: 'rejected', code: `${name}-mismatch`, detail: `The token is good, but its ${name} is not the one asked for. ${said}` },
  }
}

/** A refusal unless there is a score, and one that is low enough. */
export function atMost(score: number | undefined, most: number | undefined): Reading | undefined {
  if (most === undefined || (score !== undefined && score <= most)) return undefined
  return {
    short: own(
      'score-too-high',
      `The token is good, but ${score === undefined ? 'has no score' : `its score is ${score}, above ${most}`}.`,
    ),
  }
}
