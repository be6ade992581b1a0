import { type Body, isRecord } from './provider.ts'

/** The object in a JSON text; undefined where there is none, and where a name stands twice in one: a yes and a no at once is no answer. */
export function parseObject(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) && !repeats(text) ? value : undefined
  } catch {
    return undefined // a page, or a body cut short
  }
}

const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g

/** Whether an object in a valid JSON text has a name twice, which `JSON.parse` does not tell. */
function repeats(text: string): boolean {
  const open: Set<unknown>[] = []
  for (const [token, name = '', colon] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') open.push(new Set())
    if (token === '}' || token === ']') open.pop()
    if (!colon) continue
    const names = open.at(-1)
    const read: unknown = JSON.parse(name)
    if (names?.has(read)) return true
    names?.add(read)
  }
  return false
}
