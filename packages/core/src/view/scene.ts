import type { Failure } from '../failure.ts'
import { describe } from '../messages/describe.ts'
import { describeWait } from '../messages/describe-wait.ts'
import type { Messages } from '../messages/types.ts'
import type { State } from '../state.ts'

/** What there is to see and to hear at one moment; what is left out is empty. */
export interface Scene {
  readonly title?: string
  readonly body?: string
  /** Heard, not seen. */
  readonly spoken?: string
  /** Whether it interrupts: the person waits for a run, and only they can go on. */
  readonly urgent?: boolean
  /** Seen, not heard: it changes each second. */
  readonly count?: string
  /** What is on the button; without it there is none. */
  readonly action?: string
  /** Whether a press would do nothing now. */
  readonly off?: boolean | undefined
  /** For support. */
  readonly detail?: string
  /** Whether it is too early for other words than those that are there. */
  readonly keep?: boolean
}

/** In ms: between two things that are said, between two counts, and until loading is told of, for what is faster needs no words. */
export const SECOND = 1_000
/** From then on the person need not wait any more, ms. */
const LATE = 15_000

/**
 * @param failure The state's failure, or the one before it that is still to be told of.
 * @param elapsed How long it has been busy, ms.
 * @param heard Whether something was said that now has an end.
 */
export function scene(state: State, failure: Failure | undefined, elapsed: number, now: number, heard: boolean, messages: Messages): Scene {
  const { go, retry: action, slow, loading } = messages
  const { status } = state
  if (failure) {
    const { recovery, retryAt = 0, kind, phase } = failure
    const waits = recovery === 'wait' && !!retryAt
    const past = status !== kind
    if (waits && (past || retryAt <= now)) return { body: go, action }
    if (!past) {
      const count = describeWait(failure, messages, now)
      const urgent = recovery === 'retry' && kind !== 'cancelled' && (phase === 'challenge' || phase === 'verify')
      return { ...describe(failure, messages), count, urgent, spoken: waits ? count : '', off: waits }
    }
  }
  if (isBusy(state)) {
    if (elapsed >= LATE) return { body: slow, action }
    return { body: loading, off: true, keep: elapsed < SECOND }
  }
  const off = opened(state)
  return { spoken: heard && !off && status !== 'idle' ? go : '', off }
}

/** Whether the challenge of a run is on screen; undefined where there is no run. */
export const opened = (state: State): boolean | undefined => ('challengeOpen' in state ? state.challengeOpen : undefined)

/** Whether the person waits for the page or the vendor. */
export const isBusy = (state: State): boolean => state.status === 'loading' || opened(state) === false
