import { type CaptchaOptions, createCaptcha, type Outcome } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { freshPage, rig } from './rig.ts'

freshPage()
afterEach(() => {
  document.head.replaceChildren()
  Reflect.deleteProperty(globalThis, 'hcaptcha')
})

const HOUR = 3_600_000
const made: { destroy(): void }[] = []
afterEach(() => {
  for (const captcha of made.splice(0)) captcha.destroy()
})

/** hCaptcha's captcha on a page whose script the test brings. */
function loading(options: Partial<CaptchaOptions> = {}): ReturnType<typeof createCaptcha> & { tag(): HTMLScriptElement } {
  const captcha = createCaptcha({ provider: hcaptcha({ sitekey: 'key' }), retry: false, ...options })
  made.push(captcha)
  captcha.mount(document.body.appendChild(document.createElement('div')))
  return { ...captcha, tag: () => document.querySelector('script') as HTMLScriptElement }
}
const turns = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

describe('a deadline that is none', () => {
  const ODD = [undefined, Number.NaN, Number.POSITIVE_INFINITY, -1, null, '30s', {}]

  it.each(ODD)('is the usual one for a run: %o', async odd => {
    const { run } = rig({ timeouts: { run: odd as number } })
    const { outcome } = await run()
    let ended: Outcome | undefined
    void outcome.then(how => {
      ended = how
    })
    await vi.advanceTimersByTimeAsync(29_000)
    expect(ended).toBeUndefined()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(ended).toMatchObject({ ok: false, failure: { code: 'run-timeout' } })
  })

  it.each(ODD)('is the usual one for a script: %o', async odd => {
    const { captcha } = rig({ timeouts: { load: odd as number, ready: odd as number }, retry: false }, { load: 'later' })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(captcha.getSnapshot().status).toBe('loading')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(captcha.getSnapshot()).toMatchObject({ status: 'unreachable', failure: { code: 'load-timeout' } })
  })

  it('does not keep a try from coming', async () => {
    const { captcha, vendor } = rig({ retry: { delay: Number.NaN } }, { load: 'later' })
    vendor.loaded({ kind: 'unreachable', code: 'http-503' })
    await turns()
    vendor.mood.load = 'now'
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(captcha.getSnapshot().status).toBe('ready')
  })
})

it('the time of the next try is in whole milliseconds', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.123)
  const { captcha, vendor } = rig({}, { load: 'later' })
  vendor.loaded({ kind: 'unreachable', code: 'http-503' })
  await turns()
  expect(captcha.getSnapshot()).toMatchObject({ failure: { retryAt: expect.toSatisfy(Number.isInteger) } })
})

describe('where the page lacks', () => {
  it('`Response`, what a send returns is taken for what it holds', async () => {
    vi.stubGlobal('Response', undefined)
    const { captcha, widget } = rig()
    widget().report.solved('token')
    expect(await captcha.submit(() => ({ fine: true }))).toEqual({ ok: true, value: { fine: true } })
    expect(captcha.reject(['already-seen-response'])).toMatchObject({ kind: 'rejected' })
  })

  it('`fetch`, nobody is told to be offline', async () => {
    vi.stubGlobal('fetch', undefined)
    const { tag, getSnapshot } = loading()
    tag().dispatchEvent(new Event('error'))
    await turns()
    expect(getSnapshot()).toMatchObject({ status: 'blocked', failure: { by: 'unknown' } })
  })

  it('resource timing, a script that did not come is told of all the same', async () => {
    vi.stubGlobal('performance', {})
    const { tag, getSnapshot } = loading({ probe: false })
    tag().dispatchEvent(new Event('error'))
    await turns()
    expect(getSnapshot()).toMatchObject({ status: 'blocked', failure: { by: 'unknown' } })
  })

  it('IntersectionObserver, `visible` is `eager`', () => {
    vi.stubGlobal('IntersectionObserver', undefined)
    expect(rig({ load: 'visible' }).captcha.getSnapshot().status).toBe('ready')
  })
})

describe('a script tag', () => {
  it('goes in by `appendChild`, so that a page or a test which listens there sees it', () => {
    const seen = vi.spyOn(document.head, 'appendChild')
    expect(seen).toHaveBeenCalledWith(loading().tag())
  })

  it.each([
    ['nothing', () => undefined],
    ['an event', () => new Event('error')],
  ])('whose onerror is called by hand, with %s, has failed', async (_, event) => {
    const { tag, getSnapshot } = loading({ probe: false })
    tag().onerror?.(event() as Event)
    await turns()
    expect(getSnapshot()).toMatchObject({ status: 'blocked', failure: { by: 'unknown' } })
  })

  it('whose onload is called by hand has come', async () => {
    const { tag, getSnapshot } = loading({ probe: false })
    tag().onload?.(new Event('load'))
    await turns()
    expect(getSnapshot()).toMatchObject({ status: 'blocked', failure: { by: 'stub', code: 'vendor-missing' } })
  })

  it('that calls back and brings nothing is a stub', async () => {
    const { tag, getSnapshot } = loading({ probe: false })
    Object.assign(window, { hcaptcha: {} })
    const name = new URL(tag().src).searchParams.get('onload') as string
    ;(window as unknown as Record<string, () => void>)[name]?.()
    await turns()
    expect(getSnapshot()).toMatchObject({ status: 'blocked', failure: { by: 'stub', code: 'vendor-missing' } })
  })
})

it('a token that comes while the widget is being made is kept', async () => {
  const render = (_box: HTMLElement, { callback }: { callback(token: string): void }): string => {
    callback('early')
    return 'id'
  }
  Object.assign(window, { hcaptcha: { render, execute() {}, reset() {}, remove() {} } })
  const captcha = loading()
  await turns()
  expect(captcha.getSnapshot()).toMatchObject({ status: 'solved', token: 'early' })
  expect(captcha.take()).toBe('early')
})

describe('a widget that breaks at once, again and again, does not freeze the page', () => {
  const ENOUGH = 50
  /** hCaptcha's global; from the fiftieth widget on all is well, so that a page which would freeze comes back to count them. */
  const fake = (broken: (config: Record<string, (code: string) => void>, made: number) => void): { made: number } => {
    const seen = { made: 0 }
    const render = (_box: HTMLElement, config: Record<string, (code: string) => void>): string => {
      if (seen.made++ < ENOUGH) broken(config, seen.made)
      return `id-${seen.made}`
    }
    const api = { render, execute() {}, reset() {}, remove() {} }
    Object.assign(window, { hcaptcha: api })
    return seen
  }

  it.each(
    ['invalid-data', 'challenge-error', 'internal-error', 'network-error', 'E-99'].flatMap(code => [
      [code, false] as const,
      [code, true] as const,
    ]),
  )('where %s comes in the turn after it was made, with a run: %s', async (code, running) => {
    const seen = fake(config => queueMicrotask(() => config['error-callback']?.(code)))
    const captcha = loading({ retry: undefined })
    const outcome = running ? captcha.execute() : undefined
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(seen.made).toBeLessThan(10)
    if (outcome) expect(await outcome).toMatchObject({ ok: false })
    expect(captcha.getSnapshot()).toMatchObject({ failure: { code } })
  })

  it.each([false, true])('where the vendor’s global is another one at each look, with a run: %s', async running => {
    const seen = fake(() => {})
    const { hcaptcha: api } = window as unknown as { hcaptcha: object }
    Reflect.deleteProperty(window, 'hcaptcha')
    Object.defineProperty(window, 'hcaptcha', { get: () => (seen.made < ENOUGH ? { ...api } : api), configurable: true })
    const captcha = loading()
    const outcome = running ? captcha.execute() : undefined
    await vi.advanceTimersByTimeAsync(60_000)
    expect(seen.made).toBeLessThan(10)
    if (outcome) expect(await outcome).toMatchObject({ ok: false, failure: { code: 'run-timeout' } })
  })
})
