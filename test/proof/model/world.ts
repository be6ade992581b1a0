import type { Captcha, Outcome, State } from '@catchcha/core'
import { type Controller, type Realm, settle } from './realm.ts'
import type { loadCore } from './source.ts'
import { type Mood, Vendor, type VendorRun } from './vendor.ts'

export type Core = Awaited<ReturnType<typeof loadCore>>

/** What is the same for all worlds of a search. */
export interface Setting extends Core {
  readonly realm: Realm
}

/** One call of `execute()` or `submit()`, as long as it is open. */
export interface Ask {
  readonly signal: Controller | undefined
  readonly submit: boolean
  outcome?: Outcome | undefined
}

/** What the page's own server says to a submitted token. */
export type Answer = 'yes' | 'no' | 'throws'

/** A promise of the captcha's that did not hold. */
export class Broken extends Error {}

/** Throws where a promise does not hold. */
export function holds(condition: unknown, rule: string): asserts condition {
  if (!condition) throw new Broken(rule)
}

/** A captcha, its page and its vendor, and what a faithful observer of all three knows. */
export class World {
  readonly vendor: Vendor
  readonly captcha: Captcha
  readonly setting: Setting
  readonly open = new Set<Ask>()
  readonly edges: Set<string>
  /** In which step each token went out. */
  readonly handed = new Map<string, number>()
  /** Until when each token lives, ms. */
  readonly minted = new Map<string, number>()
  readonly undos: (() => void)[] = []
  readonly signals: Controller[] = []
  /** Counts up when somebody asks and nobody else was waiting: a vendor's run belongs to one generation. */
  generation = 0
  step = 0
  key = 'one'
  mounted: string | undefined
  destroyed = false
  /** What the vendor's runs were when they began, to tell in the fingerprint whether the newest still counts. */
  readonly owns = new WeakMap<VendorRun, unknown>()

  constructor(setting: Setting, mood: Mood, edges: Set<string>) {
    const { realm, core } = setting
    realm.reset()
    setting.peeks.clear()
    this.setting = setting
    this.edges = edges
    this.vendor = new Vendor(mood)
    this.captcha = core.createCaptcha({ ...this.options(), onEvent: ({ type, status }) => this.edges.add(`${this.was} ${type} ${status}`) })
  }
  private was: State['status'] = 'idle'

  options(): Parameters<typeof this.setting.core.createCaptcha>[0] {
    return {
      provider: this.vendor.provider(this.key),
      retry: { tries: 2, delay: 1000, budget: 2 },
      timeouts: { load: 4000, ready: 4000, run: 8000 },
      minTokenLife: 2000,
      remember: false,
    }
  }
  get state(): State {
    return this.captcha.getSnapshot()
  }
  get now(): number {
    return this.setting.realm.now
  }
  /** Lets promises go on; `edges` are told apart by the state before the step. */
  go(act: () => void): void {
    this.was = this.state.status
    this.step++
    act()
    settle()
    const { run } = this.vendor
    if (run && !this.owns.has(run)) this.owns.set(run, this.setting.peeks.get('createCaptcha')?.()['playing'])
  }
  ask(fresh: boolean, signal?: Controller): Ask {
    if (!this.open.size) this.generation++
    this.vendor.asked = this.generation
    const ask: Ask = { signal, submit: false }
    this.open.add(ask)
    this.captcha.execute({ fresh, ...(signal && { signal: signal.signal as unknown as AbortSignal }) }).then(
      outcome => {
        ask.outcome = outcome
        this.open.delete(ask)
        if (outcome.ok) this.hand(outcome.token)
        else holds(!JSON.stringify(outcome).includes('token-'), 'a failure never carries a token')
      },
      error => this.setting.realm.errors.push(error),
    )
    return ask
  }
  submit(answer: Answer): void {
    if (!this.open.size) this.generation++
    this.vendor.asked = this.generation
    const ask: Ask = { signal: undefined, submit: true }
    const sent: string[] = []
    this.open.add(ask)
    const end = (error?: unknown): void => {
      this.open.delete(ask)
      if (error && (error as Error).message !== 'the app') this.setting.realm.errors.push(error)
    }
    this.captcha
      .submit(token => {
        this.generation++
        this.vendor.asked = this.generation
        this.hand(token)
        if (sent.push(token) > 2) this.setting.realm.errors.push('a submit sends at most twice')
        if (answer === 'throws') throw new Error('the app')
        return answer === 'yes' ? { ok: true } : { success: false, 'error-codes': ['already-seen-response'] }
      })
      .then(() => end(), end)
  }
  /** A token goes out: to one step only, where all who joined the run get it, and alive. */
  hand(token: string): void {
    const { errors } = this.setting.realm
    const before = this.handed.get(token)
    if (before !== undefined && before !== this.step) errors.push(`6: ${token} is handed out twice`)
    if ((this.minted.get(token) ?? 0) <= this.now) errors.push(`6: ${token} is handed out after its expiry`)
    this.handed.set(token, this.step)
  }
  mint(life: number): string {
    const token = `token-${this.minted.size}`
    this.minted.set(token, this.now + life)
    return token
  }
  /** The newest run, if what it says still counts. */
  get live(): VendorRun | undefined {
    const { run, widget } = this.vendor
    return run && !run.ended && !widget?.removed && this.open.size && run.asked === this.generation ? run : undefined
  }
  /** The newest run that is over, by the vendor's or by our own account. */
  get stale(): VendorRun | undefined {
    const runs = this.vendor.widgets.flatMap(({ runs }) => runs)
    return runs.at(-1) === this.live ? runs.at(-2) : runs.at(-1)
  }
}
