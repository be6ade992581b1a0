/** A run that somebody has a promise for. */
export interface Run {
  readonly options: object
  readonly promise: Promise<unknown>
  /** Whether the vendor has been asked. */
  started: boolean
  resolve(value: unknown): void
  /** `quiet`: nobody needs to hear of it who does not wait for it, so it is never an unhandled rejection. */
  reject(reason: unknown, quiet?: boolean): void
  /** Calls `late` after so many ms in place of any earlier deadline; with 0 or nothing there is none any more. */
  deadline(time?: number, late?: () => void): void
  /** What ends the run unless the vendor's own answer comes first: in a task of its own, because a vendor's callback runs before its promise settles. */
  unless(end: () => void): void
}

/** A run that settles once; `done` is called then. */
export function createRun(options: object, done: () => void): Run {
  let ended = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let echo: ReturnType<typeof setTimeout> | undefined
  let resolve: Run['resolve'] = () => {}
  let reject: Run['resolve'] = () => {}
  const promise = new Promise<unknown>((yes, no) => {
    resolve = yes
    reject = no
  })
  const once = (settle: () => void): void => {
    if (ended) return
    ended = true
    clearTimeout(timer)
    clearTimeout(echo)
    done()
    settle()
  }
  return {
    options,
    promise,
    started: false,
    resolve: value => once(() => resolve(value)),
    reject: (reason, quiet) =>
      once(() => {
        if (quiet) promise.catch(() => {}) // those who wait for it still get the rejection
        reject(reason)
      }),
    deadline(time, late) {
      clearTimeout(timer)
      timer = time && late && !ended ? setTimeout(late, time) : undefined
    },
    unless(end) {
      if (!ended) echo ??= setTimeout(end)
    },
  }
}
