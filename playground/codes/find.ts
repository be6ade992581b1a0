import { type Entry, explain, list } from '@catchcha/codes'
import type { Query } from './address.ts'

/** What the catalogue has for a query. */
export interface Found {
  /** What the text is, or has in it. */
  readonly meant: readonly Entry[]
  /** Every other entry whose words have all words of the text. */
  readonly others: readonly Entry[]
}

const fold = (text: string): string => text.toLowerCase().replace(/[_-]+/g, ' ')
const wordsOf = ({ code, meaning, fix, kind }: Entry): string => fold(`${code} ${meaning} ${fix} ${kind ?? ''}`)

export function find({ q, ...filter }: Query): Found {
  const meant = q.trim() ? explain(q, filter) : []
  const words = fold(q).split(/\s+/)
  return { meant, others: list(filter).filter(entry => !meant.includes(entry) && words.every(word => wordsOf(entry).includes(word))) }
}
