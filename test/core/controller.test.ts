import { createCaptcha, type Fact } from '@catchcha/core'
import { describe, expect, it, vi } from 'vitest'
import { createFakeVendor } from './fake-adapter.ts'
import { freshPage, type Rig, rig } from './rig.ts'

freshPage()

const pass = (time = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(time)

/** A rig whose widget has been armed, with nothing under way. */
async function armed(...how: Parameters<typeof rig>): Promise<Rig> {
  const made = rig(...how)
  await pass()
  return made
}

const status = ({ captcha }: Rig): string => captcha.getSnapshot().status
const BROKEN: Fact = { kind: 'broken', code: 'odd' }
const CLOSED: Fact = { kind: 'cancelled', code: 'challenge-closed' }
const TOKEN: Fact = { kind: 'expired', what: 'token', code: 'token-expired' }
const CHALLENGE: Fact = { kind: 'expired', what: 'challenge', code: 'challenge-expired' }
const SESSION: Fact = { kind: 'expired', what: 'session', code: 'session-expired', dead: true }

/** What the person did before. */
const BEFORE = {
  nothing: () => {},
  opened: (made: Rig) => made.widget().report.opened(),
  solved: (made: Rig) => made.widget().report.solved('earned', { life: 60_000 }),
}

describe('a widget nobody waits for', () => {
  it.each([
    ['nothing', CLOSED, 'ready'],
    ['nothing', CHALLENGE, 'ready'],
    ['nothing', TOKEN, 'ready'],
    ['nothing', SESSION, 'expired'],
    ['nothing', BROKEN, 'broken'],
    ['opened', CLOSED, 'cancelled'],
    ['opened', CHALLENGE, 'expired'],
    ['opened', TOKEN, 'challenging'],
    ['opened', BROKEN, 'broken'],
    ['solved', CLOSED, 'solved'],
    ['solved', CHALLENGE, 'solved'],
    ['solved', TOKEN, 'expired'],
    ['solved', BROKEN, 'solved'],
    ['solved', SESSION, 'solved'],
  ] as const)('after %s that says %o is %s', async (before, fact, after) => {
    const made = await armed()
    BEFORE[before](made)
    made.widget().report.failed(fact)
    expect(status(made)).toBe(after)
  })

  it.each([
    ['nothing', 'render'],
    ['opened', 'challenge'],
  ] as const)('that breaks after %s broke in the phase %s', async (before, phase) => {
    const made = await armed()
    BEFORE[before](made)
    made.widget().report.failed(BROKEN)
    expect(made.captcha.getSnapshot()).toMatchObject({ failure: { phase } })
  })

  it('that opens again after the token leaves the token its life, and no more', async () => {
    const made = await armed()
    BEFORE.solved(made)
    made.widget().report.opened()
    await pass(60_000)
    expect(made.captcha.getSnapshot()).toMatchObject({ status: 'expired', failure: { code: 'token-expired', what: 'token' } })
  })

  it('that breaks is tried again out of sight: no run is shown that nobody started', async () => {
    const made = await armed()
    made.widget().report.failed({ ...BROKEN, rerun: true })
    expect(made.captcha.getSnapshot()).toMatchObject({ status: 'broken', failure: { recovery: 'automatic' } })
  })

  it('that passed before its run could start is reset for the next one', async () => {
    const { captcha, widget, count } = rig({}, { ready: false })
    const first = captcha.execute()
    await pass(0)
    widget().report.ready()
    widget().report.solved('early')
    captcha.reset()
    void captcha.execute()
    await pass(0)
    expect([(await first).ok, count('reset'), count('execute')]).toEqual([true, 1, 1])
  })

  it('is told how many automatic tries came before', async () => {
    const { vendor } = rig({}, { load: 'throws' })
    await pass(600_000)
    expect(vendor.attempts).toEqual([0, 1])
  })
})

describe('what the page remembered of a rate limit', () => {
  it('is read while the script is on its way: the first read takes a browser milliseconds, and no run is to wait for it', async () => {
    const read = vi.spyOn(Storage.prototype, 'getItem')
    const made = await armed({}, { load: 'later' })
    expect(read).toHaveBeenCalledOnce()
    made.vendor.loaded()
    await pass()
    await made.run()
    expect(read).toHaveBeenCalledOnce()
  })
})

describe('a run', () => {
  it('takes over the challenge that the person has opened, without a call of the vendor', async () => {
    const made = await armed()
    made.widget().report.opened()
    const outcome = made.captcha.execute()
    await pass()
    made.widget().report.solved('earned')
    expect(await outcome).toMatchObject({ ok: true, token: 'earned' })
    expect(made.count('execute')).toBe(0)
  })

  it('that has ended is not heard any more', async () => {
    const made = await armed()
    const { outcome, report } = await made.run()
    report.failed(BROKEN)
    await outcome
    report.solved('late')
    expect(status(made)).toBe('broken')
  })

  it('that a listener ends as it begins does not reach the vendor', async () => {
    const made = await armed()
    made.captcha.subscribe(() => status(made) === 'challenging' && made.captcha.reset())
    expect(await made.captcha.execute()).toMatchObject({ failure: { code: 'aborted' } })
    await pass()
    expect(made.count('execute')).toBe(0)
  })

  it('that was started before mount() goes on in the element, at once whatever `load` says', async () => {
    const vendor = createFakeVendor()
    const captcha = createCaptcha({ provider: vendor.provider(), load: 'interaction' })
    const outcome = captcha.execute()
    await pass(100)
    captcha.mount(document.body.appendChild(document.createElement('div')))
    await pass()
    vendor.widgets[0]?.runs[0]?.solved('early')
    expect(await outcome).toMatchObject({ ok: true })
    captcha.destroy()
  })

  it('without an element waits as long as a widget has to get ready, and ends in that phase', async () => {
    const captcha = createCaptcha({ provider: createFakeVendor().provider(), timeouts: { ready: 500 } })
    const ended = vi.fn()
    const outcome = captcha.execute().finally(ended)
    await pass(499)
    expect(ended).not.toHaveBeenCalled()
    await pass(1)
    expect(await outcome).toMatchObject({ failure: { code: 'not-mounted', phase: 'render' } })
    captcha.destroy()
  })

  it('that brought an empty token is followed by a new widget', async () => {
    const made = await armed()
    const { outcome, report } = await made.run()
    report.solved('')
    await outcome
    await made.run()
    expect(made.count('mount')).toBe(2)
  })

  it.each([
    ['run-timeout', 3], // one at once, and one more for the next run
    ['challenge-closed', 1],
  ])('after %s finds widget number %i', async (code, mounts) => {
    const made = await armed({ timeouts: { run: 1_000 } })
    const { report } = await made.run()
    if (code === 'challenge-closed') report.failed(CLOSED)
    await pass(1_000)
    expect(made.captcha.getSnapshot()).toMatchObject({ failure: { code } })
    await made.run()
    expect(made.count('mount')).toBe(mounts)
  })

  it.each([
    ['re-arms the widget where the person can go on', BROKEN, 1],
    ['leaves the vendor alone where a wait is asked for', { kind: 'rate-limited', code: 'slow' }, 0],
    ['leaves the vendor alone without a connection', { kind: 'offline', code: 'offline' }, 0],
  ] as const)('that fails %s', async (_, fact, resets) => {
    const made = await armed()
    const { outcome, report } = await made.run()
    report.failed(fact)
    expect(await outcome).toMatchObject({ failure: { kind: fact.kind } })
    await pass()
    expect(made.count('reset')).toBe(resets)
  })

  it('is not ended by what the server says of an earlier token', async () => {
    const made = await armed()
    const { outcome, report } = await made.run()
    expect(made.captcha.reject(['already-seen-response'])).toMatchObject({ kind: 'rejected' })
    expect(status(made)).toBe('challenging')
    report.solved('next')
    expect(await outcome).toMatchObject({ ok: true, token: 'next' })
  })

  it.each([5, 'fresh', null])('with %o for options is a TypeError that says what to pass', wish => {
    expect(() => rig().captcha.execute(wish as never)).toThrow(new TypeError('execute(options): pass an object.'))
  })
})

describe('a token the person earned', () => {
  it.each([
    [undefined, 9_999, 1],
    [undefined, 10_000, 0],
    [0, 1, 0],
    [5_000, 4_999, 1],
    [5_000, 5_000, 0],
  ])('with minTokenLife %o and %i ms to live costs %i runs', async (minTokenLife, life, runs) => {
    const made = await armed(minTokenLife === undefined ? {} : { minTokenLife })
    made.widget().report.solved('earned', { life })
    void made.captcha.execute()
    await pass()
    expect(made.count('execute')).toBe(runs)
  })

  it('is handed out by execute() once', async () => {
    const made = await armed()
    BEFORE.solved(made)
    expect(await made.captcha.execute()).toMatchObject({ token: 'earned' })
    const { outcome, report } = await made.run()
    report.solved('next')
    expect(await outcome).toMatchObject({ token: 'next' })
  })

  it('leaves a widget that is re-armed once it is taken', async () => {
    const made = await armed()
    BEFORE.solved(made)
    made.captcha.take()
    await pass()
    expect(made.count('reset')).toBe(1)
  })

  it('leaves nothing in the storage', async () => {
    BEFORE.solved(await armed())
    expect(sessionStorage).toHaveLength(0)
  })
})

describe('reset()', () => {
  it('of a captcha nobody wanted yet loads nothing', async () => {
    const made = await armed({ load: 'interaction' })
    made.captcha.reset()
    await pass()
    expect(made.count('load')).toBe(0)
  })

  it('of an open challenge puts a new widget in its place: the vendor would leave its own open', async () => {
    const made = await armed()
    made.widget().report.opened()
    made.captcha.reset()
    await pass()
    expect([status(made), made.count('mount')]).toEqual(['ready', 2])
  })

  it('during a wait keeps the wait, and leaves the vendor alone', async () => {
    const made = await armed()
    const { report } = await made.run()
    report.failed({ kind: 'rate-limited', code: 'slow' })
    const waiting = made.captcha.getSnapshot()
    made.captcha.reset()
    await pass()
    expect(made.captcha.getSnapshot()).toEqual(waiting)
    expect([made.count('reset'), made.count('mount')]).toEqual([0, 1])
  })
})

describe('the page', () => {
  it('that is online again changes nothing where the connection was not what failed', async () => {
    const made = await armed()
    const { report } = await made.run()
    report.failed({ kind: 'rate-limited', code: 'slow' })
    dispatchEvent(new Event('online'))
    await pass()
    expect([status(made), made.count('reset')]).toEqual(['rate-limited', 0])
  })

  it.each(['opened', 'solved'] as const)('that comes back from its cache after the person has %s it is armed anew', async before => {
    const made = await armed()
    BEFORE[before](made)
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    await pass()
    expect(status(made)).toBe('ready')
  })

  it('that mounts what it has destroyed gets nothing', async () => {
    const made = await armed()
    made.captcha.destroy()
    made.captcha.mount(made.element)()
    await pass()
    expect(made.count('mount')).toBe(1)
  })

  it.each(['destroys', 'mounts elsewhere'])('that %s while it hears of a new provider has the last word', async what => {
    const made = await armed()
    const other = document.body.appendChild(document.createElement('div'))
    made.captcha.subscribe(() => {
      if (status(made) !== 'idle') return
      if (what === 'destroys') made.captcha.destroy()
      else made.captcha.mount(other)
    })
    made.captcha.configure({ provider: made.vendor.provider({ key: 'two' }) })
    await pass()
    expect(made.count('mount')).toBe(what === 'destroys' ? 1 : 2)
    expect(made.element.childElementCount).toBe(0)
    expect(other.childElementCount).toBe(what === 'destroys' ? 0 : 1)
  })
})
