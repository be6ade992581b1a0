import { createCaptcha, type Fact, type FailureKind } from '@catchcha/core'
import { describe, expect, it, vi } from 'vitest'
import { freshPage, reload, rig } from './rig.ts'

freshPage()

const MINUTE = 60_000

describe('after a failed load', () => {
  const TRIES: readonly (readonly [kind: FailureKind, tries: number, more: Partial<Fact>])[] = [
    ['unreachable', 3, {}],
    ['blocked', 2, { by: 'unknown' }],
    ['blocked', 0, { by: 'csp', recovery: 'fix-setup' }],
    ['misconfigured', 0, {}],
  ]
  it.each(TRIES)('%s is tried again %i times, then it is the person’s turn', async (kind, tries, more) => {
    const { vendor, captcha, count } = rig({}, { load: 'later' })
    for (let i = 0; i < 8; i++) {
      vendor.loaded({ kind, code: 'x', ...more })
      await vi.advanceTimersByTimeAsync(10_000) // longer than any wait, shorter than the load's own deadline
    }
    expect(count('load')).toBe(1 + tries)
    const state = captcha.getSnapshot()
    expect(state.status).toBe(kind)
    if ('failure' in state && tries) expect(state.failure.recovery).toBe('retry')
  })

  it('each wait is twice the one before, and the state says until when', async () => {
    const { vendor, captcha } = rig({}, { load: 'later' })
    const waits: number[] = []
    for (let i = 0; i < 3; i++) {
      vendor.loaded({ kind: 'unreachable', code: 'x' })
      await vi.advanceTimersByTimeAsync(0)
      const state = captcha.getSnapshot()
      const wait = 'failure' in state ? Number(state.failure.retryAt) - Date.now() : 0
      waits.push(wait)
      await vi.advanceTimersByTimeAsync(wait)
    }
    expect(waits).toEqual([1000, 2000, 4000])
  })

  it('an automatic try is quiet until it works', async () => {
    const { vendor, captcha } = rig({}, { load: 'later' })
    const seen: string[] = []
    captcha.subscribe(() => seen.push(captcha.getSnapshot().status))
    vendor.loaded({ kind: 'unreachable', code: 'x' })
    await vi.advanceTimersByTimeAsync(1000)
    vendor.loaded()
    await vi.advanceTimersByTimeAsync(0)
    expect(seen).toEqual(['unreachable', 'ready'])
  })

  it('a person’s own try does not wait for the timer', async () => {
    const { vendor, captcha, count } = rig({}, { load: 'later' })
    vendor.loaded({ kind: 'unreachable', code: 'x' })
    await vi.advanceTimersByTimeAsync(0)
    void captcha.execute()
    await vi.advanceTimersByTimeAsync(0)
    expect(count('load')).toBe(2)
    expect(captcha.getSnapshot().status).toBe('loading')
  })

  it('retry: false leaves every try to the person', async () => {
    const { vendor, count } = rig({ retry: false }, { load: 'later' })
    vendor.loaded({ kind: 'unreachable', code: 'x' })
    await vi.advanceTimersByTimeAsync(10 * MINUTE)
    expect(count('load')).toBe(1)
  })

  it('offline goes on by itself when the connection is back', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const { vendor, captcha } = rig({}, { load: 'later' })
    vendor.loaded({ kind: 'unreachable', code: 'x' })
    await vi.advanceTimersByTimeAsync(0)
    expect(captcha.getSnapshot().status).toBe('offline')
    vendor.mood.load = 'now'
    window.dispatchEvent(new Event('online'))
    expect(captcha.getSnapshot().status).toBe('ready')
  })
})

describe('a rate limit', () => {
  it('ends a run during the wait at once, without a call of the vendor', async () => {
    const { captcha, run, count } = rig()
    const { outcome, report } = await run()
    report.failed({ kind: 'rate-limited', code: 'rate-limited' })
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'rate-limited', recovery: 'wait', retryAt: Date.now() + 10_000 } })
    const before = count('execute')
    expect(await captcha.execute()).toMatchObject({ ok: false, failure: { kind: 'rate-limited', retryAt: Date.now() + 10_000 } })
    expect(count('execute')).toBe(before)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(captcha.getSnapshot().status).toBe('ready')
  })

  it('holds for every captcha of that vendor on the page, and over a reload', async () => {
    const first = rig()
    const { report } = await first.run()
    report.failed({ kind: 'rate-limited', code: '429' })
    const second = rig()
    expect(await second.captcha.execute()).toMatchObject({ ok: false, failure: { kind: 'rate-limited' } })
    expect(second.count('execute')).toBe(0)
    reload()
    const third = rig()
    expect(await third.captcha.execute()).toMatchObject({ ok: false, failure: { kind: 'rate-limited' } })
    await vi.advanceTimersByTimeAsync(10_000)
    const { report: free, outcome } = await third.run()
    free.solved('token')
    expect(await outcome).toMatchObject({ ok: true })
  })

  it('is forgotten by a reload where remember is false', async () => {
    const { run } = rig({ remember: false })
    const { report } = await run()
    report.failed({ kind: 'rate-limited', code: '429' })
    reload()
    const next = rig({ remember: false })
    await next.run()
    expect(next.count('execute')).toBe(1)
  })

  it('doubles with each one in a row, and starts small again after a pass', async () => {
    const { captcha, run } = rig()
    const limit = async (): Promise<number> => {
      const { outcome, report } = await run({ fresh: true })
      report.failed({ kind: 'rate-limited', code: '429' })
      const end = await outcome
      const wait = end.ok ? 0 : Number(end.failure.retryAt) - Date.now()
      await vi.advanceTimersByTimeAsync(wait)
      return wait
    }
    expect([await limit(), await limit(), await limit()]).toEqual([10_000, 20_000, 40_000])
    const { report } = await run()
    report.solved('token')
    captcha.take()
    expect(await limit()).toBe(10_000)
  })

  it('on the first run of a fresh page points at the network', async () => {
    const { run } = rig()
    const first = await run()
    first.report.failed({ kind: 'rate-limited', code: '429' })
    expect(await first.outcome).toMatchObject({ failure: { by: 'network' } })
  })

  it.each(['{', 'null', '5', '"x"', '[1]', '{"fake":"x"}', '{"fake":1e300}', '{"fake":{}}', '{"__proto__":{"fake":1}}'])(
    'a strange value in storage is no limit: %s',
    async text => {
      sessionStorage.setItem('catchcha', text)
      const { run, count } = rig()
      await run()
      expect(count('execute')).toBe(1)
    },
  )

  it('works where storage throws', async () => {
    vi.stubGlobal('sessionStorage', {
      getItem: () => {
        throw new Error('no')
      },
      setItem: () => {
        throw new Error('no')
      },
    })
    const { captcha, run } = rig()
    const { report } = await run()
    report.failed({ kind: 'rate-limited', code: '429' })
    expect(captcha.getSnapshot().status).toBe('rate-limited')
    vi.unstubAllGlobals()
  })
})

describe('a vendor failure in a run', () => {
  it('that is worth it starts one more run, and the person waits for that', async () => {
    const { captcha, run, count, widget } = rig()
    const { outcome, report } = await run()
    report.failed({ kind: 'broken', code: 'internal-error', rerun: true })
    await vi.advanceTimersByTimeAsync(1)
    expect(count('execute')).toBe(2)
    widget().runs.at(-1)?.solved('token')
    expect(await outcome).toMatchObject({ ok: true, token: 'token' })
    expect(captcha.getSnapshot().status).toBe('solved')
  })

  it('that comes back after the one more run ends it', async () => {
    const { run, count, widget } = rig()
    const { outcome, report } = await run()
    report.failed({ kind: 'broken', code: 'internal-error', rerun: true })
    await vi.advanceTimersByTimeAsync(1)
    widget().runs.at(-1)?.failed({ kind: 'broken', code: 'internal-error', rerun: true })
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'broken', code: 'internal-error', recovery: 'retry' } })
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(count('execute')).toBe(2)
  })

  it('that comes fifty times in a second makes at most the budget of resets, and the state says that it waits', async () => {
    const { captcha, widget, count } = rig()
    for (let i = 0; i < 50; i++) {
      widget().report.failed({ kind: 'unreachable', code: 'network-error', phase: 'challenge' })
      await vi.advanceTimersByTimeAsync(20)
    }
    expect(count('reset') + count('mount')).toBeLessThanOrEqual(21)
    const state = captcha.getSnapshot()
    expect('failure' in state && state.failure).toMatchObject({ kind: 'unreachable', recovery: 'wait' })
    const before = count('execute')
    expect((await captcha.execute()).ok).toBe(false)
    expect(count('execute')).toBe(before)
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(captcha.getSnapshot().status).toBe('ready')
  })

  it('of a dead widget is followed by a new one', async () => {
    const { run, count } = rig()
    const { outcome, report } = await run()
    report.failed({ kind: 'unreachable', code: 'network-error', dead: true })
    await outcome
    await run()
    expect([count('mount'), count('remove')]).toEqual([2, 1])
  })

  it('that only the site’s owner can mend is said once in the console', async () => {
    const say = vi.mocked(console.error)
    for (let i = 0; i < 3; i++) {
      const { outcome, report } = await rig().run()
      report.failed({ kind: 'misconfigured', code: 'invalid-data', detail: 'Check the sitekey.' })
      await outcome
    }
    expect(say.mock.calls).toEqual([['[catchcha] fake: invalid-data. Check the sitekey.']])
  })

  it('that only the site’s owner can mend names the command that explains its code, where nothing else is known', () => {
    rig().captcha.reject('sitekey-secret-mismatch')
    expect(vi.mocked(console.error).mock.calls).toEqual([
      ['[catchcha] fake: sitekey-secret-mismatch. catchcha explain sitekey-secret-mismatch'],
    ])
  })
})

it('two captchas that another copy of this library made agree about limits', async () => {
  const { report } = await rig().run()
  report.failed({ kind: 'rate-limited', code: '429' })
  vi.resetModules()
  const copy = await import('@catchcha/core')
  expect(copy.createCaptcha).not.toBe(createCaptcha)
  const { vendor } = rig()
  const other = copy.createCaptcha({ provider: vendor.provider() })
  expect(await other.execute()).toMatchObject({ ok: false, failure: { kind: 'rate-limited' } })
  other.destroy()
})
