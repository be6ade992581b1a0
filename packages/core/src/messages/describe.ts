import type { Failure } from '../failure.ts'
import { find } from './find.ts'
import type { MessageKey, Messages, Words } from './types.ts'

/**
 * The words for a failure, in the given messages or those loaded for a tag; English where there are none. A kind that nobody knows is told of
 * as `broken`. Never throws.
 */
export function describe(failure: Failure, locale?: Messages | string): Words {
  try {
    const { kind, what, by, recovery, vendor, code } = failure
    const messages = find(locale)
    const { lang, dir, retry, now, broken } = messages
    const text = messages[`${kind}-${what ?? by ?? recovery}` as MessageKey] ?? messages[kind]
    const [title, body] = Array.isArray(text) ? text : broken // any other name is no kind
    return { title, body, action: recovery === 'automatic' ? now : retry, detail: `${vendor}: ${code}`, lang, dir }
  } catch {
    return describe({ kind: 'broken', vendor: '', code: '' } as Failure) // what cannot be read is no failure of ours
  }
}
