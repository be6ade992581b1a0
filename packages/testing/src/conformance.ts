import { type Captcha, type CaptchaOptions, createCaptcha, type Outcome, type Provider } from '@catchcha/core'

/** A vendor in the hands of the rules: it does nothing by itself, and plays what it is told on its newest widget. */
export interface VendorBench {
  /** A challenge appears. */
  open(): void
  pass(): void
  /** The person closes the challenge. */
  close(): void
  /** The vendor reports a failure with this value, whatever it is. */
  fail(value: unknown): void
  /** How often a run was started. */
  runs(): number
  uninstall(): void
}

/** What the rules need of an adapter. */
export interface AdapterBench {
  /** The adapter with options that work, and these besides. */
  provider(more?: object): Provider
  /** Options that cannot work: a missing or malformed key. */
  readonly bad: object
  /** Puts a fake of the vendor's global into the window, ready to use. */
  install(): VendorBench
}

/** One rule, for any test runner: `for (const { title, check } of adapterRules(bench)) test(title, check)`. */
export interface Rule {
  readonly title: string
  /** Rejects with an Error that says what is wrong. */
  check(): Promise<void>
}

interface Scene {
  readonly captcha: Captcha
  readonly vendor: VendorBench
  readonly element: HTMLElement
  run(play: (vendor: VendorBench) => void): Promise<Outcome>
}

/** The rules every adapter of `@catchcha/core` keeps; they need a DOM, real timers, and about a second. Throws a `TypeError` for what is no bench. */
export function adapterRules(bench: AdapterBench): readonly Rule[] {
  const { provider, bad, install } = Object(bench) as AdapterBench
  if (typeof provider !== 'function' || typeof install !== 'function' || Object(bad) !== bad)
    throw new TypeError('adapterRules({ provider, bad, install }): pass two functions, and as bad options that cannot work.')
  const scene = (title: string, act: (scene: Scene) => Promise<void>, options: Partial<CaptchaOptions> = {}): Rule => ({
    title,
    async check() {
      const vendor = install()
      const element = document.body.appendChild(document.createElement('div'))
      const captcha = createCaptcha({
        provider: provider(),
        remember: false,
        retry: false,
        timeouts: { ready: 2_000, run: 2_000 },
        ...options,
      })
      captcha.mount(element)
      try {
        await until(() => captcha.getSnapshot().status === 'ready', 'the widget becomes ready')
        await act({
          captcha,
          vendor,
          element,
          async run(play) {
            const before = vendor.runs()
            const outcome = captcha.execute({ fresh: true })
            await until(() => vendor.runs() > before, 'execute() reaches the vendor')
            play(vendor)
            return outcome
          },
        })
      } finally {
        captcha.destroy()
        vendor.uninstall()
        element.remove()
      }
    },
  })

  return [
    scene('hands out the token of a pass', async ({ run }) => {
      const outcome = await run(vendor => vendor.pass())
      is(outcome.ok && outcome.token.length > 0, `a pass ends with a token, not with ${JSON.stringify(outcome)}`)
    }),
    scene('ends a closed challenge as cancelled', async ({ run }) => {
      const outcome = await run(vendor => {
        vendor.open()
        vendor.close()
      })
      is(!outcome.ok && outcome.failure.kind === 'cancelled', `a closed challenge ends as cancelled, not as ${JSON.stringify(outcome)}`)
    }),
    scene('keeps an unknown code as received and calls it broken', async ({ run }) => {
      const outcome = await run(vendor => vendor.fail('never-heard-of-it'))
      is(!outcome.ok && outcome.failure.kind === 'broken', `an unknown code is broken, not ${JSON.stringify(outcome)}`)
      is(!outcome.ok && outcome.failure.code === 'never-heard-of-it', `the code is kept, not ${JSON.stringify(outcome)}`)
    }),
    ...ODD.map(([name, value]) =>
      scene(`settles when the vendor fails with ${name}`, async ({ run }) => {
        const outcome = await run(vendor => vendor.fail(value()))
        is(!outcome.ok && outcome.failure.code !== '', `a failure with ${name} has a code, in ${JSON.stringify(outcome)}`)
      }),
    ),
    scene('works again after a failure', async ({ run }) => {
      await run(vendor => vendor.fail('never-heard-of-it'))
      const outcome = await run(vendor => vendor.pass())
      is(outcome.ok, `the next run passes, and does not end with ${JSON.stringify(outcome)}`)
    }),
    scene('works again after a reset in mid-run', async ({ captcha, vendor, run }) => {
      const first = captcha.execute()
      await until(() => vendor.runs() > 0, 'execute() reaches the vendor')
      captcha.reset()
      const outcome = await first
      is(!outcome.ok && outcome.failure.code === 'aborted', `a reset ends the run as aborted, not as ${JSON.stringify(outcome)}`)
      await until(() => captcha.getSnapshot().status === 'ready', 'it is ready again after reset()')
      const next = await run(bench => bench.pass())
      is(next.ok, `the next run passes, and does not end with ${JSON.stringify(next)}`)
    }),
    scene('leaves nothing in its element', async ({ captcha, element, run }) => {
      await run(vendor => vendor.pass())
      captcha.destroy()
      is(element.childNodes.length === 0, `the element is empty after destroy(), not ${element.childNodes.length} nodes`)
    }),
    scene('makes equal providers of equal options', async ({ captcha, vendor, element }) => {
      const widget = element.firstChild
      captcha.configure({ provider: provider(), remember: false, retry: false })
      is(element.firstChild === widget && vendor.runs() === 0, 'an equal provider keeps the widget')
    }),
    {
      title: 'refuses an unknown option by name',
      async check() {
        const error = thrown(() => provider({ noSuchOption: 1 }))
        is(error instanceof TypeError && error.message.includes('noSuchOption'), `a TypeError that names it, not ${String(error)}`)
      },
    },
    {
      title: 'calls options that cannot work misconfigured and mounts nothing',
      async check() {
        const vendor = install()
        const element = document.body.appendChild(document.createElement('div'))
        const captcha = createCaptcha({ provider: provider(bad), remember: false })
        captcha.mount(element)
        await until(() => captcha.getSnapshot().status === 'misconfigured', 'bad options end as misconfigured')
        is(element.childNodes.length === 0, 'nothing is left half mounted')
        captcha.destroy()
        vendor.uninstall()
        element.remove()
      },
    },
  ]
}

/** What vendors have been seen to fail with, beside a code in a string. */
const ODD: readonly (readonly [name: string, value: () => unknown])[] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['a number', () => 429],
  ['an Error', () => new Error('no words')],
  ['an Event', () => new Event('error')],
  ['an object that is no Error', () => ({ cause: 'a-code', message: 'A text' })],
  [
    'an object whose properties throw',
    () =>
      Object.defineProperty({}, 'code', {
        enumerable: true,
        get: () => {
          throw new Error('not readable')
        },
      }),
  ],
]

function is(true_: boolean, rule: string): asserts true_ {
  if (!true_) throw new Error(`Expected: ${rule}.`)
}

function thrown(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  return undefined
}

async function until(done: () => boolean, rule: string): Promise<void> {
  for (let tries = 0; !done(); tries++) {
    if (tries > 300) throw new Error(`Expected within 3 s: ${rule}.`)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
