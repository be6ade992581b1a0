import { type CaptchaEvent, type CaptchaOptions, createCaptcha } from '@catchcha/core'
import { captchala } from '@catchcha/core/captchala'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { fakeScripts } from '@catchcha/testing'
import { describe, expect, it, vi } from 'vitest'
import { createFakeVendor } from './fake-adapter.ts'
import { freshPage, rig } from './rig.ts'

freshPage()

describe('a token', () => {
  it('is handed out by execute() once: the next one runs a new challenge', async () => {
    const { captcha, run, count } = rig()
    const first = await run()
    first.report.solved('one')
    expect(await first.outcome).toEqual({ ok: true, token: 'one' })
    expect(captcha.take()).toBeUndefined()
    await run()
    expect(count('execute')).toBe(2)
  })

  it('that the person earned on the widget is handed out by execute() without another challenge', async () => {
    const { captcha, widget, count } = rig()
    widget().report.solved('earned', { life: 120_000, key: 'k' })
    expect(await captcha.execute()).toEqual({ ok: true, token: 'earned', key: 'k', expiresAt: Date.now() + 120_000 })
    expect(count('execute')).toBe(0)
  })

  it('goes out of take() once', () => {
    const { captcha, widget } = rig()
    widget().report.solved('earned')
    expect([captcha.take(), captcha.take()]).toEqual(['earned', undefined])
    expect(captcha.getSnapshot().status).toBe('ready')
  })

  it('with less than minTokenLife to live is replaced by execute()', async () => {
    const { widget, run, count } = rig({ minTokenLife: 5_000 })
    widget().report.solved('old', { life: 120_000 })
    await vi.advanceTimersByTimeAsync(116_000)
    await run()
    expect(count('execute')).toBe(1)
  })

  it('expires by the clock when the timers have slept', () => {
    const { captcha, widget } = rig()
    widget().report.solved('slept', { life: 120_000 })
    vi.setSystemTime(Date.now() + 3_600_000)
    expect(captcha.take()).toBeUndefined()
    expect(captcha.getSnapshot()).toMatchObject({ status: 'expired', failure: { what: 'token', phase: 'token' } })
  })

  it('that came before its widget said it was ready has its expiry all the same', async () => {
    const { captcha, widget } = rig({}, { ready: false })
    await vi.advanceTimersByTimeAsync(0)
    widget().report.solved('early', { life: 60_000 })
    widget().report.ready()
    expect(captcha.getSnapshot()).toMatchObject({ status: 'solved', token: 'early' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(captcha.getSnapshot()).toMatchObject({ status: 'expired', failure: { what: 'token' } })
    expect(captcha.take()).toBeUndefined()
  })

  it('that comes twice counts once', async () => {
    const { captcha, widget, run } = rig()
    const { outcome, report } = await run()
    report.solved('once')
    widget().report.solved('once')
    await outcome
    expect(captcha.getSnapshot()).toMatchObject({ status: 'solved', token: 'once' })
    expect(captcha.take()).toBeUndefined()
  })

  it.each(['', null, undefined, 7, {}])('of %o is no token', async token => {
    const { run } = rig()
    const { outcome, report } = await run()
    report.solved(token)
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'broken', code: 'empty-token', phase: 'token' } })
  })

  it('is in no event, no failure and no console line', async () => {
    const events: CaptchaEvent[] = []
    const { captcha, run } = rig({ onEvent: event => events.push(event) })
    const { outcome, report } = await run()
    report.solved('CANARY')
    await outcome
    captcha.reject(['already-seen-response'])
    expect(events.map(({ type }) => type)).toEqual(['armed', 'run', 'solved', 'failed'])
    expect(JSON.stringify(events) + JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain('CANARY')
  })
})

describe('execute()', () => {
  it('called ten times at once runs one challenge with ten equal outcomes', async () => {
    const { captcha, widget, count } = rig()
    const all = Promise.all(Array.from({ length: 10 }, () => captcha.execute()))
    await vi.advanceTimersByTimeAsync(0)
    widget().runs[0]?.solved('shared')
    expect(new Set((await all).map(outcome => JSON.stringify(outcome)))).toEqual(new Set([JSON.stringify({ ok: true, token: 'shared' })]))
    expect(count('execute')).toBe(1)
  })

  it('stops waiting when its signal says so, and the run goes on for the others', async () => {
    const { captcha, widget } = rig()
    const control = new AbortController()
    const left = captcha.execute({ signal: control.signal })
    const stays = captcha.execute()
    await vi.advanceTimersByTimeAsync(0)
    control.abort()
    expect(await left).toMatchObject({ ok: false, failure: { kind: 'cancelled', code: 'aborted' } })
    widget().runs[0]?.solved('token')
    expect(await stays).toMatchObject({ ok: true })
  })

  it('whose last waiter leaves ends the run, and nobody is told that they cancelled', async () => {
    const { captcha } = rig()
    const control = new AbortController()
    const outcome = captcha.execute({ signal: control.signal })
    await vi.advanceTimersByTimeAsync(0)
    control.abort()
    expect(await outcome).toMatchObject({ failure: { code: 'aborted' } })
    expect(captcha.getSnapshot().status).toBe('ready')
  })

  it('has a deadline, and it stands still while a challenge is open', async () => {
    const { captcha, run, widget } = rig({ timeouts: { run: 1_000 } })
    const first = await run()
    widget().report.opened()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(captcha.getSnapshot()).toEqual({ status: 'challenging', challengeOpen: true })
    first.report.solved('late')
    expect(await first.outcome).toMatchObject({ ok: true })
    const second = await run({ fresh: true })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await second.outcome).toMatchObject({ failure: { kind: 'unreachable', code: 'run-timeout' } })
  })

  it('before mount() waits for an element, and says what is missing when none comes', async () => {
    const vendor = createFakeVendor()
    const captcha = createCaptcha({ provider: vendor.provider(), timeouts: { ready: 500 } })
    const outcome = captcha.execute()
    await vi.advanceTimersByTimeAsync(500)
    expect(await outcome).toMatchObject({
      failure: { kind: 'misconfigured', code: 'not-mounted', detail: expect.stringContaining('mount') },
    })
    captcha.destroy()
  })

  it.each(['', 'and was reset'])('brings the widget up in an element that comes after a run waited for it in vain %s', async reset => {
    const vendor = createFakeVendor()
    const captcha = createCaptcha({ provider: vendor.provider(), timeouts: { ready: 500 } })
    const outcome = captcha.execute()
    await vi.advanceTimersByTimeAsync(500)
    expect(await outcome).toMatchObject({ failure: { code: 'not-mounted' } })
    if (reset) captcha.reset()
    expect(captcha.getSnapshot().status).toBe(reset ? 'idle' : 'misconfigured')
    captcha.mount(document.body.appendChild(document.createElement('div')))
    await vi.advanceTimersByTimeAsync(10)
    expect(vendor.widgets).toHaveLength(1)
    expect(captcha.getSnapshot().status).toBe('ready')
    captcha.destroy()
  })

  it('hands the vendor its own options, and none of ours', async () => {
    const vendor = createFakeVendor()
    const { adapter } = vendor.provider()
    const seen: object[] = []
    const spied = {
      ...vendor.provider(),
      adapter: {
        ...adapter,
        mount: (...all: Parameters<typeof adapter.mount>) => {
          const handle = adapter.mount(...all)
          return { ...handle, execute: (wish: object) => void seen.push(wish) }
        },
      },
    }
    const { captcha } = rig({ provider: spied as CaptchaOptions['provider'] })
    void captcha.execute({ rqdata: 'x', fresh: true, signal: new AbortController().signal })
    await vi.advanceTimersByTimeAsync(0)
    expect(seen).toEqual([{ rqdata: 'x' }])
  })

  it('after destroy() is over at once', async () => {
    const { captcha } = rig()
    captcha.destroy()
    expect(await captcha.execute()).toMatchObject({ ok: false, failure: { code: 'aborted' } })
  })
})

describe('submit()', () => {
  it('sends with one fresh token and re-arms', async () => {
    const { captcha, widget } = rig()
    const sent = vi.fn(async () => 'done')
    const result = captcha.submit(sent)
    await vi.advanceTimersByTimeAsync(0)
    widget().runs[0]?.solved('one')
    expect(await result).toEqual({ ok: true, value: 'done' })
    expect(sent.mock.calls).toEqual([['one', { attempt: 1 }]])
    expect(captcha.getSnapshot().status).toBe('ready')
  })

  it('replaces a token that the server calls dead once, and never sends the same one twice', async () => {
    const { captcha, widget } = rig()
    const sent: string[] = []
    const result = captcha.submit(token => {
      sent.push(token)
      return { success: false, 'error-codes': ['already-seen-response'] }
    })
    for (const token of ['one', 'two']) {
      await vi.advanceTimersByTimeAsync(0)
      widget().runs.at(-1)?.solved(token)
    }
    expect(await result).toMatchObject({ ok: false, failure: { kind: 'rejected', code: 'already-seen-response' } })
    expect(sent).toEqual(['one', 'two'])
  })

  it('does not try again when the server’s own set-up is wrong', async () => {
    const { captcha, widget } = rig()
    const send = vi.fn(() => ({ ok: false, codes: ['invalid-input-secret'] }))
    const result = captcha.submit(send)
    await vi.advanceTimersByTimeAsync(0)
    widget().runs[0]?.solved('one')
    expect(await result).toMatchObject({ ok: false, failure: { kind: 'misconfigured' } })
    expect(send).toHaveBeenCalledOnce()
  })

  it('rethrows what send threw, and the token counts as spent', async () => {
    const { captcha, widget, count } = rig()
    const result = captcha.submit(() => Promise.reject(new Error('the network')))
    const caught = expect(result).rejects.toThrow('the network')
    await vi.advanceTimersByTimeAsync(0)
    widget().runs[0]?.solved('one')
    await caught
    void captcha.submit(() => 'again')
    await vi.advanceTimersByTimeAsync(0)
    expect(count('execute')).toBe(2)
  })

  it('twice at once sends once', async () => {
    const { captcha, widget } = rig()
    const send = vi.fn(() => 'value')
    const both = [captcha.submit(send), captcha.submit(send)]
    await vi.advanceTimersByTimeAsync(0)
    widget().runs[0]?.solved('one')
    expect(await Promise.all(both)).toEqual([
      { ok: true, value: 'value' },
      { ok: true, value: 'value' },
    ])
    expect(send).toHaveBeenCalledOnce()
  })

  it.each([
    [new Response('{"ok":false,"codes":["token_consumed"]}', { status: 422 }), 'rejected'],
    [new Response('<html>', { status: 502 }), undefined],
    [new Response('{"ok":false,"codes":["token_consumed"]}', { status: 200 }), undefined],
    [Response.json({ ok: false, codes: ['token_consumed'] }), 'rejected'], // many a server says no with 200
    [Response.json({ ok: true, codes: ['token_consumed'] }), undefined],
    [Response.json({ success: false, error: 'the mail address is taken' }), undefined],
    [['a', 'b'], undefined],
    ['text', undefined],
    [null, undefined],
  ])('reads %o as what it is', async (answer, kind) => {
    const { captcha, widget } = rig()
    const result = captcha.submit(() => answer)
    for (const token of ['one', 'two']) {
      await vi.advanceTimersByTimeAsync(0)
      widget().runs.at(-1)?.solved(token)
    }
    expect(await result).toMatchObject(kind ? { ok: false, failure: { kind } } : { ok: true })
  })
})

describe('reject()', () => {
  const seen = { ok: false, codes: ['already-seen-response'] }
  it.each([
    ['a code', 'already-seen-response'],
    ['codes', ['already-seen-response']],
    ['a verdict', seen],
    ['a response', new Response(JSON.stringify(seen), { status: 422 })],
    ['a response with status 200', new Response(JSON.stringify(seen))],
  ])('takes %s and shows the failure', async (_, answer) => {
    const { captcha } = rig()
    const failure = { kind: 'rejected', code: 'already-seen-response', phase: 'verify' }
    expect(await captcha.reject(answer)).toMatchObject(failure)
    expect(captcha.getSnapshot()).toMatchObject({ failure })
  })

  it('takes of a failure what is its own, and nothing that would change the rules', () => {
    const failure = rig().captcha.reject({ kind: 'expired', code: 'timeout', what: 'token', phase: 5, retryAt: 'soon', recovery: 'never' })
    expect(failure).toMatchObject({ kind: 'expired', code: 'timeout', what: 'token', phase: 'verify', recovery: 'retry' })
    expect(failure.retryAt).toBeUndefined()
  })

  it.each([
    ['a code', `P1_${'a1'.repeat(500)}`],
    ['a failure', { kind: 'rejected', code: `P1_${'a1'.repeat(500)}` }],
    ['codes', [`P1_${'a1'.repeat(500)}`]],
  ])('keeps a token that came as %s out of the failure', (_, answer) => {
    expect(rig().captcha.reject(answer).code).toBe('…')
  })

  it.each(['{"ok":false,"codes":[{"toString":1}]}', '{"kind":"broken","code":"x","by":{"toString":1}}'])('takes any JSON: %s', text => {
    expect(rig().captcha.reject(JSON.parse(text))).toMatchObject({ kind: 'rejected', code: 'rejected' })
  })

  it('does not throw for what throws when it is read', () => {
    const answer = Object.defineProperty({}, 'ok', {
      get: () => {
        throw new Error('not readable')
      },
    })
    expect(rig().captcha.reject(answer)).toMatchObject({ kind: 'rejected', code: 'rejected' })
  })

  it('shows a failure also for a response that says nothing, and leaves its body to the page', async () => {
    const { captcha } = rig()
    const response = new Response('<html>', { status: 502 })
    expect(await captcha.reject(response)).toMatchObject({ kind: 'rejected', code: 'rejected' })
    expect(await response.text()).toBe('<html>')
    expect(await captcha.reject(response)).toMatchObject({ kind: 'rejected', code: 'rejected' })
  })
})

describe('configure()', () => {
  it('leaves the undo of the mount as it was: it takes the new widget away', () => {
    const { vendor, captcha, element } = rig()
    const undo = captcha.mount(element)
    captcha.configure({ provider: vendor.provider({ key: 'two' }) })
    undo()
    expect(captcha.getSnapshot().status).toBe('idle')
    expect(element.childNodes).toHaveLength(0)
  })

  it('with equal options changes nothing', () => {
    const { captcha, vendor, count } = rig({ provider: createFakeVendor().provider() })
    const provider = (callback: () => void) => vendor.provider({ key: 'one', theme: { main: ['a'] }, callback })
    captcha.configure({ provider: provider(() => {}) })
    const before = captcha.getSnapshot()
    const mounts = count('mount')
    captcha.configure({ provider: provider(() => {}), onEvent: () => {} })
    expect(count('mount')).toBe(mounts)
    expect(captcha.getSnapshot()).toBe(before)
  })

  it.each([{ key: 'two' }, { theme: { main: 'b' } }])('with %o makes a new widget and settles the run', async change => {
    const { captcha, vendor, run, count } = rig()
    const { outcome } = await run()
    captcha.configure({ provider: vendor.provider({ key: 'one', ...change }) })
    expect(await outcome).toMatchObject({ failure: { code: 'aborted' } })
    expect([count('mount'), count('remove')]).toEqual([2, 1])
  })
})

describe('mount()', () => {
  it('twice, undone in between, leaves one widget', () => {
    const { captcha, element, count } = rig()
    expect(captcha.mount(element)).toBe(captcha.mount(element))
    captcha.mount(element)()
    expect(captcha.getSnapshot().status).toBe('idle')
    captcha.mount(element)
    expect([count('mount'), count('remove'), element.childNodes.length]).toEqual([2, 1, 1])
  })

  it('of another element moves the widget, and the old undo then does nothing', () => {
    const { captcha, element } = rig()
    const undo = captcha.mount(element)
    const other = document.body.appendChild(document.createElement('div'))
    captcha.mount(other)
    undo()
    expect([element.childNodes.length, other.childNodes.length]).toEqual([0, 1])
  })

  it.each(['#captcha', null, undefined, {}])('refuses %o with a sentence that helps', target => {
    const { captcha } = rig()
    expect(() => captcha.mount(target as HTMLElement)).toThrow(/pass an element/)
  })

  it('of an element outside the document is misconfigured until it is inside', async () => {
    const vendor = createFakeVendor()
    const captcha = createCaptcha({ provider: vendor.provider() })
    const element = document.createElement('div')
    captcha.mount(element)
    expect(captcha.getSnapshot()).toMatchObject({ status: 'misconfigured', failure: { code: 'element-detached' } })
    expect(element.childNodes).toHaveLength(0)
    document.body.append(element)
    void captcha.execute()
    await vi.advanceTimersByTimeAsync(0)
    expect(captcha.getSnapshot().status).toBe('challenging')
    captcha.destroy()
  })

  it.each(['pointerdown', 'focusin', 'keydown'])('with load: interaction waits for a %s in its form', type => {
    const form = document.body.appendChild(document.createElement('form'))
    const vendor = createFakeVendor()
    const captcha = createCaptcha({ provider: vendor.provider(), load: 'interaction' })
    captcha.mount(form.appendChild(document.createElement('div')))
    document.body.dispatchEvent(new Event(type, { bubbles: true }))
    expect(captcha.getSnapshot().status).toBe('idle')
    form.dispatchEvent(new Event(type, { bubbles: true }))
    expect(captcha.getSnapshot().status).toBe('ready')
    captcha.destroy()
  })

  it('with load: visible waits until the element comes near the screen', () => {
    let see: (entries: { isIntersecting: boolean }[]) => void = () => {}
    const disconnect = vi.fn()
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        observe = (): void => {}
        disconnect = disconnect
        constructor(call: typeof see) {
          see = call
        }
      },
    )
    const { captcha } = rig({ load: 'visible' })
    see([{ isIntersecting: false }])
    expect(captcha.getSnapshot().status).toBe('idle')
    see([{ isIntersecting: true }])
    expect(captcha.getSnapshot().status).toBe('ready')
    captcha.destroy()
    expect(disconnect).toHaveBeenCalled()
    vi.unstubAllGlobals()
  })
})

describe('a listener', () => {
  it('that changes the captcha makes one change known to the others, not the same one twice', () => {
    const { captcha, widget } = rig()
    const seen: string[] = []
    captcha.subscribe(() => void captcha.take())
    captcha.subscribe(() => seen.push(captcha.getSnapshot().status))
    widget().report.solved('token')
    expect(seen).toEqual(['ready'])
  })

  it('that throws is reported, and neither the vendor nor the other listeners notice', () => {
    const report = vi.fn()
    vi.stubGlobal('reportError', report)
    const { captcha, widget } = rig()
    const heard = vi.fn()
    captcha.subscribe(() => {
      throw new Error('mine')
    })
    captcha.subscribe(heard)
    expect(() => widget().report.solved('token')).not.toThrow()
    expect([heard.mock.calls.length, report.mock.calls.length]).toEqual([1, 1])
    vi.unstubAllGlobals()
  })

  it('that starts a run inside a vendor’s callback does not call the vendor back on its own stack', async () => {
    const { captcha, widget, count } = rig()
    let onStack = true
    let during: number | undefined
    captcha.subscribe(() => {
      if ('failure' in captcha.getSnapshot()) {
        void captcha.execute()
        if (onStack) during = count('execute')
      }
    })
    widget().report.failed({ kind: 'broken', code: 'E-99', recovery: 'retry' })
    onStack = false
    expect(during).toBe(0)
    await vi.advanceTimersByTimeAsync(0)
    expect(count('execute')).toBe(1)
  })
})

describe('bad options', () => {
  it.each([undefined, null, 5, 'text', [], {}, { provider: {} }, { provider: 'hcaptcha' }])(
    '%o get a TypeError that says what to do',
    options => {
      expect(() => createCaptcha(options as CaptchaOptions)).toThrow(TypeError)
      expect(() => createCaptcha(options as CaptchaOptions)).toThrow(/provider|unknown option/)
    },
  )

  it('whose getters throw get a TypeError, too', () => {
    const get = (): never => {
      throw new Error('not readable')
    }
    const options = Object.defineProperty({}, 'provider', { enumerable: true, get })
    expect(() => createCaptcha(options as CaptchaOptions)).toThrow(TypeError)
  })

  it('with an unknown name are told the known ones', () => {
    const provider = createFakeVendor().provider()
    expect(() => createCaptcha({ provider, onSolved: () => {} } as CaptchaOptions)).toThrow(/onSolved.*provider timeouts retry/)
    expect(() => hcaptcha({ sitekey: 'x', siteKey: 'y' } as never)).toThrow(/siteKey.*sitekey/)
    expect(() => captchala({ appKey: 'x', sitekey: 'y' } as never)).toThrow(/sitekey.*appKey/)
  })

  const HOSTILE = [undefined, null, 5, {}, [], '', ' ', '<script>alert(1)</script>', 'x'.repeat(10_000_000), '\ud800', 'a b', '"onload="x']
  it.each(HOSTILE)('a sitekey of %.40o is misconfigured, and nothing is mounted', key => {
    for (const provider of [hcaptcha({ sitekey: key as string }), captchala({ appKey: key as string })]) {
      const { captcha, element } = rig({ provider })
      expect(captcha.getSnapshot()).toMatchObject({
        status: 'misconfigured',
        failure: { phase: expect.stringMatching(/load|render/), actor: 'site' },
      })
      expect(element.childNodes).toHaveLength(0)
      expect(document.querySelector('script')).toBeNull()
    }
  })

  it('that are frozen work', () => {
    const { captcha } = rig(Object.freeze({ timeouts: Object.freeze({ run: 5 }) }))
    expect(captcha.getSnapshot().status).toBe('ready')
  })
})

it('a server without a DOM can import everything and make a captcha', async () => {
  vi.stubGlobal('window', undefined)
  vi.stubGlobal('document', undefined)
  vi.resetModules()
  const { createCaptcha: make } = await import('@catchcha/core')
  const { hcaptcha: bind } = await import('@catchcha/core/hcaptcha')
  expect(make({ provider: bind({ sitekey: 'x' }) }).getSnapshot()).toEqual({ status: 'idle' })
  vi.unstubAllGlobals()
})

it('a captcha that is taken away and put back in the same task, as StrictMode does, waits for the same script tag', async () => {
  const scripts = fakeScripts(window)
  const captcha = createCaptcha({ provider: hcaptcha({ sitekey: 'site' }) })
  const element = document.body.appendChild(document.createElement('div'))
  captcha.mount(element)()
  captcha.mount(element)
  await vi.advanceTimersByTimeAsync(0)
  expect(document.querySelectorAll('script')).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(100)
  expect(captcha.getSnapshot().status).toBe('ready')
  captcha.destroy()
  scripts.stop()
})
