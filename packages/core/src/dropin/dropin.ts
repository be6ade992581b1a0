import { attempt, codeOf, guarded } from './attempt.ts'
import { createRun, type Run } from './run.ts'
import { awaitScript, windowOf } from './script.ts'
import type { Dropin, DropinApi, DropinEvents, DropinHost } from './types.ts'
import { renderWidget, type Widget } from './widget.ts'

/** How long a run may take while no challenge is open, ms. */
const PATIENCE = 30_000
/** So many resets in so much time, ms. */
const RESETS = 5
const SPAN = 10_000

/** The life of one widget, with the surface of the vendor's own packages and without their ways to hang, throw or loop. */
export function createDropin(host: DropinHost): Dropin {
  let widget: Widget | undefined
  let turn = 0 // a widget's own code may end it while it is being made
  let leave: (() => void) | undefined // a widget is on its way
  let need: 'nothing' | 'reset' | 'new' = 'nothing'
  let asked: readonly (object | null)[] | undefined // a run without a promise, until it can start
  let run: Run | undefined
  let opened = false // a person may have opened a challenge without a run
  let told = false
  let removed = false
  let gone = '' // the message of an unmount
  let since = 0
  let resets = 0

  const tell = <Name extends keyof DropinEvents>(event: Name, ...args: Parameters<DropinEvents[Name]>): void =>
    guarded(() => (host.on[event] as (...args: unknown[]) => void)(...args))

  function start(rendered?: () => void): void {
    if (widget || leave || removed || (gone && !host.box())) return
    const script = host.script()
    const find = (): DropinApi | undefined => host.find(windowOf(script))
    const api = find()
    if (api) return place(api, false, rendered)
    told = false
    leave = awaitScript(script, () => !!find(), {
      up: () => place(find() as DropinApi, true, rendered),
      failed(over) {
        if (over) leave = undefined
        fail('script-error', told && !asked)
        told = true
      },
    })
  }

  /** There is nothing to run; `quiet` for an attempt that nobody asked for. */
  function fail(code: string, quiet = false): void {
    asked = undefined
    run?.reject(new Error(code))
    if (!quiet) tell('error', code)
  }

  function place(api: DropinApi, waited: boolean, rendered?: () => void): void {
    const box = host.box()
    leave = undefined
    if (!box && !asked && !run) return tell('load')
    const mine = ++turn
    const here = (): boolean => turn === mine
    leave = () => {}
    need = 'nothing'
    opened = false
    const made = box ? renderWidget(api, box, host.config(), callbacks) : undefined
    if (!here()) return made?.remove()
    leave = undefined
    if (!made) return fail('render-failed')
    widget = made
    if (rendered) guarded(rendered)
    if (waited && here()) tell('load')
    if (here()) tell('ready')
    if (!here()) return
    const wish = asked
    asked = undefined
    if (run && !run.started) begin(run)
    else if (wish) execute(...wish)
  }

  /** Ends the run unless the vendor's own answer does: that is better, but it may never come (observed). */
  function end(how: (run: Run) => void): void {
    const mine = run
    opened = false
    if (mine?.started) mine.unless(() => how(mine))
  }

  const callbacks: Parameters<typeof renderWidget>[3] = {
    callback(token) {
      const { response, key } = answer(token)
      end(run => run.resolve({ response, key }))
      tell('verify', response, key)
    },
    'error-callback'(code) {
      doubt(code)
      end(run => run.reject(code))
      tell('error', code as string)
    },
    'expired-callback'() {
      end(run => run.reject('token-expired'))
      tell('expire')
    },
    'chalexpired-callback'() {
      end(run => run.reject('challenge-expired'))
      if (widget) tell('chalExpired')
    },
    'close-callback'() {
      end(run => run.reject('challenge-closed', true))
      if (widget) tell('close')
    },
    'open-callback'() {
      opened = true
      run?.deadline()
      if (widget) tell('open')
    },
  }

  const answer: Widget['answer'] = token => widget?.answer(token) ?? { response: String(token ?? ''), key: '' }

  function doubt(code: unknown): void {
    if (host.fatal.test(codeOf(code))) need = 'new'
  }

  function drop(): void {
    turn++
    leave?.()
    leave = undefined
    const old = widget
    widget = undefined
    old?.remove()
  }

  /** The widget if it can take a run now; else one is made that takes it. */
  function armed(): Widget | undefined {
    const want = need
    need = 'nothing'
    if (widget && (want === 'new' || (want === 'reset' && !widget.reset()))) drop()
    if (!widget) return void start()
    return widget
  }

  function execute(...options: readonly (object | null)[]): void {
    asked = options
    const ready = armed()
    if (!ready) return
    asked = undefined
    try {
      ready.use((api, id) => api.execute?.(id, ...options))
    } catch (error) {
      doubt(error)
      tell('error', codeOf(error))
    }
  }

  function begin(mine: Run): void {
    const ready = armed()
    if (!ready) return
    mine.started = true
    mine.deadline(opened ? 0 : PATIENCE, late)
    const failed = (reason: unknown): void => {
      doubt(reason)
      mine.reject(reason, reason === 'challenge-closed')
    }
    try {
      const promise = ready.use((api, id) => api.execute?.(id, mine.options))
      if (promise) Promise.resolve(promise).then(value => mine.resolve(value ?? answer()), failed)
    } catch (error) {
      failed(error)
    }
  }

  function late(): void {
    if (run?.started) need = 'new'
    run?.reject(new Error('run-timeout'))
  }

  function abort(message: string): void {
    run?.reject(new Error(message), true)
  }

  return {
    mount() {
      removed = false
      start()
    },
    unmount(message) {
      gone = message
      asked = undefined
      abort(message)
      widget?.reset()
      drop()
    },
    update(message) {
      if (!widget) return
      abort(message)
      drop()
      start()
    },
    render(rendered) {
      removed = false
      start(rendered)
    },
    remove(message) {
      abort(message)
      if (!widget) return
      removed = true
      drop()
    },
    reset(message) {
      if (!widget) return
      abort(message)
      if (need !== 'new') need = 'reset'
      armed()
    },
    recover() {
      const now = Date.now()
      if (now - since > SPAN) [since, resets] = [now, 0]
      if (widget && resets++ < RESETS) widget.reset()
      else if (need !== 'new') need = 'reset'
    },
    close(message) {
      abort(message)
      attempt(() => widget?.use((api, id) => api.close?.(id)))
    },
    isReady: () => !!widget,
    execute,
    run(options) {
      abort(host.replaced)
      const mine = createRun(options, () => {
        if (run === mine) run = undefined
      })
      run = mine
      mine.deadline(PATIENCE, late)
      if (gone && !host.box()) abort(gone)
      else begin(mine)
      return mine.promise
    },
    use: call => widget?.use(call),
  }
}
