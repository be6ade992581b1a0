import type { Entry } from './entry.ts'
import type { Retry } from './kind.ts'

const RETRY: Readonly<Record<Retry, string>> = {
  never: 'no use before something was changed',
  once: 'one more try at once',
  backoff: 'with growing pauses',
  wait: 'after the pause asked for',
  'fresh-token': 'with a new token, never with the same one',
  'by-hand': 'when the person asks for it',
}

/**
 * An entry as a person reads it: short labels, each with its line of text.
 * @throws A `TypeError` for what is no entry.
 */
export function rows(entry: Entry): readonly (readonly [label: string, text: string])[] {
  if (typeof (entry as Entry | undefined)?.meaning !== 'string')
    throw new TypeError('rows(entry): pass one entry of what explain() or list() returns.')
  const { kind, actor, meaning, fix, retry, source, confidence } = entry
  return [
    ['what', meaning],
    ['do', fix],
    ['retry', RETRY[retry]],
    ['kind', kind ? `${kind}, ${actor === 'network' ? 'the network’s' : `the ${actor}’s`} move` : 'no failure of a captcha'],
    ['source', `${source} (${confidence})`],
  ]
}
