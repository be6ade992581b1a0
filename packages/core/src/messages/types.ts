import type { Failure, FailureKind } from '../failure.ts'

/** A title of a few words, and a sentence or two that say what happened and what helps. */
export type Text = readonly [title: string, body: string]

/** Each failure kind, and where a kind alone would not tell a person enough, its variant: the kind with what ran out, what stops it, or whose move it is. */
export type MessageKey =
  | FailureKind
  | `expired-${Exclude<NonNullable<Failure['what']>, 'challenge'>}`
  | `blocked-${Exclude<NonNullable<Failure['by']>, 'unknown' | 'network'>}`
  | 'rate-limited-network'
  | 'unreachable-automatic'

/**
 * The texts of one language. To change a single one, spread: `{ ...en, offline: ['No connection', 'Check your cable.'] }`.
 * `{in}` stands for a time span that `Intl` words and counts, such as "in 12 seconds".
 */
export interface Messages extends Readonly<Record<MessageKey, Text>> {
  /** BCP 47 tag of the texts, for the `lang` attribute and for `Intl`. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** The button, where it is the person's move. */
  readonly retry: string
  /** The button, where it goes on by itself but need not be waited for. */
  readonly now: string
  readonly loading: string
  /** It is still loading after a long time. */
  readonly slow: string
  /** The next attempt has to wait. */
  readonly wait: `${string}{in}${string}`
  /** The next attempt comes by itself. */
  readonly again: `${string}{in}${string}`
  /** What stood in the way is gone. */
  readonly go: string
  /** Above the code that a person can copy for support. */
  readonly support: string
}

/** What a person reads about one failure. */
export interface Words {
  /** A few words. */
  readonly title: string
  /** A sentence or two: what happened and what helps. */
  readonly body: string
  /** The label of the one thing to press. */
  readonly action: string
  /** For support, not for the main line: the vendor and its code. */
  readonly detail: string
  /** The language the words are in, for the `lang` attribute. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
}
