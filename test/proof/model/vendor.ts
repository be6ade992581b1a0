import type { Adapter, Fact, Provider, Report } from '@catchcha/core'

/** How this vendor behaves for as long as the page lives. */
export interface Mood {
  readonly load: 'now' | 'later' | 'throws'
  readonly ready: 'now' | 'later'
  readonly mount: 'ok' | 'throws'
  readonly execute: 'ok' | 'throws'
  readonly reset: 'ok' | 'no' | 'throws'
  readonly remove: 'ok' | 'throws'
}

export const WELL: Mood = { load: 'now', ready: 'now', mount: 'ok', execute: 'ok', reset: 'ok', remove: 'ok' }

/** One run of a challenge, by the vendor's own account. */
export interface VendorRun {
  readonly report: Report
  /** It has said how it ended: what it says after that is noise. */
  ended: boolean
  /** How many calls of `execute()` had been made when it began. */
  readonly asked: number
}

export interface VendorWidget {
  readonly report: Report
  readonly runs: VendorRun[]
  removed: boolean
}

/** The model of a vendor: it does what a step says, remembers everything, and speaks while it goes. */
export class Vendor {
  readonly widgets: VendorWidget[] = []
  /** Calls that reach the vendor's service. */
  calls = 0
  executes = 0
  waiting: { resolve(api: object): void; reject(fact: Fact): void }[] = []
  mood: Mood
  asked = 0
  constructor(mood: Mood) {
    this.mood = mood
  }
  provider(key: string): Provider {
    const adapter: Adapter<object, object> = {
      vendor: 'model',
      hosts: /model\.example$/,
      classify: value => ({ kind: 'broken', code: String(value) }),
      load: () => {
        if (this.mood.load === 'throws') throw { kind: 'unreachable', code: 'load-threw' } satisfies Fact
        return this.mood.load === 'now' ? {} : new Promise<object>((resolve, reject) => this.waiting.push({ resolve, reject }))
      },
      mount: (_api, _element, _context, report) => {
        this.calls++
        const widget: VendorWidget = { report, runs: [], removed: false }
        this.widgets.push(widget)
        if (this.mood.mount === 'throws') throw 'mount'
        if (this.mood.ready === 'now') report.ready()
        return {
          execute: (_options, report) => {
            this.calls++
            this.executes++
            widget.runs.push({ report, ended: false, asked: this.asked })
            if (this.mood.execute === 'throws') throw 'execute'
          },
          reset: () => {
            this.calls++
            if (this.mood.reset === 'throws') throw 'reset'
            return this.mood.reset === 'ok'
          },
          remove: () => {
            widget.removed = true
            report.failed({ kind: 'broken', code: 'while-going', dead: true })
            if (this.mood.remove === 'throws') throw 'remove'
          },
        }
      },
    }
    return { adapter, options: { key } }
  }
  get widget(): VendorWidget | undefined {
    return this.widgets.at(-1)
  }
  get run(): VendorRun | undefined {
    return this.widget?.runs.at(-1)
  }
}
