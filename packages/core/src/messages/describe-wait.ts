import type { Failure } from '../failure.ts'
import { find } from './find.ts'
import type { Messages } from './types.ts'

/** When the next attempt may start or starts by itself, such as "You can try again in 12 seconds."; empty where nothing is to be waited for. `now` is ms epoch. */
export function describeWait({ retryAt = 0, recovery }: Failure, locale?: Messages | string, now: number = Date.now()): string {
  const seconds = Math.ceil((retryAt - now) / 1000)
  if (!(seconds > 0)) return ''
  const { lang, wait, again } = find(locale)
  const format = new Intl.RelativeTimeFormat(lang)
  const span = seconds < 100 ? format.format(seconds, 'second') : format.format(Math.ceil(seconds / 60), 'minute')
  return (recovery === 'wait' ? wait : again).replace('{in}', span)
}
