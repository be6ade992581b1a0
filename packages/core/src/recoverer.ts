import type { Fact } from './adapter.ts'
import { calm } from './calm.ts'
import { type Failure, failure, type Phase } from './failure.ts'
import { NAME } from './load/cause.ts'
import type { CaptchaOptions } from './options.ts'
import { page } from './page.ts'
import { backoff, plan } from './recovery.ts'

/** Carries out what `plan` decides: budget, rate limits and the one timer of a captcha that tries again. */
export interface Recoverer {
  /** Automatic tries in a row so far. */
  attempts(): number
  /** Completes a failure with what follows it. */
  decide(fact: Fact, phase: Phase, waited: boolean): readonly [failure: Failure, rerun: boolean]
  /** Until when the vendor wants to be left alone, ms epoch, else 0. */
  limited(): number
  /** Sets the one timer, for a failure's `retryAt` (ms epoch), or stops it. */
  wake(at?: number): void
  /** A person or the page acted, or a run got through: earlier tries no longer count and none is due. */
  restart(through?: boolean): void
}

const MINUTE = 60_000

/** @param again Called when it is time for an automatic try, or when a wait is over. */
export function createRecoverer(options: () => CaptchaOptions, again: () => void): Recoverer {
  let attempts = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const vendor = (): string => options().provider.adapter.vendor
  const remember = (): boolean => options().remember !== false
  const strikes = (): string => `${vendor()}#`

  /** The page's rate limits: read from storage once, if at all; storage that throws is no storage. */
  const limits = (): Record<string, number> =>
    (page().limits ??= { ...(remember() && calm(() => JSON.parse(sessionStorage.getItem(NAME) as string))) })
  const limit = (until: number, times: number): number => {
    Object.assign(limits(), { [vendor()]: until, [strikes()]: times })
    if (remember()) calm(() => sessionStorage.setItem(NAME, JSON.stringify(limits())))
    return until
  }
  const limited = (): number => {
    const until = limits()[vendor()] ?? 0
    return until > Date.now() && until < Date.now() + 5 * MINUTE ? until : 0 // what is out of all proportion is not ours
  }
  const wake = (at?: number): void => {
    clearTimeout(timer)
    if (at)
      timer = setTimeout(() => {
        attempts++
        again()
      }, at - Date.now())
  }

  return {
    attempts: () => attempts,
    decide({ dead, ...fact }, phase, waited) {
      const shared = page()
      const now = Date.now()
      const { retry } = options()
      const { budget = 20, ...how } = retry || { tries: retry === false ? 0 : 3 }
      const about: { -readonly [Key in keyof Fact]: Fact[Key] } = fact
      if (fact.kind === 'unreachable' && navigator.onLine === false) about.kind = 'offline'
      if (fact.kind === 'rate-limited') {
        const times = limits()[strikes()] || 0
        if (!times) about.by = 'network'
        about.retryAt = limited() || limit(now + backoff(times, 1e4), times + 1)
      } else if (phase !== 'load' && /broken|unreachable/.test(about.kind)) {
        shared.failed = [...shared.failed.filter(at => at > now - MINUTE), now]
        if (shared.failed.length > budget) about.retryAt = Number(shared.failed.at(-budget)) + MINUTE // a storm ends in a wait
      }
      const { rerun, ...what } = { ...about, rerun: false, ...plan(about, phase, waited, attempts, how) }
      return [failure(what, vendor(), phase), rerun && waited]
    },
    limited,
    wake,
    restart(through) {
      attempts = 0
      wake()
      if (through && limits()[strikes()]) limit(0, 0)
    },
  }
}
