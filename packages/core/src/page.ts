/** What all captchas of a page share, also those of a second copy of this library. */
export interface Page {
  /** Script tags whose answer is still out, by address; they outlive a captcha that gave up waiting. */
  readonly tags: Map<string, HTMLScriptElement>
  /** How many times a script did not come in time. */
  hung?: number
  /** Until when (ms epoch) each vendor wants to be left alone, and how many times in a row it said so. */
  limits?: Record<string, readonly number[]>
  /** When the vendor failures of the last minute happened, ms epoch. */
  failed: readonly number[]
  /** What is done once only: a hint in the console, by its code, and the wait for a tag of the site's own, by its address. */
  readonly once: Set<string>
  /** The Trusted Types policy. */
  policy?: { createScriptURL(url: string): unknown } | undefined
}

const KEY = Symbol.for('catchcha')

/** The one object of this page. */
export const page = (): Page => ((globalThis as { [KEY]?: Page })[KEY] ??= { tags: new Map(), failed: [], once: new Set() })
