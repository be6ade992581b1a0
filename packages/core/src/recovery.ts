import type { Fact } from './adapter.ts'
import { calm } from './calm.ts'
import { type Failure, failure, type Phase, POLICY } from './failure.ts'
import { NAME } from './load/cause.ts'
import { type CaptchaOptions, ms } from './options.ts'
import { page } from './page.ts'

const MINUTE = 60_000

/** The wait before try number `n` (from 0), in ms: doubling, at most five minutes, with a jitter of up to half. */
const backoff = (n: number, delay: number): number => Math.round(Math.min(5 * MINUTE, delay * 2 ** n) * (1 - Math.random() / 2))

/**
 * The vendor's rate limit: until when, and how many times in a row; `next` takes its place. The page's limits are read from storage once, if at
 * all; storage that throws is no storage.
 */
function limit({ provider, remember = true }: CaptchaOptions, next?: readonly number[]): readonly number[] {
  const shared = page()
  const limits = shared.limits ?? { ...(remember && calm(() => JSON.parse(sessionStorage.getItem(NAME) as string))) }
  shared.limits = limits
  const { vendor } = provider.adapter
  if (next) {
    limits[vendor] = next
    if (remember) calm(() => sessionStorage.setItem(NAME, JSON.stringify(limits)))
  }
  return limits[vendor] ?? []
}

/** The failure that a run would meet now without the vendor being called, if it must wait; `shown` is the one in the state. */
export function held(options: CaptchaOptions, shown: Failure | undefined): Failure | undefined {
  const retryAt = limited(options)
  if (shown?.recovery === 'wait' && Number(shown.retryAt) > Date.now()) return shown
  return retryAt ? failure({ kind: 'rate-limited', code: 'rate-limited', retryAt }, options.provider.adapter.vendor) : undefined
}

/** Until when the vendor wants to be left alone, ms epoch, else 0; what is out of all proportion is not ours. */
function limited(options: CaptchaOptions): number {
  const until = limit(options)[0] ?? 0
  return until > Date.now() && until < Date.now() + 5 * MINUTE ? until : 0
}

/** The vendor let somebody through: its next limit starts small again. */
export function forgive(options: CaptchaOptions): void {
  if (limit(options)[1]) limit(options, [0, 0])
}

/** Completes a failure with what follows it, after `attempts` automatic tries in a row; the only place that decides to try again. */
export function decide(options: CaptchaOptions, { dead, rerun, ...fact }: Fact, phase: Phase, attempts: number): Failure {
  const { retry, provider } = options
  const { tries = retry === false ? 0 : 3, delay, budget = 20 } = retry || {}
  const { vendor } = provider.adapter
  const about: { -readonly [Key in keyof Failure]?: Failure[Key] } & Pick<Fact, 'kind' | 'code'> = fact
  const now = Date.now()
  if (fact.kind === 'unreachable' && navigator.onLine === false) about.kind = 'offline'
  if (fact.kind === 'rate-limited') {
    const times = Number(limit(options)[1]) || 0
    if (!times) about.by = 'network'
    if (!limited(options)) limit(options, [now + backoff(times, 10_000), times + 1])
    about.retryAt = limited(options)
  } else if (phase !== 'load' && /broken|unreachable/.test(about.kind)) {
    const shared = page()
    shared.failed = [...shared.failed.filter(at => at > now - MINUTE), now]
    if (shared.failed.length > budget) about.retryAt = Number(shared.failed.at(-budget)) + MINUTE // a storm ends in a wait
  }
  const [, usual, most] = POLICY[about.kind]
  about.recovery ??= usual
  const automatic = about.recovery === 'automatic'
  if (about.retryAt) about.recovery = 'wait'
  else if (attempts < Math.min(most, tries) && (rerun || (automatic && /load|render/.test(phase)))) {
    about.recovery = 'automatic'
    about.retryAt = now + (rerun && !attempts ? 1 : backoff(attempts, ms(delay, 1000)))
  } else if (automatic && about.kind !== 'offline') about.recovery = 'retry' // offline ends by itself
  return failure(about, vendor, phase)
}
