import type { Step } from '../step.ts'

/** A list of steps under way. */
export interface Playing {
  /** Goes on after a step that was held back; whoever held it has played it. */
  resume(): void
  /** Drops every step to come that is not `late`. */
  cancel(): void
  /** Drops every step to come. */
  stop(): void
}

/**
 * Plays steps one after the other on the window's own timers; a step that `holds` answers true for waits for `resume`.
 * Self-contained: its text is served as a script.
 */
export function playSteps<S extends Step>(
  window: Window,
  steps: readonly S[],
  act: (step: S) => void,
  holds?: (step: S) => boolean,
): Playing {
  let timer = 0
  let at = 0
  let cancelled = false
  const idle = (): boolean => cancelled && !steps.slice(at).some(later => later.late)
  const schedule = (played: number): void => {
    const step = steps[at]
    if (!step || idle()) return
    const wait = played > 0 ? (step.every ?? 0) : (step.after ?? 10)
    if (wait > 0) timer = window.setTimeout(perform, wait, step, played)
    else perform(step, played)
  }
  const perform = (step: S, played: number): void => {
    if (!cancelled || step.late) {
      if (holds?.(step)) return
      act(step)
    }
    const again = played + 1 < (step.times ?? 1)
    if (!again) at += 1
    schedule(again ? played + 1 : 0)
  }
  schedule(0)
  return {
    resume() {
      at += 1
      schedule(0)
    },
    cancel() {
      cancelled = true
      if (idle()) window.clearTimeout(timer)
    },
    stop() {
      at = steps.length
      window.clearTimeout(timer)
    },
  }
}
