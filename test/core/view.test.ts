import type { Failure } from '@catchcha/core'
import { en, type MessageKey, describe as words } from '@catchcha/core/messages'
import { ar } from '@catchcha/core/messages/ar'
import { createView } from '@catchcha/core/view'
import { describe, expect, it, vi } from 'vitest'
import { createStub, OPEN, openStage } from './view-stage.ts'
import { FAILURES } from './words.ts'

const AT_ONCE = ['expired-token', 'blocked', 'offline', 'unreachable', 'broken', 'misconfigured'] as const

describe('what is to be seen', () => {
  it.each(Object.entries(FAILURES))('of %s', async (_, failure) => {
    const { captcha, part, seen, pass } = openStage()
    captcha.be(failure)
    await pass()
    const { title, body, action, detail } = words(failure)
    expect(seen()).toBe([title, body, action, detail].join(' | '))
    expect(part('retry')?.getAttribute('type')).toBe('button')
    expect(part('code')?.closest('details')?.open).toBe(false)
  })

  it('is two silent live regions before anything happens, and no style of their own', () => {
    const { target, seen } = openStage()
    expect([...target.querySelectorAll('[role]')].map(({ role, textContent }) => `${role}:${textContent}`)).toEqual(['status:', 'alert:'])
    expect(seen()).toBe('')
    expect(target.querySelector('style, [style], link')).toBeNull()
  })

  it('is in the language and direction of the messages', async () => {
    const { captcha, part, pass } = openStage({ messages: ar })
    captcha.be({ ...FAILURES['rate-limited'], retryAt: 1_003_000 })
    await pass()
    expect(part('view')).toMatchObject({ lang: 'ar', dir: 'rtl' })
    expect(part('countdown')?.textContent).toBe('يمكنك إعادة المحاولة خلال 3 ثوانٍ.')
    expect(part('code')?.dir).toBe('ltr')
  })

  it('goes when the failure goes, with its code', async () => {
    const { captcha, part, seen, pass } = openStage()
    captcha.be(FAILURES.broken)
    await pass(2_000)
    captcha.be(OPEN)
    await pass(2_000)
    expect(seen()).toBe('')
    expect(part('code')?.textContent).toBe('')
  })

  it('is not touched by the countdown where somebody may have selected it', async () => {
    const { captcha, part, pass } = openStage()
    captcha.be({ ...FAILURES['rate-limited'], retryAt: 1_030_000 })
    await pass()
    const nodes = ['code', 'body', 'retry'].map(name => part(name)?.firstChild)
    await pass(10_000)
    expect(part('countdown')?.textContent).toContain('20')
    for (const [i, name] of ['code', 'body', 'retry'].entries()) expect(part(name)?.firstChild).toBe(nodes[i])
  })

  it('is a failure that was there before the view', async () => {
    const captcha = createStub()
    captcha.be(FAILURES.broken)
    const target = document.createElement('div')
    const undo = createView(target, captcha)
    await Promise.resolve()
    expect(target.textContent).toContain(en.broken[1])
    undo()
  })
})

describe('hostile strings', () => {
  const STRINGS = [
    '<img src=x onerror="window.hit = 1">',
    '"><script>window.hit = 1</script>',
    '</code></details><button>x</button>',
    '\u202Ereversed\u0000',
    '{in} %s $& &lt;',
    'a'.repeat(10_000),
    '',
  ]

  it.each(STRINGS.map(text => [text.slice(0, 40), text] as const))('are shown as text: %s', async (_, text) => {
    const { captcha, target, part, pass } = openStage()
    const before = target.querySelectorAll('*').length
    captcha.be({ ...FAILURES.broken, code: text, vendor: text, detail: text })
    await pass()
    expect(part('code')?.textContent).toBe(`${text}: ${text}`)
    expect(part('code')?.childElementCount).toBe(0)
    expect(target.querySelectorAll('*').length - before).toBe(2) // the title and the body
    expect(target.querySelectorAll('img, script, button')).toHaveLength(1)
    expect(window).not.toHaveProperty('hit')
  })
})

describe('the button', () => {
  const phases = ['load', 'render', 'challenge', 'token', 'verify'] as const

  it.each(phases)('after a failure in phase %s runs the challenge again if that is what failed, else resets', async phase => {
    const { captcha, part, pass } = openStage()
    captcha.be({ ...FAILURES.broken, phase })
    await pass()
    part('retry')?.click()
    expect(captcha.calls).toEqual([phase === 'challenge' ? { fresh: true } : 'reset'])
  })

  it('does what the page says in its place, and tells the failure', async () => {
    const onRetry = vi.fn()
    const { captcha, part, pass } = openStage({ onRetry })
    captcha.be(FAILURES.rejected)
    await pass()
    part('retry')?.click()
    expect(onRetry.mock.calls).toEqual([[FAILURES.rejected]])
    expect(captcha.calls).toEqual([])
  })

  it('can be reached but does nothing while a wait is on, and works when it is over', async () => {
    const { captcha, part, pass } = openStage()
    captcha.be({ ...FAILURES['rate-limited'], phase: 'load', retryAt: 1_012_000 })
    await pass(11_000)
    expect(part<HTMLButtonElement>('retry')).toMatchObject({ hidden: false, disabled: false })
    expect(part('retry')?.getAttribute('aria-disabled')).toBe('true')
    part('retry')?.click()
    expect(captcha.calls).toEqual([])
    await pass(1_000)
    expect(part('retry')?.getAttribute('aria-disabled')).toBe('false')
    captcha.be('ready') // the captcha has waited too
    await pass(5_000)
    part('retry')?.click()
    expect(captcha.calls).toEqual([{ fresh: true }])
  })

  it('can be pressed while automatic tries are due', async () => {
    const { captcha, part, pass } = openStage()
    captcha.be({ ...FAILURES['unreachable-automatic'], retryAt: 1_004_000 })
    await pass()
    expect(part('retry')?.textContent).toBe('Try now')
    part('retry')?.click()
    expect(captcha.calls).toEqual(['reset'])
  })

  it('cannot be pressed twice: it rests while what it started goes on', async () => {
    const { captcha, part, pass } = openStage()
    captcha.be(FAILURES.broken)
    await pass()
    part('retry')?.click()
    captcha.be('challenging')
    await pass()
    part('retry')?.click()
    await pass(3_000)
    part('retry')?.click()
    expect(captcha.calls).toEqual([{ fresh: true }])
  })

  it.each(['loading', 'challenging'] as const)('is the way out where %s takes too long', async status => {
    const { captcha, part, seen, pass } = openStage()
    captcha.be(status)
    await pass(14_999)
    expect(part('retry')?.hidden).toBe(true)
    await pass(1)
    expect(seen()).toBe('This is taking longer than usual. | Try again')
    part('retry')?.click()
    expect(captcha.calls).toEqual(['reset'])
  })

  it('is not there while a challenge is open, however long', async () => {
    const { captcha, part, pass } = openStage()
    captcha.be(OPEN)
    await pass(300_000)
    expect(part('retry')?.hidden).toBe(true)
  })

  it.each(AT_ONCE)('is there and named by its text for %s', async (key: MessageKey) => {
    const { captcha, part, pass } = openStage()
    captcha.be(FAILURES[key])
    await pass()
    expect(part('retry')).toMatchObject({ hidden: false, textContent: words(FAILURES[key]).action })
  })
})

describe('the undo', () => {
  const waiting: Failure = { ...FAILURES['rate-limited'], retryAt: 1_090_000 }

  it.each(['idle', 'loading', 'ready', 'challenging', OPEN, FAILURES.broken, waiting] as const)(
    'leaves nothing behind in %o',
    async state => {
      const { captcha, target, undo, pass } = openStage()
      const page = document.documentElement.outerHTML.replace(target.outerHTML, '<section></section>')
      captcha.be(state)
      await pass(1_500)
      undo()
      expect(target.childNodes).toHaveLength(0)
      expect(document.documentElement.outerHTML).toBe(page)
      expect(captcha.listeners.size).toBe(0)
      expect(vi.getTimerCount()).toBe(0)
      undo()
      expect(document.documentElement.outerHTML).toBe(page)
    },
  )

  it('also ends what was about to happen', async () => {
    const { captcha, target, part, undo, pass } = openStage()
    captcha.be(FAILURES.broken)
    await pass()
    const button = part('retry')
    captcha.be(waiting)
    undo()
    button?.click()
    await pass(100_000)
    expect(target.childNodes).toHaveLength(0)
    expect(captcha.calls).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('takes nothing away that is not the view’s', async () => {
    const { captcha, target, undo, pass } = openStage()
    const own = document.createElement('p')
    target.prepend(own)
    const other = createView(target, captcha)
    captcha.be(FAILURES.broken)
    await pass()
    expect(target.querySelectorAll('[part=view]')).toHaveLength(2)
    undo()
    expect([...target.children].map(({ tagName }) => tagName)).toEqual(['P', 'DIV'])
    expect(target.querySelector('[part=title]')?.textContent).toBe(en.broken[0])
    other()
    expect([...target.children]).toEqual([own])
  })
})
