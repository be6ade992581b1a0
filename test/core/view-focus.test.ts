import type { Failure } from '@catchcha/core'
import { createView } from '@catchcha/core/view'
import { describe, expect, it } from 'vitest'
import { createStub, OPEN, openStage, type Stage } from './view-stage.ts'
import { FAILURES } from './words.ts'

const blur = (): void => (document.activeElement as HTMLElement).blur()

/** The person presses the page's button, a challenge opens and takes the focus, and it ends so. */
async function challenge({ captcha, submit, pass }: Stage, end: Failure | 'solved' | 'ready', focus: () => void = blur): Promise<void> {
  captcha.be('ready')
  submit.focus()
  captcha.be('challenging')
  await pass(300)
  captcha.be(OPEN)
  focus()
  await pass(5_000)
  captcha.be(end)
  await pass(1_000)
}

function place<K extends 'input' | 'iframe'>(tag: K): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  document.body.append(element)
  return element
}

describe('focus', () => {
  it.each(['cancelled', 'expired', 'broken'] as const)('goes back to what had it when a challenge ends as %s', async key => {
    const stage = openStage()
    await challenge(stage, FAILURES[key])
    expect(document.activeElement).toBe(stage.submit)
  })

  it('is taken back from the vendor’s frame', async () => {
    const stage = openStage()
    const frame = place('iframe')
    await challenge(stage, FAILURES.cancelled, () => frame.focus())
    expect(document.activeElement).toBe(stage.submit)
  })

  it('is where the vendor’s checkbox had it, if the person started there', async () => {
    const stage = openStage()
    const checkbox = place('iframe')
    stage.captcha.be('ready')
    checkbox.focus()
    stage.captcha.be(OPEN)
    blur()
    await stage.pass(1_000)
    stage.captcha.be(FAILURES.cancelled)
    await stage.pass()
    expect(document.activeElement).toBe(checkbox)
  })

  it('stays where the person has put it meanwhile', async () => {
    const stage = openStage()
    const field = place('input')
    await challenge(stage, FAILURES.cancelled, () => field.focus())
    expect(document.activeElement).toBe(field)
  })

  it('is left alone after a challenge that was passed, or that the page ended', async () => {
    for (const end of ['solved', 'ready'] as const) {
      const stage = openStage()
      await challenge(stage, end)
      expect(document.activeElement).toBe(document.body)
      stage.undo()
    }
  })

  it.each(Object.entries(FAILURES))('is left alone by %s without a challenge', async (_, failure) => {
    const { captcha, submit, pass } = openStage()
    for (const before of ['loading', 'ready', 'challenging'] as const) {
      submit.focus()
      captcha.be(before)
      blur()
      captcha.be(failure)
      await pass(90_000)
      expect(document.activeElement).toBe(document.body)
    }
  })

  it('goes where the page says, if the page says so', async () => {
    const field = document.createElement('input')
    for (const returnFocus of [field, () => field]) {
      const stage = openStage({ returnFocus })
      document.body.append(field)
      await challenge(stage, FAILURES.cancelled)
      expect(document.activeElement).toBe(field)
      stage.undo()
    }
    const stage = openStage({ returnFocus: () => null })
    await challenge(stage, FAILURES.cancelled)
    expect(document.activeElement).toBe(stage.submit)
  })

  it('goes to the button where what had it is gone', async () => {
    const stage = openStage()
    await challenge(stage, FAILURES.cancelled, () => stage.submit.remove())
    expect(document.activeElement).toBe(stage.part('retry'))
  })

  it('on something around the view counts as nowhere, as in a dialog whose challenge closes', async () => {
    const stage = openStage()
    document.body.tabIndex = -1
    stage.target.tabIndex = -1
    await challenge(stage, FAILURES.cancelled, () => stage.target.focus())
    expect(document.activeElement).toBe(stage.submit)
  })

  it('stays on the button while what it started goes on, and comes back to it', async () => {
    const { captcha, part, pass } = openStage()
    captcha.be(FAILURES.broken)
    await pass()
    part('retry')?.focus()
    part('retry')?.click()
    captcha.be('challenging')
    await pass(4_000)
    expect(document.activeElement).toBe(part('retry'))
    expect(part('retry')?.hidden).toBe(false)
    captcha.be(OPEN)
    blur()
    await pass(1_000)
    captcha.be(FAILURES.cancelled)
    await pass()
    expect(document.activeElement).toBe(part('retry'))
    expect(part('retry')?.hidden).toBe(false)
  })

  it('is not lost when the button or the details it is on are no longer needed', async () => {
    for (const selector of ['[part=retry]', 'summary']) {
      const { captcha, target, part, undo, pass } = openStage()
      captcha.be(FAILURES.broken)
      await pass(2_000)
      target.querySelector<HTMLElement>(selector)?.focus()
      captcha.be('ready')
      await pass()
      expect(document.activeElement).toBe(part('view'))
      undo()
    }
  })

  it('in the view when the view goes is given back', async () => {
    const stage = openStage()
    await challenge(stage, FAILURES.broken)
    stage.part('retry')?.focus()
    stage.undo()
    expect(document.activeElement).toBe(stage.submit)
  })

  it('elsewhere when the view goes stays there', async () => {
    const stage = openStage()
    await challenge(stage, FAILURES.broken)
    blur()
    stage.undo()
    expect(document.activeElement).toBe(document.body)
  })

  it('finds its way within a shadow root', async () => {
    const { captcha: _, pass } = openStage()
    const host = document.createElement('div')
    document.body.append(host)
    const root = host.attachShadow({ mode: 'open' })
    const submit = root.appendChild(document.createElement('button'))
    const target = root.appendChild(document.createElement('div'))
    const captcha = createStub()
    const undo = createView(target, captcha)
    submit.focus()
    captcha.be('challenging')
    captcha.be(OPEN)
    submit.blur()
    await pass(1_000)
    captcha.be(FAILURES.cancelled)
    await pass()
    expect(root.activeElement).toBe(submit)
    undo()
  })
})
