import { defineAdapter } from '@catchcha/core'
import { type AdapterBench, adapterRules } from '@catchcha/testing/conformance'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

type Say = Record<'ready' | 'opened' | 'pass' | 'failed', (value?: unknown) => void>
/** What an adapter does wrong. */
type Fault = 'body' | 'name' | 'token' | 'same' | 'twice' | 'reopens' | 'leaks' | 'deaf'

let say: Say
let runs = 0
let count = 0

/** A vendor and its adapter, right but for one fault. */
function bench(fault?: Fault): AdapterBench {
  const adapter = defineAdapter<{ key: string }, object>(
    {
      vendor: 'toy',
      hosts: /^https:\/\/toy\.example$/,
      classify(value) {
        const { code, message } = Object(value) as { code?: unknown; message?: unknown }
        if (fault === 'leaks') return { kind: 'broken', code: typeof value === 'object' ? JSON.stringify(value) : String(value) }
        return { kind: 'broken', code: String(code ?? message ?? value) }
      },
      load(context) {
        if (!context.options().key) throw { kind: 'misconfigured', code: 'missing-key' }
        return {}
      },
      mount(_api, element, _context, report) {
        element.append(document.createElement('button'))
        if (fault === 'body') document.body.append(document.createElement('i'))
        if (fault === 'name') Object.assign(window, { toyLeft: 1 })
        let run = report
        const again = (): void => void runs++
        say = {
          ready: () => report.ready(),
          opened: () => run.opened(),
          pass: token => run.solved(fault === 'token' ? `x${token}` : fault === 'same' ? 'same' : token),
          failed(value) {
            if (fault === 'deaf') return
            if (fault === 'reopens') again()
            run.failed(value === 'closed' ? { kind: 'cancelled', code: 'closed' } : read(value))
          },
        }
        queueMicrotask(() => report.ready())
        const execute = (_options: object, report: typeof run): void => {
          run = report
          again()
          if (fault === 'twice') again()
        }
        return { execute, reset: () => true, remove: () => undefined }
      },
    },
    'key',
  )
  const read = (value: unknown) => {
    try {
      return adapter({ key: 'k' }).adapter.classify(value)
    } catch {
      return { kind: 'broken', code: 'unreadable' } as const
    }
  }
  return {
    provider: more => adapter({ key: 'k', ...more }),
    bad: { key: '' },
    install() {
      runs = 0
      return {
        open: () => say.opened(),
        pass() {
          const token = fault === 'same' ? 'same' : `token-${++count}`
          say.pass(token)
          return token
        },
        close: () => say.failed('closed'),
        fail: value => say.failed(value),
        runs: () => runs,
        uninstall: () => undefined,
      }
    },
  }
}

/** The first rule that an adapter breaks, as the rules word it. */
async function broken(fault?: Fault): Promise<string | undefined> {
  for (const { check } of adapterRules(bench(fault))) {
    const words = await check().then(
      () => undefined,
      (error: unknown) => String(error),
    )
    if (words !== undefined) return words
  }
  return undefined
}

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => {
  document.body.replaceChildren()
  for (const name of [Symbol.for('catchcha'), 'toyLeft']) Reflect.deleteProperty(globalThis, name)
})

it('an adapter that is right keeps every rule', async () => {
  expect(await broken()).toBe(undefined)
})

it.each<[string, Fault, RegExp]>([
  ['leaves a node in the page', 'body', /nothing is left in the page/],
  ['leaves a name in the window', 'name', /no name is left in the window, such as toyLeft/],
  ['hands out something else than the token', 'token', /the token is the one that the vendor made/],
  ['hands out an old token again', 'same', /a token of its own/],
  ['starts two runs for one', 'twice', /one execute\(\) is one run, not 2/],
  ['opens a closed challenge again', 'reopens', /one execute\(\) is one run/],
  ['puts a token into a failure', 'leaks', /a failure holds no token/],
  ['does not hear that a challenge was closed', 'deaf', /within 3 s: a run ends/],
])(
  'an adapter that %s is noticed',
  async (_, fault, words) => {
    expect(await broken(fault)).toMatch(words)
  },
  20_000,
)
