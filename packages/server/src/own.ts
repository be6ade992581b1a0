import { CATCHCHA_SERVER } from '@catchcha/codes'
import type { Fact } from './failure.ts'

/**
 * A failure that we see ourselves, with the kind and the words the catalogue has for it.
 * @param seen What was seen in this case, for the site's developer.
 */
export function own(code: string, seen = '', more: Pick<Fact, 'retryAt'> = {}): Fact {
  const name = code.replace(/^http-(?!429)(\d)\d\d$/, 'http-$1xx')
  const { kind = 'unreachable', meaning = '', fix = '' } = CATCHCHA_SERVER.find(entry => entry.code === name) ?? {}
  return { kind, code, detail: `${seen || meaning} ${fix}`, ...more }
}
