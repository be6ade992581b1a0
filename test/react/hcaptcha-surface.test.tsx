import type { HCaptcha, HCaptchaProps } from '@catchcha/react/hcaptcha'
import { StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clearPage, openStage, PACKAGES, type Stage, type Which, watch } from './stage.tsx'

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  clearPage()
})

afterEach(() => {
  vi.useRealTimers()
  clearPage()
})

/** What is the same in both: the steps are played on each, and the logs are compared with each other and with what is expected. */
function same(title: string, story: (stage: Stage) => Promise<unknown>, expected: unknown, vendor?: Parameters<typeof openStage>[1]): void {
  it.each(PACKAGES)(`${title}: %s`, async which => {
    const stage = await openStage(which, vendor)
    const said = await story(stage)
    expect(said ?? stage.log).toEqual(expected)
    await stage.unmount()
  })
}

const settle = () => {
  const settlers: { resolve(value: unknown): void }[] = []
  const execute = (_: unknown, options?: { async: boolean } | null) =>
    options?.async ? new Promise(resolve => settlers.push({ resolve })) : undefined
  return { settlers, execute }
}

describe('mounting', () => {
  same('renders at once where the vendor is there', ({ mount }) => mount().then(() => undefined), ['vendor.render()', 'onReady()'], {})

  same(
    'asks for the script, then tells of load, ready and what was queued, in this order',
    async ({ mount, arrive, log }) => {
      await mount()
      log.push(`tags: ${document.querySelectorAll('head > script#hCaptcha-script').length}`)
      await arrive()
      log.push(`tags: ${document.querySelectorAll('script').length}`)
    },
    ['tags: 1', 'vendor.render()', 'onLoad()', 'onReady()', 'tags: 0'],
  )

  same(
    'has one tag for two components, and both are told of the load',
    async ({ render, arrive, log, default: Captcha }) => {
      const tell = (event: string) => () => void log.push(event)
      const one = (n: number) => <Captcha sitekey="key" sentry={false} onLoad={tell(`load ${n}`)} onReady={tell(`ready ${n}`)} />
      await render([<b key="1">{one(1)}</b>, <b key="2">{one(2)}</b>])
      log.push(`tags: ${document.querySelectorAll('script').length}`)
      await arrive()
    },
    ['tags: 1', 'vendor.render()', 'load 1', 'ready 1', 'vendor.render()', 'load 2', 'ready 2'],
  )

  for (const vendor of [undefined, {}])
    same(
      `makes one widget under StrictMode with the vendor ${vendor ? 'there' : 'to come'}`,
      async ({ render, arrive, log, default: Captcha }) => {
        await render(<StrictMode><Captcha sitekey="key" sentry={false} /></StrictMode>) // biome-ignore format: one line
        if (!vendor) await arrive()
        return log.filter(line => line.startsWith('vendor'))
      },
      ['vendor.render()'],
      vendor,
    )

  for (const event of ['onLoad', 'onReady'] as const)
    for (const options of [undefined, { async: true }] as const)
      same(
        `runs once for an execute(${JSON.stringify(options) ?? ''}) in ${event}`,
        async ({ mount, arrive, ref, log }) => {
          const execute = () =>
            void (ref.current?.execute as (options?: object) => Promise<unknown> | undefined)?.call(ref.current, options)?.catch(() => {})
          await mount({ [event]: execute })
          await arrive({ execute: () => new Promise(() => {}) })
          return log.filter(line => line.startsWith('vendor'))
        },
        ['vendor.render()', `vendor.execute(w1, ${JSON.stringify(options ?? null)})`],
      )

  same(
    'renders nothing where it has gone before the script came',
    async ({ mount, unmount, arrive }) => {
      await mount()
      await unmount()
      await arrive()
    },
    [],
  )

  same(
    'tells of a script that fails again and again, once',
    async ({ mount, failScripts }) => {
      await mount()
      await failScripts(10_000)
    },
    ['onError(script-error)'],
  )

  same(
    'is a div, with an id where one is given',
    async ({ mount, container }) => {
      await mount({ id: 'here' })
      const { tagName, id, attributes } = container.firstElementChild as HTMLElement
      return [tagName, id, attributes.length]
    },
    ['DIV', 'here', 1],
    {},
  )

  same(
    'renders with all props, and the language as hl',
    async ({ mount, config }) => {
      await mount({
        size: 'compact',
        theme: 'dark',
        tabindex: 3,
        languageOverride: 'fr',
        custom: true,
        ...{ 'challenge-container': 'box' },
      })
      const { sitekey, size, theme, tabindex, hl, custom, 'challenge-container': box } = config() as Record<string, unknown>
      return { sitekey, size, theme, tabindex, hl, custom, box }
    },
    { sitekey: 'key', size: 'compact', theme: 'dark', tabindex: 3, hl: 'fr', custom: true, box: 'box' },
    {},
  )
})

describe('the script', () => {
  const tag = async ({ mount }: Stage, props: Partial<HCaptchaProps>) => {
    await mount(props)
    const { id, src, async, crossOrigin, parentElement } = document.querySelector('script') as HTMLScriptElement
    return [id, src, async, crossOrigin, parentElement?.tagName, typeof (window as Window & { hCaptchaOnLoad?: unknown }).hCaptchaOnLoad]
  }
  const expected = (src: string, async = true, parent = 'HEAD') => ['hCaptcha-script', src, async, 'anonymous', parent, 'function']
  const base = 'onload=hCaptchaOnLoad&render=explicit'
  const every = {
    custom: true,
    sentry: true,
    assethost: 'https://a.example/?b',
    imghost: 'i',
    reportapi: 'r',
    endpoint: 'e',
    host: 'h',
    reCaptchaCompat: false,
    languageOverride: 'fr',
    userJourneys: true,
  }
  const ADDRESSES: readonly (readonly [string, Partial<HCaptchaProps>, unknown])[] = [
    ['its usual address', {}, expected(`https://js.hcaptcha.com/1/api.js?${base}&sentry=false&uj=false`)],
    [
      'every parameter in its place',
      every,
      expected(
        'https://js.hcaptcha.com/1/api.js?onload=hCaptchaOnLoad&custom=true&render=explicit&sentry=true&assethost=https%3A%2F%2Fa.example%2F%3Fb&imghost=i&reportapi=r&endpoint=e&host=h&recaptchacompat=off&hl=fr&uj=true',
      ),
    ],
    ['another host', { apihost: 'https://b.example' }, expected(`https://b.example/1/api.js?${base}&sentry=false&uj=false`)],
    ['the secure script', { secureApi: true }, expected(`https://js.hcaptcha.com/1/secure-api.js?${base}&sentry=false&uj=false`)],
    [
      'another source',
      { scriptSource: 'https://b.example/h.js', apihost: 'https://c.example' },
      expected(`https://b.example/h.js?${base}&sentry=false&uj=false`),
    ],
    ['no async', { loadAsync: false }, expected(`https://js.hcaptcha.com/1/api.js?${base}&sentry=false&uj=false`, false)],
  ]
  for (const [title, props, right] of ADDRESSES) same(`has ${title}`, stage => tag(stage, props), right)

  it.each(PACKAGES)('is taken away at its load event where it has called back before: %s', async which => {
    const { mount } = await openStage(which)
    await mount()
    const script = document.querySelector('script') as HTMLScriptElement
    Object.assign(window, { hcaptcha: { render: () => 'w1' } })
    ;(window as Window & { hCaptchaOnLoad?: () => void }).hCaptchaOnLoad?.()
    expect(script.isConnected).toBe(true)
    script.dispatchEvent(new Event('load'))
    expect(script.isConnected).toBe(false)
  })

  same(
    'goes where it is told to',
    async stage => {
      const place = document.body.appendChild(document.createElement('section'))
      return tag(stage, { scriptLocation: place })
    },
    expected(`https://js.hcaptcha.com/1/api.js?${base}&sentry=false&uj=false`, true, 'SECTION'),
  )

  for (const [props, tags] of [[{}, 0], [{ cleanup: false }, 1], [{ secureApi: true }, 1]] as const) // biome-ignore format: a table
    same(
      `leaves ${tags} tags with ${JSON.stringify(props)}`,
      async ({ mount, arrive }) => {
        await mount(props)
        await arrive()
        return document.querySelectorAll('script').length
      },
      tags,
    )
})

describe('a run', () => {
  same(
    'hands its options over, or null',
    async ({ mount, log }) => {
      const captcha = await mount()
      log.length = 0
      const execute = captcha.execute as (options?: unknown) => unknown
      for (const options of [undefined, 'text', 7, null, { rqdata: 'data' }]) expect(execute.call(captcha, options) ?? null).toBeNull()
    },
    [
      'vendor.execute(w1, null)',
      'vendor.execute(w1, null)',
      'vendor.execute(w1, null)',
      'vendor.execute(w1, null)',
      'vendor.execute(w1, {"rqdata":"data"})',
    ],
    {},
  )

  const odd = { cause: 'invalid-captcha-id', message: 'no' }
  for (const value of ['challenge-closed', 'network-error', odd, new Error('broken'), undefined]) {
    const vendor = { execute: () => Promise.reject(value) }
    same(
      `rejects with the vendor's own ${String(value)}`,
      async ({ mount }) => (await mount()).execute({ async: true }).catch(reason => [reason === value]),
      [true],
      vendor,
    )
  }

  it.each(PACKAGES)("resolves with the vendor's answer, and without async gives nothing: %s", async which => {
    const { execute, settlers } = settle()
    const stage = await openStage(which, { execute })
    const captcha = await stage.mount()
    const outcome = watch(captcha.execute({ async: true }))
    settlers[0]?.resolve({ response: 'token', key: 'ekey' })
    await stage.pass()
    expect(outcome()).toBe('resolved {"response":"token","key":"ekey"}')
    expect(captcha.execute() ?? null).toBeNull()
    await stage.unmount()
  })

  const ENDS: readonly (readonly [string, (captcha: HCaptcha, stage: Stage) => unknown, string])[] = [
    ['another async run', captcha => void captcha.execute({ async: true }).catch(() => {}), 'hcaptcha-execute-replaced'],
    ['a reset', captcha => captcha.resetCaptcha(), 'hcaptcha-reset'],
    ['a removal', captcha => captcha.removeCaptcha(), 'hcaptcha-removed'],
    ['a close', captcha => captcha.close(), 'hcaptcha-closed'],
    ['another theme', (_, { mount }) => mount({ theme: 'dark' }), 'hcaptcha-removed'],
    ['an unmount', (_, { unmount }) => unmount(), 'react-component-unmounted'],
  ]
  for (const [title, act, message] of ENDS)
    same(
      `ends with ${title}`,
      async stage => {
        const captcha = await stage.mount()
        const outcome = watch(captcha.execute({ async: true }))
        await act(captcha, stage)
        await stage.pass()
        return outcome()
      },
      `rejected Error: ${message}`,
      { execute: () => new Promise(() => {}) },
    )
})

describe('events', () => {
  same(
    "come from the vendor's callbacks, with a reset before error and expiry",
    async ({ mount, config, log }) => {
      await mount()
      log.length = 0
      const call = config()
      call['open-callback']?.()
      call['callback']?.('ignored')
      call['expired-callback']?.()
      call['chalexpired-callback']?.()
      call['close-callback']?.()
      call['error-callback']?.('network-error')
    },
    [
      'onOpen()',
      'vendor.getResponse(w1)',
      'vendor.getRespKey(w1)',
      'onVerify(token, ekey)',
      'vendor.reset(w1)',
      'onExpire()',
      'onChalExpired()',
      'onClose()',
      'vendor.reset(w1)',
      'onError(network-error)',
    ],
    {},
  )

  same(
    'reach the functions of the latest render',
    async ({ mount, config, log }) => {
      await mount({ onOpen: () => log.push('first') })
      await mount({ onOpen: () => log.push('second') })
      config()['open-callback']?.()
      return log.filter(line => /first|second|render/.test(line))
    },
    ['vendor.render()', 'second'],
    {},
  )
})

describe('the widget', () => {
  const CHANGES: readonly Partial<HCaptchaProps>[] = [{ sitekey: 'other' }, { size: 'compact' }, { theme: 'dark' }, { tabindex: 4 }, { languageOverride: 'fr' }, { endpoint: 'e' }] // biome-ignore format: a table
  for (const props of CHANGES)
    same(
      `is made anew for ${JSON.stringify(props)}`,
      async ({ mount }) => {
        await mount()
        await mount(props)
        await mount(props)
      },
      ['vendor.render()', 'onReady()', 'vendor.remove(w1)', 'vendor.render()', 'onReady()'],
      {},
    )

  same(
    'stays for what does not show',
    async ({ mount }) => {
      await mount()
      await mount({ host: 'h', sentry: true, custom: true, id: 'other', onVerify: () => {} })
    },
    ['vendor.render()', 'onReady()'],
    {},
  )

  same(
    'is reset and removed when the component goes, whatever the vendor throws',
    async ({ mount, unmount, uncaught }) => {
      await mount()
      await unmount()
      expect(uncaught).toEqual([])
    },
    ['vendor.render()', 'onReady()', 'vendor.reset(w1)', 'vendor.remove(w1)'],
    {
      remove() {
        throw new Error('no such widget')
      },
    },
  )

  same(
    'can be removed and rendered again',
    async ({ mount, pass, log }) => {
      const captcha = await mount()
      captcha.removeCaptcha(() => log.push('removed'))
      await pass()
      log.push(`ready: ${captcha.isReady()}`)
      captcha.renderCaptcha(() => log.push('rendered'))
      await pass()
      log.push(`ready: ${captcha.isReady()}`)
    },
    [
      'vendor.render()',
      'onReady()',
      'vendor.remove(w1)',
      'removed',
      'ready: false',
      'vendor.render()',
      'rendered',
      'onReady()',
      'ready: true',
    ],
    {},
  )

  same(
    'hands data and questions over by its id',
    async ({ mount, log }) => {
      const captcha = await mount()
      log.length = 0
      captcha.setData({ rqdata: 'data' })
      captcha.close()
      log.push(captcha.getResponse(), captcha.getRespKey())
    },
    ['vendor.setData(w1, {"rqdata":"data"})', 'vendor.close(w1)', 'vendor.getResponse(w1)', 'vendor.getRespKey(w1)', 'token', 'ekey'],
    {},
  )
})

it('has the same names to import', async () => {
  const names = async (which: Which) => Object.keys(await openStage(which)).filter(name => /^(default|useH|HC)/.test(name)).sort() // biome-ignore format: one line
  expect(await names('ours')).toEqual(await names('the original'))
})
