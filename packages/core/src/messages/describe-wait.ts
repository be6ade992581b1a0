import type { Failure } from '../failure.ts'
import { find } from './find.ts'
import type { Messages } from './types.ts'

/**
 * When the next attempt may start or starts by itself, such as "You can try again in 12 seconds."; empty where nothing is to be waited for, or
 * nobody can say for how long. `now` is ms epoch. Never throws.
 */
export function describeWait(failure: Failure, locale?: Messages | string, now: number = Date.now()): string {
  try {
    const { retryAt = 0, recovery } = failure
    const seconds = Math.ceil((retryAt - now) / 1000)
    if (seconds > 0) {
      const { lang, wait, again } = find(locale)
      const format = new Intl.RelativeTimeFormat(lang)
      const span = seconds < 100 ? format.format(seconds, 'second') : format.format(Math.ceil(seconds / 60), 'minute')
      return (recovery === 'wait' ? wait : again).replace('{in}', span)
    }
  } catch {
    // a time or a language that there is not
  }
  return ''
}
