/** A timer alone would sleep with the machine: the clock is read at least this often, ms. */
const TICK = 10_000

/** Sets the alarm to a time (ms epoch) in place of any other; without one it is off. */
export type SetAlarm = (at?: number, ring?: () => void) => void

/** The one alarm of a captcha, which waits for one thing at a time; it goes by the clock. `check` reads the clock now. */
export function createAlarm(): readonly [set: SetAlarm, check: () => void] {
  let timer: ReturnType<typeof setTimeout> | undefined
  let due: number | undefined
  let call: (() => void) | undefined
  const check = (): void => {
    clearTimeout(timer)
    if (!due) return
    const left = due - Date.now()
    if (left > 0) timer = setTimeout(check, Math.min(left, TICK))
    else {
      due = 0
      call?.()
    }
  }
  return [
    (at, ring) => {
      due = at
      call = ring
      check()
    },
    check,
  ]
}
