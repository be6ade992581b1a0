import { createBudget } from './budget.ts'
import { calm } from './calm.ts'
import type { Tell, VueHcaptchaProps } from './props.ts'
import { createRendering, type Listener, type Rendering } from './rendering.ts'
import { createRun, type HCaptchaAnswer, type Run } from './run.ts'
import { type Api, loadApi, present } from './script.ts'

/** The methods of the original. */
export interface Methods {
  /** Starts a run, as soon as there is a widget; its end is told by the events. */
  execute(): void
  /** The same, and resolves with the answer; rejects with the vendor's code, or with an `Error` where the page or a deadline ended it. */
  executeAsync(): Promise<HCaptchaAnswer>
  /** Arms the widget again; ends a run that somebody waits for. */
  reset(): void
}

/** The widget of one component, with the events and methods of the original; nothing in it throws or hangs. */
export interface Widget extends Methods {
  /** Loads the script and renders into `element`, unless that is under way. */
  start(element: Element): void
  /** Takes the widget off the page and settles what waits for it. */
  stop(): void
  /** Renders anew with the props as they are now. */
  change(): void
  setData(): void
}

/** How long a run may stay silent, ms; a challenge on screen stops the clock. */
const DEADLINE = 30_000
/** The original's words (observed). */
const NOT_RENDERED = 'Element is not rendered yet and thus cannot reset it. Wait for `rendered` event to safely call reset.'

export function createWidget(props: VueHcaptchaProps, tell: Tell): Widget {
  const budget = createBudget()
  let element: Element | undefined
  let loading: object | undefined
  let rendering: Rendering | undefined
  let failed: unknown // why nothing is rendered
  let queue: { readonly run?: Run } | undefined // waits for the widget
  let pending: Run | undefined // the vendor has it
  let timer: ReturnType<typeof setTimeout> | undefined

  const listener: Listener = {
    opened() {
      clearTimeout(timer)
      budget.earn()
      tell('opened')
    },
    verified(response, key) {
      const run = ended()
      budget.earn()
      tell('verify', response, key)
      // the vendor's own promise resolves in the same task as this callback (observed): it goes first
      if (run)
        Promise.resolve()
          .then(() => Promise.resolve())
          .then(() => run.resolve({ response: response ?? '', key: key ?? '' }))
    },
    over(event, reason) {
      ended()?.reject(reason)
      tell(event)
    },
    failed: fail,
  }

  function load(): void {
    if (loading || !element) return
    const mine = {}
    loading = mine
    const mind = (next: () => void): void => {
      if (loading !== mine) return // unmounted meanwhile
      loading = undefined
      next()
    }
    loadApi(props).then(
      api => mind(() => render(api)),
      (error: Error) => mind(() => fail(error.message, error)),
    )
  }

  function render(api: Api): void {
    if (!element) return
    try {
      rendering = createRendering(api, element, props, listener)
    } catch (error) {
      return fail(codeOf(error))
    }
    failed = undefined
    rendering.setData()
    tell('rendered')
    go()
  }

  /** The run is over; returns it if somebody waits for it. */
  function ended(): Run | undefined {
    const run = pending
    clearTimeout(timer)
    pending = undefined
    return run
  }

  /** Tells of a failure once, then arms the widget again. */
  function fail(code: unknown, reason = code): void {
    const run = rendering ? ended() : queue?.run
    if (!rendering) {
      failed = reason
      queue = undefined
    }
    run?.reject(reason)
    tell('error', code)
    if (!rendering) return // there was none, or a listener took it away
    if (!budget.spend()) return rendering.kill()
    rendering.reset()
    tell('reset')
  }

  /** Settles everything that waits, as the page's own doing. */
  function abandon(message: string): void {
    for (const run of [ended(), queue?.run]) run?.reject(new Error(message))
    queue = undefined
  }

  /** Starts the run that waits, as soon as the vendor can take it. */
  function go(): void {
    if (!queue) return
    if (!rendering) {
      if (failed === undefined || budget.spend()) return load()
      queue.run?.reject(failed)
      queue = undefined
      return
    }
    if (rendering.busy()) return queueMicrotask(go)
    if (rendering.dead()) return change()
    const { run } = queue
    queue = undefined
    pending = run ?? pending // a second run without a promise leaves the first one's in its place (observed)
    clearTimeout(timer)
    if (!rendering.open()) timer = setTimeout(late, DEADLINE)
    budget.earn()
    send(rendering, run)
  }

  function late(): void {
    rendering?.kill()
    fail('run-timeout', new Error('run-timeout'))
  }

  function send(to: Rendering, run: Run | undefined): void {
    try {
      if (run) tell('executed')
      const answer = to.execute(!!run) as HCaptchaAnswer | PromiseLike<HCaptchaAnswer> | undefined
      if (!run) return tell('executed')
      if (!answer) return // a fake that returns nothing: a callback ends the run
      Promise.resolve(answer).then(
        value => {
          if (pending === run) ended()
          run.resolve(value)
        },
        error => {
          if (pending !== run) return // a callback has told it
          if (error === 'challenge-closed' || error === 'challenge-expired') ended()?.reject(error)
          else fail(codeOf(error), error)
        },
      )
    } catch (error) {
      to.kill()
      fail(codeOf(error), error)
    }
  }

  function change(): void {
    if (!rendering) return load()
    const { api } = rendering
    ended()?.reject(new Error('hcaptcha-removed'))
    rendering.remove()
    rendering = undefined
    render(present() ?? api)
  }

  return {
    change,
    setData: () => rendering?.setData(),
    start(place) {
      element = place
      if (!rendering) load()
    },
    stop() {
      abandon('vue-component-unmounted')
      rendering?.reset()
      rendering?.remove()
      element = loading = rendering = failed = undefined
    },
    execute() {
      if (!element) return
      queue ??= {}
      go()
    },
    executeAsync() {
      const run = createRun()
      if (!element) run.reject(new Error('vue-component-unmounted'))
      else {
        abandon('hcaptcha-execute-replaced')
        queue = { run }
        go()
      }
      return run.promise
    },
    reset() {
      if (!rendering) return tell('error', NOT_RENDERED)
      abandon('hcaptcha-reset')
      rendering.close()
      rendering.reset()
      tell('reset')
    },
  }
}

/** The code in what the vendor throws, which is `{ cause, message }` and no Error (observed). */
const codeOf = (thrown: unknown): unknown => {
  const cause: unknown = calm(() => Object(thrown).cause)
  return typeof cause === 'string' ? cause : thrown
}
