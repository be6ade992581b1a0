/** A timer alone would sleep with the machine: the clock is read at least this often, ms. */
const TICK = 10_000

/** Sets the alarm to a time (ms epoch) in place of any other; without one it is off. */
export type SetAlarm = (at?: number, ring?: () => void) => void

/** The one alarm of a captcha, which waits for one thing at a time; it goes by the clock. `check` reads the clock now. */
export function createAlarm(): readonly [set: SetAlarm, check: () => void] {
  let timer: ReturnType<typeof setTimeout> | undefined
  let due: number | undefined
  let call: (() => void) | undefined
  const wind = (): void => {
    clearTimeout(timer)
    if (due) timer = setTimeout(check, Math.min(due - Date.now(), TICK))
  }
  const check = (): void => {
    if (!due || due > Date.now()) return wind()
    due = 0
    call?.()
  }
  return [
    // never rings at once, not even for a time that is past: whoever sets it has not finished yet
    (at, ring) => {
      due = at
      call = ring
      wind()
    },
    check,
  ]
}
