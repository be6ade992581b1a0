import { CATALOGUE, type Filter, plain } from '@catchcha/codes'

/** What is asked of the catalogue; it is all in the address, so that every answer has a permalink. */
export interface Query extends Filter {
  readonly q: string
}

/** The values of a field that occur, in the catalogue's order. */
export const values = <Field extends 'system' | 'side'>(field: Field): readonly NonNullable<Filter[Field]>[] =>
  [...new Set(CATALOGUE.map(entry => entry[field]))] as NonNullable<Filter[Field]>[]

/** Reads an address; a system or side that nobody knows counts as none. */
export function readQuery(search: string): Query {
  const query = new URLSearchParams(search)
  const one = <Field extends 'system' | 'side'>(field: Field) => values(field).find(value => value === query.get(field))
  return { q: query.get('q') ?? '', system: one('system'), side: one('side') }
}

/** The part of an address that asks this. What looks like a token is left out of it: addresses end up in logs. */
export function writeQuery({ q, system, side }: Query): string {
  const query = new URLSearchParams({ ...(q.trim() && { q: plain(q) }), ...(system && { system }), ...(side && { side }) })
  return query.size ? `?${query}` : location.pathname
}
