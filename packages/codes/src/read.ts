/** Where vendors, libraries and our own answers keep codes; other fields (a token, an address) are not looked at. */
const FIELDS = 'error-codes error_codes errorCodes codes failure code cause error errors reason request data desc msg message type'.split(
  ' ',
)
const DEEPEST = 5
const LONGEST = 100_000

/**
 * Every text in which a code may stand: of a string, JSON as text, an Error, an array, or an answer's whole body. Never throws.
 * @param input Anything a vendor, a library or a person came up with.
 */
export const texts = (input: unknown): readonly string[] => (typeof input === 'number' ? [String(input)] : inside(input, new Set(), 0))

function inside(input: unknown, seen: Set<object>, depth: number): readonly string[] {
  if (typeof input === 'string') return unfold(input.slice(0, LONGEST).trim(), seen, depth)
  if (typeof input !== 'object' || input === null || seen.has(input) || depth > DEEPEST) return []
  seen.add(input)
  return partsOf(input).flatMap(part => inside(part, seen, depth + 1))
}

function partsOf(input: object): readonly unknown[] {
  try {
    return Array.isArray(input) ? input.slice(0, 100) : FIELDS.map(name => field(input, name))
  } catch {
    return [] // a proxy that does not even tell what it is
  }
}

function unfold(text: string, seen: Set<object>, depth: number): readonly string[] {
  const lines = text.split('\n').flatMap(line => line.trim() || [])
  if (!/^[[{"]/.test(text)) return lines
  try {
    return inside(JSON.parse(text), seen, depth + 1)
  } catch {
    return lines // "[hCaptcha] …" or a body cut short: plain text after all
  }
}

function field(holder: object, name: string): unknown {
  try {
    return Reflect.get(holder, name)
  } catch {
    return undefined // a getter of the value itself threw: there is nothing to learn from it
  }
}

/**
 * A text as it may be shown again: at most 80 characters, without anything like a token, and without what steers a terminal or turns the
 * direction of writing; empty for what is neither text nor a number.
 */
export const plain = (text: string): string =>
  (typeof text === 'string' || typeof text === 'number' ? String(text) : '')
    .slice(0, LONGEST)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\S{20,}/g, run => (/\d/.test(run) ? '…' : run))
    .slice(0, 80)
    .replace(/\p{C}/gu, '')
