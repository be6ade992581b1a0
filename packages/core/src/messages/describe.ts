import type { Failure } from '../failure.ts'
import { find } from './find.ts'
import type { MessageKey, Messages, Words } from './types.ts'

/** The words for a failure, in the given messages or those loaded for a tag; English where there are none. Never throws. */
export function describe({ kind, what, by, recovery, vendor, code }: Failure, locale?: Messages | string): Words {
  const messages = find(locale)
  const { lang, dir, retry, now } = messages
  const variant = `${kind}-${what ?? by ?? recovery}`
  const [title, body] = messages[Object.hasOwn(messages, variant) ? (variant as MessageKey) : kind]
  return { title, body, action: recovery === 'automatic' ? now : retry, detail: `${vendor}: ${code}`, lang, dir }
}
