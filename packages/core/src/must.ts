/** Throws a `TypeError` that says what to do, unless `ok`: a mistake on the page, not something that went wrong. */
export function must(ok: unknown, advice: string): asserts ok {
  if (!ok) throw new TypeError(advice)
}
