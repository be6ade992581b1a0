import { describe, expect, it, vi } from 'vitest'
import { freshPage, rig } from './rig.ts'

freshPage()

const flush = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

describe('submit()', () => {
  it('sends the token that is there, without a run of its own', async () => {
    const { captcha, widget, count } = rig()
    await flush()
    widget().report.solved('there', { life: 120_000 })
    const send = vi.fn(() => 'sent')
    expect(await captcha.submit(send)).toEqual({ ok: true, value: 'sent' })
    expect(send).toHaveBeenCalledExactlyOnceWith('there', { attempt: 1 })
    expect(count('execute')).toBe(0)
  })

  it('sends nothing where there is no token, and says why', async () => {
    const { captcha, widget } = rig({ retry: false })
    const send = vi.fn()
    const sent = captcha.submit(send)
    await flush()
    widget().runs.at(-1)?.failed({ kind: 'cancelled', code: 'challenge-closed' })
    expect(await sent).toMatchObject({ ok: false, failure: { kind: 'cancelled', code: 'challenge-closed' } })
    expect(send).not.toHaveBeenCalled()
  })

  it('that is refused shows the refusal at once: nobody is told in between that all is ready', async () => {
    const { captcha, widget } = rig()
    await flush()
    widget().report.solved('there', { life: 120_000 })
    const seen: string[] = []
    captcha.subscribe(() => seen.push(captcha.getSnapshot().status))
    const sent = captcha.submit(() => ({ success: false, 'error-codes': ['invalid-input-secret'] }))
    await flush()
    expect(await sent).toMatchObject({ ok: false, failure: { kind: 'misconfigured' } })
    expect(seen[0]).toBe('misconfigured')
  })

  it('asks for a new run after a dead token, and sends the second token as the second attempt', async () => {
    const { captcha, widget, count } = rig()
    await flush()
    widget().report.solved('dead', { life: 120_000 })
    const send = vi.fn((token: string) => (token === 'dead' ? { success: false, 'error-codes': ['already-seen-response'] } : 'sent'))
    const sent = captcha.submit(send)
    await flush()
    widget().runs.at(-1)?.solved('alive', { life: 120_000 })
    expect(await sent).toEqual({ ok: true, value: 'sent' })
    expect(send.mock.calls).toEqual([
      ['dead', { attempt: 1 }],
      ['alive', { attempt: 2 }],
    ])
    expect(count('execute')).toBe(1)
  })
})
