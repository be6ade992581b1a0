import type { Fact } from './adapter.ts'
import { type Phase, POLICY, type Recovery } from './failure.ts'

/** How a captcha recovers by itself. */
export interface Retry {
  /** Most automatic tries in a row; what the kind of failure allows is the upper limit. @default 3 */
  readonly tries?: number
  /** The first wait in ms; it doubles with each try. @default 1000 */
  readonly delay?: number
  /** After so many vendor failures in a minute, anywhere on the page, everything waits. @default 20 */
  readonly budget?: number
}

/** The wait before try number `n` (from 0), in ms: doubling, at most five minutes, with a jitter of up to half. */
export const backoff = (n: number, delay: number, random: number = Math.random()): number =>
  Math.min(3e5, delay * 2 ** n) * (1 - random / 2)

/** What follows a failure: another run at once, an automatic try at `retryAt` (ms epoch), or the move of whoever `recovery` names. */
export interface Plan {
  readonly rerun?: boolean
  readonly recovery: Recovery
  readonly retryAt?: number
}

/** Decides what follows a failure after `attempts` automatic tries in a row; the only place that decides to try again. */
export function plan(
  fact: Fact,
  phase: Phase,
  waited: boolean,
  attempts: number,
  { tries = 3, delay = 1000 }: Retry,
  random?: number,
): Plan {
  const [, usual, most] = POLICY[fact.kind]
  const { kind, retryAt, recovery = usual } = fact
  const rerun = !!fact.rerun && (waited || kind === 'expired')
  const automatic = recovery === 'automatic'
  if (retryAt) return { recovery: 'wait', retryAt }
  if (attempts < Math.min(most, tries) && (rerun || (automatic && /load|render/.test(phase))))
    return { rerun, recovery: 'automatic', retryAt: Date.now() + (rerun && !attempts ? 1 : backoff(attempts, delay, random)) }
  return { recovery: automatic && kind !== 'offline' ? 'retry' : recovery } // offline ends by itself
}
