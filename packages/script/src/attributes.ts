/** What attributes come to: options by their own names, and in `wrong` a sentence for the site's owner about each that cannot be meant, by its code. */
export interface Reading {
  readonly options: Readonly<Record<string, unknown>>
  readonly wrong: readonly (readonly [code: string, detail: string])[]
}

/**
 * A vendor's options as attributes, with spaces between: `name` for text, `name?` for yes or no, `name#` for a number, `name=a|b` for one of a
 * list, `name{}` for text or, where it begins with a brace, JSON.
 */
export type Spec = string

const FORM = /^([\w-]+)(\?|#|\{\}|=(.*))?$/

/** The attributes a spec knows. */
export const namesOf = (spec: Spec): string[] => spec.split(' ').map(each => each.replace(FORM, '$1'))

/** Reads options out of attributes; `get` returns null for one that is not there. */
export function readAttributes(get: (name: string) => string | null, spec: Spec): Reading {
  const options: Record<string, unknown> = {}
  const wrong: [string, string][] = []
  for (const each of spec.split(' ')) {
    const [, name = '', kind = '', list = ''] = FORM.exec(each) ?? []
    const text = get(name)
    if (text === null) continue
    const [value, hint] = parse(text, kind, list)
    if (value === undefined) wrong.push([`bad-${name}`, `${name}="${text.slice(0, 40)}" cannot be meant: ${hint}.`])
    else options[name.replace(/-./g, part => part.slice(1).toUpperCase())] = value
  }
  return { options, wrong }
}

/** A value, or undefined and what was expected. */
function parse(text: string, kind: string, list: string): readonly [value: unknown, hint?: string] {
  if (kind === '?') return [/^(false|off)$/.test(text) ? false : /^(true|on)?$/.test(text) || undefined, 'use true or false']
  if (kind === '#') return [/^-?\d+$/.test(text) ? Number(text) : undefined, 'use a whole number']
  if (list) return [list.split('|').includes(text) ? text : undefined, `use ${list.replaceAll('|', ' or ')}`]
  if (!kind || !text.startsWith('{')) return [text]
  try {
    return [JSON.parse(text)]
  } catch {
    return [undefined, 'use JSON, with double quotes inside']
  }
}
