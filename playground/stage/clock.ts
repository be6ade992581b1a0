/** The stage's own time: real time, until somebody moves it on. */
export interface Clock {
  /** Goes forward by `ms`; every timer that is due on the way runs, in its order. */
  skip(ms: number): Promise<void>
  /** The machine sleeps for `ms`: the clock goes on and no timer runs. */
  sleep(ms: number): void
  /** Waits in real time, whatever the clock does. */
  pause(ms: number): Promise<void>
}

/** Waits for the next task, without the least delay that timers have. */
const task = (): Promise<void> =>
  new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })

interface Timer {
  due: number
  readonly every: number | undefined
  readonly call: () => void
  real: number
}

/** Puts the window's timers and `Date.now` under a clock that can be moved on; nothing else of the window changes. */
export function installClock(window: Window & typeof globalThis): Clock {
  const { setTimeout, clearTimeout } = window
  const realNow = window.Date.now.bind(window.Date)
  const timers = new Map<number, Timer>()
  let skipped = 0
  let slept = 0
  let last = 0
  const now = (): number => realNow() + skipped
  const pause = (ms: number): Promise<void> => new Promise(resolve => void setTimeout.call(window, resolve, ms))

  const arm = (id: number, timer: Timer): void => {
    timer.real = Number(setTimeout.call(window, () => fire(id), Math.max(0, timer.due - now())))
  }
  const fire = (id: number): void => {
    const timer = timers.get(id)
    if (!timer) return
    clearTimeout.call(window, timer.real)
    if (timer.every === undefined) timers.delete(id)
    else {
      timer.due = now() + timer.every
      arm(id, timer)
    }
    timer.call()
  }
  const start =
    (repeats: boolean) =>
    (handler: TimerHandler, delay = 0, ...args: unknown[]): number => {
      if (typeof handler !== 'function') throw new TypeError('A timer takes a function here.') // text would be compiled
      const id = ++last
      const wait = Math.max(0, Number(delay) || 0)
      const timer = { due: now() + wait, every: repeats ? Math.max(4, wait) : undefined, call: () => void handler(...args), real: 0 }
      timers.set(id, timer)
      arm(id, timer)
      return id
    }
  const stop = (id?: number): void => {
    const timer = timers.get(id ?? 0)
    if (timer) clearTimeout.call(window, timer.real)
    timers.delete(id ?? 0)
  }
  Object.assign(window, { setTimeout: start(false), setInterval: start(true), clearTimeout: stop, clearInterval: stop })
  window.Date.now = () => now() + slept

  return {
    pause,
    async skip(ms) {
      const target = now() + ms
      for (;;) {
        const [next] = [...timers].filter(([, { due }]) => due <= target).sort(([, a], [, b]) => a.due - b.due)
        if (!next) break
        const [id, { due }] = next
        skipped += Math.max(0, due - now())
        fire(id)
        await task() // what follows from it may set a timer that is due on the way as well
      }
      skipped += Math.max(0, target - now())
      for (const [id, timer] of timers) {
        clearTimeout.call(window, timer.real)
        arm(id, timer)
      }
    },
    sleep(ms) {
      slept += ms
    },
  }
}
