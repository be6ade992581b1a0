import { type Actor, type FailureKind, KINDS, type Retry } from './kind.ts'

/** Whose code it is; `catchcha` is ours, `solver-api` is listed so that its words can be recognised in logs and nothing more. */
export type System = 'hcaptcha' | 'captchala' | 'aicaptcha' | 'catchcha' | 'solver-api'

/** Where it is met: in the vendor's widget, in the code that loads it (`loader`), at token verification, or at a solver's two calls. */
export type Side = 'widget' | 'loader' | 'server' | 'submit' | 'poll'

/** How sure we are: a vendor's page says so, it was seen in practice or in first-party code, or it follows from those. */
export type Confidence = 'documented' | 'observed' | 'inferred'

/** One code of one system on one side. */
export interface Entry {
  readonly system: System
  readonly side: Side
  /** As the system spells it. */
  readonly code: string
  /** A piece of a longer text, recognised wherever that text contains it. */
  readonly fragment?: true
  /** The failure it becomes in Catchcha; absent where it never becomes one. */
  readonly kind?: FailureKind
  /** What happened. */
  readonly meaning: string
  /** What the site's developer does. */
  readonly fix: string
  readonly retry: Retry
  /** Whose move it is; absent where nobody at the site has one. */
  readonly actor?: Actor
  /** A URL, or what was looked at. */
  readonly source: string
  readonly confidence: Confidence
}

/** A row of a table: what the table as a whole does not say already. */
export type Row = Pick<Entry, 'meaning' | 'fix'> & Partial<Omit<Entry, 'system' | 'side' | 'code'>>
type Defaults = Pick<Entry, 'system' | 'side' | 'source' | 'confidence'> & Partial<Entry>

/** Completes the rows from what they share and from what follows from their kind. */
export function table(defaults: Defaults, rows: Readonly<Record<string, Row>>): readonly Entry[] {
  const entries = Object.entries(rows).map(([code, row]) => {
    const kind = row.kind ?? defaults.kind
    const { actor, retry } = kind ? KINDS[kind] : { actor: undefined, retry: 'never' as const }
    return Object.freeze({ retry, ...(actor && { actor }), ...defaults, ...row, code })
  })
  return Object.freeze(entries)
}
