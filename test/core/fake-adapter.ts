import { defineAdapter, type Fact, type Handle, type Provider, type Report } from '@catchcha/core'

/** One widget of the fake vendor, with every report it was ever given, so that late events can be sent. */
export interface FakeWidget {
  readonly report: Report
  readonly runs: Report[]
  removed: boolean
}

/** A vendor in the hands of a test. */
export interface FakeVendor {
  readonly provider: (options?: FakeOptions) => Provider
  readonly widgets: FakeWidget[]
  /** Every call that reached the vendor, oldest first. */
  readonly calls: { readonly name: 'load' | 'mount' | 'execute' | 'reset' | 'remove'; readonly at: number }[]
  /** The attempt that each load was told, oldest first. */
  readonly attempts: number[]
  /** Lets the script arrive, or fail. */
  loaded(fact?: Fact): void
  /** What the next calls do. */
  mood: {
    load: 'now' | 'later' | 'throws'
    ready: boolean
    mount: 'ok' | 'throws' | 'nothing'
    execute: 'ok' | 'throws'
    reset: 'ok' | 'no' | 'throws'
    remove: 'ok' | 'throws'
  }
}

export interface FakeOptions {
  readonly key?: string
  readonly theme?: object
  readonly callback?: () => void
}

export function createFakeVendor(): FakeVendor {
  let waiting: { resolve: (api: object) => void; reject: (fact: Fact) => void }[] = []
  const widgets: FakeWidget[] = []
  const calls: FakeVendor['calls'] = []
  const note = (name: FakeVendor['calls'][number]['name']): void => void calls.push({ name, at: Date.now() })
  const vendor: FakeVendor = {
    widgets,
    calls,
    attempts: [],
    mood: { load: 'now', ready: true, mount: 'ok', execute: 'ok', reset: 'ok', remove: 'ok' },
    loaded(fact) {
      const all = waiting
      waiting = []
      for (const { resolve, reject } of all) fact ? reject(fact) : resolve({})
    },
    provider: defineAdapter<FakeOptions, object>(
      {
        vendor: 'fake',
        hosts: /[./]fake\.example$/,
        classify: value => ({ kind: 'broken', code: String(value) }),
        load({ attempt }) {
          note('load')
          vendor.attempts.push(attempt)
          if (vendor.mood.load === 'throws') throw new Error('load')
          return vendor.mood.load === 'now' ? {} : new Promise((resolve, reject) => waiting.push({ resolve, reject }))
        },
        mount(_api, _element, _context, report): Handle {
          note('mount')
          const widget: FakeWidget = { report, runs: [], removed: false }
          widgets.push(widget)
          if (vendor.mood.mount === 'throws') throw new Error('mount')
          if (vendor.mood.mount === 'nothing') throw { kind: 'misconfigured', code: 'nothing' } satisfies Fact
          if (vendor.mood.ready) report.ready()
          return {
            execute(_options, run) {
              note('execute')
              widget.runs.push(run)
              if (vendor.mood.execute === 'throws') throw { cause: 'execute-threw' }
            },
            reset() {
              note('reset')
              if (vendor.mood.reset === 'throws') throw new Error('reset')
              return vendor.mood.reset === 'ok'
            },
            remove() {
              note('remove')
              widget.removed = true
              report.failed({ kind: 'cancelled', code: 'challenge-closed' }) // a vendor that speaks while it goes
              if (vendor.mood.remove === 'throws') throw new Error('remove')
            },
          }
        },
      },
      'key theme callback',
    ),
  } as FakeVendor
  return vendor
}
