import { describe, expect, it, vi } from 'vitest'
import { clearPage, freshStages, PACKAGES, type Stage, type Vendor, watch } from './stage.tsx'

type Globals = Window & { hcaptcha?: unknown; hCaptchaOnLoad?: () => void }
const globals = window as Globals
const tags = (from: ParentNode = document) => from.querySelectorAll('script#hCaptcha-script').length
const load = () => document.querySelector('script')?.dispatchEvent(new Event('load'))
const only = (log: readonly string[], what: RegExp) => log.filter(line => what.test(line))
/** Time stands still: only what is due at once happens. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

const open = freshStages()

/** What is the same in both, step by step. */
function same(title: string, story: (stage: Stage) => Promise<unknown>, vendor?: Vendor): void {
  it.each(PACKAGES)(`${title}: %s`, async which => {
    await story(await open(which, vendor))
  })
}

/** What the original does otherwise, or not at all. */
function ours(title: string, story: (stage: Stage) => Promise<unknown>, vendor?: Vendor): void {
  it(title, async () => {
    await story(await open('ours', vendor))
  })
}

describe('a run that waits for the script', () => {
  for (const [method, message] of [['removeCaptcha', 'hcaptcha-removed'], ['close', 'hcaptcha-closed']] as const) // biome-ignore format: a table
    same(`ends with ${method}, and the widget comes all the same`, async ({ mount, arrive, log }) => {
      const captcha = await mount()
      const outcome = watch(captcha.execute({ async: true }))
      captcha[method]()
      await settle()
      expect(outcome()).toBe(`rejected Error: ${message}`)
      await arrive()
      expect(log).toEqual(['vendor.render()', 'onLoad()', 'onReady()'])
    })
})

describe('the tag', () => {
  same('is taken away at its load event where it has yet to call back', async ({ mount, arrive, log }) => {
    await mount()
    load()
    expect(tags()).toBe(0)
    await arrive()
    expect(log).toEqual(['vendor.render()', 'onLoad()', 'onReady()'])
  })

  ours('that arrived without a word is asked for again by the next mount, and serves both', async ({ render, arrive, log, ...stage }) => {
    const one = (key: string) => <stage.default key={key} sitekey={key} onReady={() => log.push(key)} />
    await render([one('a')])
    load()
    await render([one('a'), one('b')])
    expect(tags()).toBe(1)
    await arrive()
    expect(only(log, /^[ab]$/)).toEqual(['a', 'b'])
  })

  same('may call back right before its global is there: no timer is waited for', async ({ mount, pass, log }) => {
    await mount()
    globals.hCaptchaOnLoad?.()
    globals.hcaptcha = { render: () => 'w1' }
    await pass(0)
    expect(log).toEqual(['onLoad()', 'onReady()'])
  })

  ours('that comes after its deadline is used, not loaded a second time', async ({ mount, pass, arrive, log }) => {
    await mount()
    await pass(15_000)
    expect([tags(), log]).toEqual([0, ['onError(script-error)']])
    await arrive()
    await pass(1_000)
    expect(tags()).toBe(0)
    expect(only(log, /^on/)).toEqual(['onError(script-error)', 'onLoad()', 'onReady()'])
  })

  ours('has its quiet attempts anew for those who come after everybody has left', async ({ mount, unmount, failScripts, pass }) => {
    await mount()
    for (let attempt = 0; attempt < 2; attempt++) {
      await failScripts()
      await pass(1_000)
    }
    await unmount()
    const next = await open('ours')
    await next.mount()
    await next.failScripts()
    await next.pass(1_000)
    expect(tags()).toBe(1)
  })

  same('may be for a document without a window: the vendor is in ours', async ({ mount, arrive, log }) => {
    const { head } = document.implementation.createHTMLDocument()
    await mount({ scriptLocation: head })
    expect([tags(head), tags()]).toEqual([1, 0])
    await arrive()
    expect(log).toEqual(['vendor.render()', 'onLoad()', 'onReady()'])
  })
})

describe('the widget', () => {
  same(
    'renders with hl as given, and keeps every prop for the vendor',
    async ({ mount, config }) => {
      await mount({ tabIndex: 5, ...{ hl: 'de' } })
      expect(config()).toMatchObject({ hl: 'de', tabIndex: 5 })
    },
    {},
  )

  same(
    'is made anew for another theme that has no JSON, and stays for the same one',
    async ({ mount, uncaught, log }) => {
      const [one, two] = [{ self: {} }, { self: {} }]
      for (const theme of [one, two]) theme.self = theme
      for (const theme of [one, one, two, two]) await mount({ theme })
      expect([uncaught, log]).toEqual([[], ['vendor.render()', 'onReady()', 'vendor.remove(w1)', 'vendor.render()', 'onReady()']])
    },
    {},
  )

  same(
    'calls back from removeCaptcha only where there was something to remove',
    async ({ mount, pass, log }) => {
      const captcha = await mount()
      for (const time of ['first', 'second']) {
        captcha.removeCaptcha(() => log.push(time))
        await pass()
      }
      expect(log).toEqual(['vendor.render()', 'onReady()', 'vendor.remove(w1)', 'first'])
    },
    {},
  )

  same('calls back from no removeCaptcha before the script is there', async ({ mount, pass, log }) => {
    const captcha = await mount()
    captcha.removeCaptcha(() => log.push('removed'))
    await pass()
    expect(log).toEqual([])
  })
})

describe('the widget of a provider', () => {
  /** A provider whose runs end as `execute` says, on the stage. */
  const provide = async ({ render, HCaptchaProvider, useHCaptcha }: Stage) => {
    const hook = {} as ReturnType<typeof useHCaptcha>
    const Reader = () => {
      Object.assign(hook, useHCaptcha())
      return null
    }
    await render(<HCaptchaProvider sitekey="key"><Reader /></HCaptchaProvider>) // biome-ignore format: one line
    return hook
  }
  const calls = (log: readonly string[]) => only(log, /reset|execute/).map(line => line.replace(/.*\.(\w+)\(.*/, '$1'))

  same(
    'is reset once by an expiry, and not again for the next run',
    async stage => {
      const hook = await provide(stage)
      stage.config()['callback']?.()
      await stage.pass()
      stage.config()['expired-callback']?.()
      await stage.pass()
      void hook.executeInstance()
      await stage.pass()
      expect(calls(stage.log)).toEqual(['reset', 'execute'])
    },
    { execute: () => new Promise(() => {}) },
  )

  same(
    'is reset before every run that follows a token, whatever became of the one before',
    async stage => {
      const hook = await provide(stage)
      stage.config()['callback']?.()
      for (let run = 0; run < 2; run++) {
        await stage.pass()
        void hook.executeInstance()
      }
      await stage.pass()
      expect(calls(stage.log)).toEqual(['reset', 'execute', 'reset', 'execute'])
    },
    { execute: () => Promise.reject('challenge-closed') },
  )
})

describe('after the unmount', () => {
  for (const vendor of [{}, undefined])
    ours(
      `a run rejects at once, and nothing is rendered, asked for or told; the vendor ${vendor ? 'is there' : 'is not'}`,
      async stage => {
        const { mount, unmount, log, pass } = stage
        const captcha = await mount()
        await unmount()
        clearPage()
        log.length = 0
        const outcome = watch(captcha.execute({ async: true }))
        captcha.execute()
        captcha.renderCaptcha()
        await settle()
        expect(outcome()).toBe('rejected Error: react-component-unmounted')
        expect([tags(), vi.getTimerCount()]).toEqual([0, 0])
        await pass(60_000)
        expect(log).toEqual([])
      },
      vendor,
    )
})
