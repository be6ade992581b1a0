/** What the value of a check has to be. */
export type Sort = 'text' | 'texts' | 'number' | 'boolean'

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

const FITS: Readonly<Record<Sort, readonly [words: string, fits: (value: unknown) => boolean]>> = {
  text: ['a text', isText],
  texts: ['a text or a list of texts', value => (Array.isArray(value) ? value.length > 0 && value.every(isText) : isText(value))],
  number: ['a number', Number.isFinite],
  boolean: ['true or false', value => typeof value === 'boolean'],
}

/** What to pass in place of a check that cannot be meant: it would refuse everybody, after their tokens were used up. */
export function wrongCheck(checks: Readonly<Record<string, Sort>>, options: Readonly<Record<string, unknown>>): string | undefined {
  const wrong = Object.entries(checks).find(([name, sort]) => options[name] !== undefined && !FITS[sort][1](options[name]))
  return wrong && `pass ${FITS[wrong[1]][0]} as ${wrong[0]}`
}
