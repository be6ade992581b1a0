import { CATALOGUE, type Filter, list } from './catalogue.ts'
import type { Entry } from './entry.ts'
import { texts } from './read.ts'

/** The text up to its last character that is no punctuation; a pattern for that takes its time with long runs in the middle. */
function untailed(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\n\r"\'`.!'.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** Case, quotes and what stands between words do not tell codes apart. */
const key = (text: string): string =>
  untailed(text)
    .replace(/^[\s"'`]+/, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '-')
    .replace(/^http-?([345])(?!29$)\d\d$/, 'http-$1xx')

let index: ReadonlyMap<string, readonly Entry[]> | undefined
let fragments: readonly (readonly [text: string, entry: Entry])[] = []

/** The entries of exactly this code, whatever its case and separators; the catalogue is indexed on first use. */
function named(code: string): readonly Entry[] {
  if (!index) {
    const made = new Map<string, Entry[]>()
    for (const entry of CATALOGUE) made.set(key(entry.code), [...(made.get(key(entry.code)) ?? []), entry])
    index = made
    fragments = CATALOGUE.filter(({ fragment }) => fragment).map(entry => [key(entry.code), entry])
  }
  return index.get(key(code)) ?? []
}

/** A text that is a code; or that ends in one, "text (code)"; or that has some in it. A lone word in a sentence is no code. */
function found(text: string): readonly Entry[] {
  const whole = named(text)
  if (whole.length) return whole
  const last = /\(([\w-]+)\)\W*$/.exec(text)?.[1] ?? ''
  const words = text.split(/[^\w.-]+/)
  const listed = /^[\w-]+(\s*[,;|]\s*[\w-]+)+$/.test(text.trim())
  const codes = words.filter(word => listed || word === last || /\w[_-]\w/.test(word)).flatMap(named)
  const plain = key(text)
  return [...codes, ...fragments.filter(([piece]) => plain.includes(piece)).map(([, entry]) => entry)]
}

/**
 * All entries that match, one code being at home in several systems; none where nothing is known, and never a guess.
 * @param input A code in any case, "text (code)", an Error, `{ cause, message }`, an array of codes, a Response's JSON as text or parsed; of
 * whatever else it is, nothing is known.
 * @throws A `TypeError` for a filter that is no object.
 */
export function explain(input: unknown, filter: Filter = {}): readonly Entry[] {
  if (Object(filter) !== filter) throw new TypeError("explain(code, filter): pass an object as filter, such as { system: 'hcaptcha' }.")
  const asked = new Set(list(filter))
  const read = texts(input)
  const all = new Set(read.flatMap(found))
  const exact = new Set(read.map(text => text.trim()))
  return [...all].filter(entry => asked.has(entry)).sort((a, b) => Number(exact.has(b.code)) - Number(exact.has(a.code)))
}

/** What looks like a code in `input`, and is in no list. */
export const unlisted = (input: unknown): readonly string[] =>
  texts(input).filter(text => /^\w+([-_]\w+)+$/.test(text.trim()) && found(text).length === 0)
