import { type Captcha, type CaptchaOptions, createCaptcha, type Outcome, type Provider } from '@catchcha/core'
import { ended, is, ODD, thrown, until } from './rule.ts'

/** A vendor in the hands of the rules: it does nothing by itself, and plays what it is told on its newest widget. */
export interface VendorBench {
  /** A challenge appears. */
  open(): void
  /** The person passes, with a token not used before; where it is returned, it has to be the one handed out. */
  pass(): unknown
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
      const before = { nodes: document.querySelectorAll('body > *').length, names: Object.keys(window) }
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
            const end = await ended(outcome)
            await new Promise(resolve => setTimeout(resolve)) // a run that the adapter starts by itself comes at once, or now
            is(vendor.runs() === before + 1, `one execute() is one run, not ${vendor.runs() - before}`)
            return end
          },
        })
        captcha.destroy()
        element.remove()
        const left = document.querySelectorAll('body > *').length - before.nodes
        is(left <= 0, `nothing is left in the page after destroy(), not ${left} nodes`)
        vendor.uninstall()
        const names = Object.keys(window).filter(name => !before.names.includes(name))
        is(names.length === 0, `no name is left in the window, such as ${names[0]}`)
      } catch (error) {
        captcha.destroy()
        vendor.uninstall()
        element.remove()
        throw error
      }
    },
  })

  return [
    scene('hands out the token of a pass', async ({ run }) => {
      let minted: unknown
      const pass = (vendor: VendorBench): void => {
        minted = vendor.pass()
      }
      const outcome = await run(pass)
      is(outcome.ok && outcome.token.length > 0, `a pass ends with a token, not with ${JSON.stringify(outcome)}`)
      is(typeof minted !== 'string' || outcome.token === minted, 'the token is the one that the vendor made')
      const next = await run(pass)
      is(next.ok && next.token !== outcome.token, 'the next pass ends with a token of its own')
    }),
    scene('tells no token in a failure', async ({ run }) => {
      const token = 'P1_eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9'
      const outcome = await run(vendor => vendor.fail({ code: 'a-code', message: 'A text', token }))
      is(!JSON.stringify(outcome).includes(token), 'a failure holds no token, whatever came with it')
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
      const outcome = await ended(first)
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
        try {
          captcha.mount(element)
          await until(() => captcha.getSnapshot().status === 'misconfigured', 'bad options end as misconfigured')
          is(element.childNodes.length === 0, 'nothing is left half mounted')
        } finally {
          captcha.destroy()
          vendor.uninstall()
          element.remove()
        }
      },
    },
  ]
}
