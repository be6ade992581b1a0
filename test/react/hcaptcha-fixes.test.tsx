import { describe, expect, it, vi } from 'vitest'
import { clearPage, freshStages, PACKAGES, type Which, watch } from './stage.tsx'

const stage = freshStages(() => expect(vi.getTimerCount()).toBe(0))
const silent = { execute: () => new Promise(() => {}) }
const count = (log: readonly string[], what: RegExp): number => log.filter(line => what.test(line)).length

/** The same steps on both packages: what comes of them in the original is wrong, and proves that the steps find it. */
function fix(title: string, story: (which: Which) => Promise<unknown>, wrong: unknown, right: unknown): void {
  describe(title, () => {
    it.each(PACKAGES)('%s', async which => {
      expect(await story(which)).toEqual(which === 'ours' ? right : wrong)
    })
  })
}

fix(
  '(a) an async execute before the script has loaded resolves once it has',
  async which => {
    const { mount, arrive, pass } = await stage(which)
    const outcome = watch((await mount()).execute({ async: true }))
    await arrive({ execute: () => Promise.resolve({ response: 'token', key: 'ekey' }) })
    await pass()
    return outcome()
  },
  "rejected Error: Cannot read properties of undefined (reading 'execute')",
  'resolved {"response":"token","key":"ekey"}',
)

fix(
  '(b) a sync execute before the script has loaded neither throws nor unmounts the root, and runs once it can',
  async which => {
    const { mount, arrive, log, uncaught, container } = await stage(which)
    const captcha = await mount()
    expect(() => captcha.execute()).not.toThrow()
    await arrive()
    return { uncaught: uncaught.length, there: container.childElementCount, runs: count(log, /vendor.execute/) }
  },
  { uncaught: 1, there: 0, runs: 0 },
  { uncaught: 0, there: 1, runs: 1 },
)

describe('(c) two overlapping executes and an unmount settle both', () => {
  const RIGHT = ['rejected Error: hcaptcha-execute-replaced', 'rejected Error: react-component-unmounted']

  // 2.2.0 does so, too: that it stays so is what these hold
  it.each(PACKAGES)('%s, once ready and before', async which => {
    for (const vendor of [silent, undefined]) {
      const { mount, unmount, pass } = await stage(which, vendor)
      const captcha = await mount()
      const outcomes = [watch(captcha.execute({ async: true })), watch(captcha.execute({ async: true }))]
      await unmount()
      await pass()
      expect(outcomes.map(outcome => outcome())).toEqual(RIGHT)
      clearPage()
    }
  })
})

describe('(d) a callback settles an execute whose promise stays silent', () => {
  const ENDS = [
    ['error-callback', 'rejected network-error'],
    ['close-callback', 'rejected challenge-closed'],
    ['chalexpired-callback', 'rejected challenge-expired'],
    ['expired-callback', 'rejected token-expired'],
    ['callback', 'resolved {"response":"token","key":"ekey"}'],
  ] as const
  for (const [name, right] of ENDS)
    fix(
      name,
      async which => {
        const { mount, config, pass } = await stage(which, silent)
        const outcome = watch((await mount()).execute({ async: true }))
        config()[name]?.('network-error')
        await pass()
        return outcome()
      },
      'pending',
      right,
    )
})

fix(
  '(e) a blocked script settles a waiting execute',
  async which => {
    const { mount, failScripts, log } = await stage(which)
    const outcome = watch((await mount()).execute({ async: true }))
    await failScripts(5_000)
    return [outcome(), ...log]
  },
  ['pending', 'onError(script-error)'],
  ['rejected Error: script-error', 'onError(script-error)'],
)

fix(
  '(f) a connection that hangs settles a waiting execute at the deadline',
  async which => {
    const { mount, pass, log } = await stage(which)
    const outcome = watch((await mount()).execute({ async: true }))
    await pass(14_900)
    expect(outcome()).toBe('pending')
    await pass(200)
    return [outcome(), ...log]
  },
  ['pending'],
  ['rejected Error: script-error', 'onError(script-error)'],
)

fix(
  '(g) getResponse() and getRespKey() before the script has loaded return an empty string',
  async which => {
    const captcha = await (await stage(which)).mount()
    const read = (call: () => string): string => {
      try {
        return call()
      } catch (error) {
        return String(error)
      }
    }
    return [read(() => captcha.getResponse()), read(() => captcha.getRespKey())]
  },
  ['getResponse', 'getRespKey'].map(name => `TypeError: Cannot read properties of undefined (reading '${name}')`),
  ['', ''],
)

fix(
  '(h) fifty errors make fifty calls of onError, but not fifty resets',
  async which => {
    const { mount, config, log } = await stage(which, {})
    await mount()
    for (let i = 0; i < 50; i++) config()['error-callback']?.('network-error')
    return { resets: count(log, /vendor.reset/), told: count(log, /onError/) }
  },
  { resets: 50, told: 50 },
  { resets: 5, told: 50 },
)

fix(
  '(i) an inline theme object does not render the widget again, and another theme does',
  async which => {
    const { mount, log } = await stage(which, {})
    for (let i = 0; i < 5; i++) await mount({ theme: { palette: { mode: 'light' } } })
    const before = count(log, /vendor.render/)
    await mount({ theme: { palette: { mode: 'dark' } } })
    return [before, count(log, /vendor.render/)]
  },
  [5, 6],
  [1, 2],
)

describe('(j) the next mount tries again', () => {
  fix(
    'after a script that came without the vendor in it',
    async which => {
      const { render, pass, default: HCaptcha } = await stage(which)
      await render(<HCaptcha key="first" sitekey="key" sentry={false} />)
      document.querySelector('script')?.dispatchEvent(new Event('load'))
      await pass(60_000)
      await render(<HCaptcha key="second" sitekey="key" sentry={false} />)
      return document.querySelectorAll('script').length
    },
    0,
    1,
  )

  fix(
    'after a script that the page took away again',
    async which => {
      const { render, default: HCaptcha } = await stage(which)
      await render(<HCaptcha key="first" sitekey="key" sentry={false} />)
      await render(null)
      document.querySelector('script')?.remove()
      await render(<HCaptcha key="second" sitekey="key" sentry={false} />)
      return document.querySelectorAll('script').length
    },
    0,
    1,
  )
})

describe('(l) a challenge that a person closes', () => {
  /** What nobody has caught when the story is over. */
  async function unhandled(story: () => Promise<unknown>): Promise<unknown[]> {
    const reasons: unknown[] = []
    const listeners = process.rawListeners('unhandledRejection')
    process.removeAllListeners('unhandledRejection') // the test runner's own would fail the run
    process.on('unhandledRejection', reason => reasons.push(reason))
    try {
      await story()
      vi.useRealTimers()
      await new Promise(resolve => setTimeout(resolve)) // Node tells of them once the microtasks are done
    } finally {
      vi.useFakeTimers()
      process.removeAllListeners('unhandledRejection')
      for (const listener of listeners) process.on('unhandledRejection', listener as () => void)
    }
    return reasons
  }
  const closing = { execute: () => Promise.reject('challenge-closed') }

  fix(
    'is no unhandled rejection for an app that does not wait',
    async which => {
      const { mount, pass } = await stage(which, closing)
      const captcha = await mount()
      return unhandled(async () => {
        void captcha.execute({ async: true })
        await pass()
      })
    },
    ['challenge-closed'],
    [],
  )

  it.each(PACKAGES)('rejects for an app that waits: %s', async which => {
    const { mount } = await stage(which, closing)
    await expect((await mount()).execute({ async: true })).rejects.toBe('challenge-closed')
  })

  it('is told apart from an error: that one is not hushed', async () => {
    const { mount, pass } = await stage('ours', { execute: () => Promise.reject('network-error') })
    const captcha = await mount()
    const reasons = await unhandled(async () => {
      void captcha.execute({ async: true })
      await pass()
    })
    expect(reasons).toEqual(['network-error'])
  })
})
