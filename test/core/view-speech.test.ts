import type { MessageKey } from '@catchcha/core/messages'
import { describe, expect, it } from 'vitest'
import { OPEN, openStage } from './view-stage.ts'
import { FAILURES } from './words.ts'

/** What a screen reader says, in order, when a run that the person started ends so; what interrupts begins with an exclamation mark. */
const SPEECH: Readonly<Record<MessageKey, readonly string[]>> = {
  cancelled: ['Not finished yet The security check was closed. Open it again when you are ready.'],
  expired: ['! Time ran out The security check was open for too long. Please start it again.'],
  'expired-token': ['Please check again The last security check is too old now. Please do it once more.'],
  'expired-session': ['! Please start again The page was open for too long. Please start the security check again.'],
  'rate-limited': [
    'Please wait a moment There were many tries in a short time. Please wait a little. You can try again in 30 seconds.',
    'You can continue now.',
  ],
  'rate-limited-network': [
    'Please wait a moment Many tries came from your network. It may be a VPN, or shared with others. Please wait, or use another network. You can try again in 30 seconds.',
    'You can continue now.',
  ],
  blocked: [
    'Security check not loaded The security check could not load. A browser extension, a filter or the network may be in the way. Another browser or network may help.',
  ],
  'blocked-stub': [
    'Security check not loaded The security check came back empty. A browser extension or a filter may be in the way. If you use one, allow this page and try again.',
  ],
  'blocked-csp': [
    'Security check not available This page does not let its security check load. Please tell the people who run this website.',
  ],
  'blocked-vendor': [
    'Security check not possible The security check does not accept this visit. Another browser or network may help. You can try again in 30 seconds.',
    'You can continue now.',
  ],
  offline: ['You are offline There is no connection. It tries again by itself when you are back online.'],
  unreachable: ['! No answer The security check does not answer right now. Please try again in a moment.'],
  'unreachable-automatic': ['No answer The security check does not answer right now. It tries again by itself.'],
  misconfigured: [
    'Security check not available The security check does not work right now. It is not your fault. Please tell the people who run this website.',
  ],
  rejected: ['! Please check again This website could not accept the security check. Please do it once more.'],
  broken: ['! Something went wrong The security check stopped working. Please try again.'],
}

describe('what a screen reader says', () => {
  it.each(Object.entries(SPEECH))('of %s', async (key, speech) => {
    const { captcha, heard, pass } = openStage()
    const failure = FAILURES[key as MessageKey]
    captcha.be('ready')
    captcha.be('challenging')
    await pass(200)
    captcha.be(OPEN)
    await pass(3_000)
    captcha.be(failure.recovery === 'wait' ? { ...failure, retryAt: 1_033_200 } : failure)
    await pass(60_000)
    expect(heard).toEqual(speech)
  })

  it('is nothing while all goes well and fast', async () => {
    const { captcha, heard, seen, pass } = openStage()
    for (const state of ['loading', 'ready', 'challenging', 'solved', 'ready'] as const) {
      captcha.be(state)
      await pass(999)
    }
    expect(heard).toEqual([])
    expect(seen()).toBe('')
  })

  it('is that it loads, after a second, that it takes long, and that it is there', async () => {
    const { captcha, heard, pass } = openStage()
    captcha.be('loading')
    await pass(999)
    expect(heard).toEqual([])
    await pass(1)
    expect(heard).toEqual(['Loading the security check…'])
    await pass(14_000)
    captcha.be('ready')
    await pass(60_000)
    expect(heard).toEqual(['Loading the security check…', 'This is taking longer than usual.', 'You can continue now.'])
  })

  it('counts loading and the start of a run as one wait', async () => {
    const { captcha, heard, pass } = openStage()
    captcha.be('loading')
    await pass(600)
    captcha.be('challenging')
    await pass(400)
    expect(heard).toEqual(['Loading the security check…'])
  })

  it('is a wait at its start and at its end, while the screen counts each second', async () => {
    const { captcha, heard, part, pass } = openStage()
    captcha.be({ ...FAILURES['rate-limited'], retryAt: 1_012_000 })
    const counted = new Set<string>()
    for (let second = 0; second < 20; second++) {
      await pass(second ? 1_000 : 0)
      counted.add(part('countdown')?.hidden ? '' : (part('countdown')?.textContent ?? ''))
    }
    expect(counted.size).toBe(13)
    expect([...counted].at(-2)).toBe('You can try again in 1 second.')
    expect(part('countdown')?.getAttribute('aria-hidden')).toBe('true')
    expect(heard).toHaveLength(2)
  })

  it('is not said again by automatic tries that end the same way, nor while they are counted down', async () => {
    const { captcha, heard, part, pass } = openStage()
    for (let attempt = 0; attempt < 3; attempt++) {
      captcha.be({ ...FAILURES['unreachable-automatic'], retryAt: Date.now() + 2_000 })
      await pass()
      expect(part('countdown')?.textContent).toBe('Trying again in 2 seconds.')
      await pass(2_500)
    }
    captcha.be(FAILURES.unreachable)
    await pass(1_000)
    expect(heard).toEqual([
      'No answer The security check does not answer right now. It tries again by itself.',
      '! No answer The security check does not answer right now. Please try again in a moment.',
    ])
  })

  it('is said again when a new attempt of the person ends the same way', async () => {
    const { captcha, heard, part, pass } = openStage()
    captcha.be(FAILURES.broken)
    await pass(5_000)
    captcha.be('challenging')
    await pass(100)
    captcha.be({ ...FAILURES.broken })
    await pass(1_000)
    expect(heard).toHaveLength(2)
    part('retry')?.click() // and when a press changes nothing at all
    await pass(1_000)
    expect(heard).toHaveLength(3)
  })

  it('is at most one thing a second, the last, whatever the captcha does', async () => {
    const { captcha, heard, pass } = openStage()
    for (let i = 0; i < 50; i++) {
      captcha.be(i % 2 ? FAILURES.broken : FAILURES.offline)
      await pass(20)
    }
    captcha.be(FAILURES.cancelled)
    await pass(2_000)
    expect(heard.length).toBeLessThanOrEqual(3)
    expect(heard.at(-1)).toMatch(/^Not finished yet/)
  })

  it('leaves out a failure that is put right in the same breath', async () => {
    const { captcha, heard, pass } = openStage()
    captcha.be(FAILURES.rejected)
    captcha.be('challenging')
    await pass(500)
    captcha.be(OPEN)
    await pass(2_000)
    captcha.be('solved')
    await pass(2_000)
    expect(heard).toEqual([])
  })

  it('ends a failure that went away by itself', async () => {
    const { captcha, heard, seen, pass } = openStage()
    captcha.be(FAILURES.offline)
    await pass(5_000)
    captcha.be('ready')
    await pass(1_000)
    expect(heard.at(-1)).toBe('You can continue now.')
    expect(seen()).toBe('')
  })

  it('interrupts only where the person waits for a run and only they can go on', async () => {
    const { captcha, heard, pass } = openStage()
    captcha.be({ ...FAILURES.unreachable, phase: 'load' })
    await pass(2_000)
    captcha.be({ ...FAILURES.broken, phase: 'render' })
    await pass(2_000)
    captcha.be(FAILURES['expired-token'])
    await pass(2_000)
    expect(heard.filter(words => words.startsWith('!'))).toEqual([])
    captcha.be(FAILURES.broken)
    await pass(2_000)
    expect(heard.filter(words => words.startsWith('!'))).toHaveLength(1)
  })
})
