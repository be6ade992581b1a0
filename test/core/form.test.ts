import { failure } from '@catchcha/core'
import { type GuardOptions, guardForm } from '@catchcha/core/form'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

let form: HTMLFormElement
let undo: () => void
let minted: number
let ready: (ok: boolean) => void
const seen: string[] = []

/** A captcha that has a token when the test says so. */
const captcha = {
  take: () => undefined,
  async submit<Value>(send: (token: string, about: { attempt: number }) => Value | Promise<Value>) {
    const ok = await new Promise<boolean>(resolve => {
      ready = resolve
    })
    if (!ok) return { ok: false, failure: failure({ kind: 'cancelled', code: 'challenge-closed' }) } as const
    minted++
    const value = await send(`token-${minted}`, { attempt: 1 })
    seen.push(`spent-${minted}`)
    return { ok: true, value } as const
  },
}

beforeEach(() => {
  vi.useFakeTimers()
  minted = 0
  seen.length = 0
  document.body.insertAdjacentHTML('beforeend', '<form method="post"><button name="go" value="x">Go</button></form>')
  form = document.forms[0] as HTMLFormElement
})
afterEach(() => {
  undo()
  form.remove()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const guard = (options: GuardOptions = {}): void => {
  undo = guardForm(form, captcha, options)
}
const press = (): void => form.querySelector('button')?.click()
const answer = async (ok: boolean): Promise<void> => {
  await vi.advanceTimersByTimeAsync(1)
  ready(ok)
  await vi.advanceTimersByTimeAsync(1)
}
/** A handler of the page's own, which keeps the form from being sent. */
const hear = (): void =>
  form.addEventListener('submit', event => {
    event.preventDefault()
    seen.push(`heard ${(event.submitter as HTMLButtonElement | null)?.value}`)
  })

it('the page’s handlers hear of a submit when there is a token, with the button that was pressed', async () => {
  guard()
  hear()
  press()
  expect(seen).toEqual([])
  await answer(true)
  expect(seen).toEqual(['heard x'])
  await vi.advanceTimersByTimeAsync(3_000)
  expect(seen).toEqual(['heard x', 'spent-1'])
})

it('a submit while one is under way joins it', async () => {
  guard()
  hear()
  press()
  press()
  await answer(true)
  press()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(seen).toEqual(['heard x', 'spent-1'])
})

it('a failure sends nothing, is told, and the next submit starts anew', async () => {
  const onDone = vi.fn()
  guard({ onDone })
  hear()
  press()
  await answer(false)
  expect(seen).toEqual([])
  expect(onDone).toHaveBeenCalledWith({ ok: false, failure: expect.objectContaining({ kind: 'cancelled' }) }, form.querySelector('button'))
  press()
  await answer(true)
  expect(seen).toEqual(['heard x'])
})

it('`send` gets the form in the browser’s place, and the page’s handlers hear nothing', async () => {
  const send = vi.fn()
  guard({ send })
  hear()
  press()
  await answer(true)
  expect(send).toHaveBeenCalledWith(expect.any(FormData), { attempt: 1, submitter: form.querySelector('button') })
  expect(seen).toEqual(['spent-1'])
})

it('leaves a form alone while it is not active, and after the undo', async () => {
  let active = false
  guard({ active: () => active })
  hear()
  press()
  active = true
  undo()
  press()
  expect(seen).toEqual(['heard x', 'heard x'])
  expect(Object.hasOwn(form, 'submit')).toBe(false)
})

it('a submit that the page has stopped already is no submit', async () => {
  const stop = (event: Event): void => event.preventDefault()
  window.addEventListener('submit', stop, true)
  guard()
  press()
  await vi.advanceTimersByTimeAsync(10)
  expect(minted).toBe(0)
  window.removeEventListener('submit', stop, true)
})

it('of two guards with captchas of their own the form goes out once, when both have a token, and needs both until one is undone', async () => {
  guard()
  const undoOther = guardForm(form, { ...captcha }, { fields: ['other'] })
  hear()
  press()
  await answer(true)
  press()
  expect(seen).toEqual([])
  await answer(true)
  expect(seen).toEqual(['heard x'])
  await vi.advanceTimersByTimeAsync(3_000)
  expect(seen).toEqual(['heard x', 'spent-2', 'spent-2'])
  undoOther()
  press()
  await answer(true)
  expect(seen.slice(3)).toEqual(['heard x'])
})

it('of two guards, where one gets no token, nothing is sent, and the next submit asks both', async () => {
  guard()
  const undoOther = guardForm(form, { ...captcha })
  hear()
  for (const ok of [false, true]) {
    press()
    await answer(ok)
    if (ok) await answer(ok)
    expect(seen).toEqual(ok ? ['heard x'] : [])
  }
  await vi.advanceTimersByTimeAsync(3_000)
  undoOther()
})

it('a second guard with the same captcha changes nothing: one token, one submit; and either may be undone first', async () => {
  guard()
  const second = guardForm(form, captcha)
  hear()
  press()
  await answer(true)
  expect(seen).toEqual(['heard x'])
  await vi.advanceTimersByTimeAsync(3_000)
  expect(seen).toEqual(['heard x', 'spent-1'])
  undo()
  undo = second
  press()
  await answer(true)
  expect(seen).toEqual(['heard x', 'spent-1', 'heard x'])
})

it('in an engine without a formdata event the form’s fields carry the token while it is sent, and have it no longer afterwards', async () => {
  form.insertAdjacentHTML('beforeend', '<textarea name="old">vendor</textarea>')
  const tokens: (readonly string[])[] = []
  const read = (data: FormData): number => tokens.push(['new', 'old', 'none'].map(name => data.getAll(name).join()))
  let send: ((data: FormData) => number) | undefined = read
  undo = guardForm(form, captcha, {
    fields: ['new', 'old', 'none'],
    get send() {
      return send
    },
  })
  hear()
  form.addEventListener('submit', () => read(new FormData(form)))
  press()
  await answer(true)
  send = undefined
  press()
  await answer(true)
  await vi.advanceTimersByTimeAsync(3_000)
  read(new FormData(form))
  expect(tokens).toEqual([
    ['token-1', 'token-1', ''],
    ['token-2', 'token-2', ''],
    ['', '', ''],
  ])
})

it.each([
  ['the first is undone', 0, true],
  ['the second is undone', 1, true],
  ['the first is not active', 0, false],
  ['the second is not active', 1, false],
])('of two guards, where %s, form.submit() goes through the other', async (_, which, undone) => {
  const native = vi.spyOn(HTMLFormElement.prototype, 'submit').mockReturnValue()
  let off = -1
  const undos = [0, 1].map(at => guardForm(form, { ...captcha }, { active: () => off !== at }))
  undo = () => undos.forEach(call => void call())
  if (undone) undos[which]?.()
  else off = which
  form.submit()
  await vi.advanceTimersByTimeAsync(1)
  expect(native).not.toHaveBeenCalled()
  await answer(true)
  expect(native).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(minted).toBe(1)
  undo()
  expect(Object.hasOwn(form, 'submit')).toBe(false)
})

it('what `send` throws is reported, and the next submit starts anew', async () => {
  const reported: unknown[] = []
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
  guard({
    send: () => {
      throw 'mine'
    },
  })
  for (const count of [1, 2]) {
    press()
    await answer(true)
    expect(reported).toEqual(Array(count).fill('mine'))
  }
})
