import { SHAPES } from '@catchcha/testing'
import { expect, test } from 'vitest'
import { api, box, fake, id, log, once, run, start, wait } from './hcaptcha-rig.ts'

test('passes by itself: fields first, then the callback, then the promise', async () => {
  let field = ''
  start(
    {},
    {
      callback: (token: string) => {
        field = box.querySelector('textarea')?.value ?? ''
        log.push(token)
      },
    },
  )
  const outcome = api().execute(id, { async: true })
  await wait(30)
  const { response, key } = (await outcome) as { response: string; key: string }
  expect(response).toMatch(/^P1_fake_1_/)
  expect(key).not.toBe('')
  expect([field, log[0], api().getResponse(id)]).toEqual([response, response, response])
})

test('never mints the same token twice', async () => {
  start()
  for (let n = 0; n < 3; n++) {
    run()
    await wait(30)
  }
  expect(new Set(log.filter(line => line.startsWith('callback'))).size).toBe(3)
})

test.each([
  [{ do: 'close' }, 'close', 'challenge-closed'],
  [{ do: 'chal-expired' }, 'chalexpired', 'challenge-expired'],
  [{ do: 'error', code: 'rate-limited' }, 'error rate-limited', 'rate-limited'],
] as const)('%o runs its callback before the promise rejects with a bare string', async (step, callback, code) => {
  start(once(step))
  run()
  await wait(30)
  expect(log).toEqual([callback, `run rejected ${code}`])
})

test('fails through one channel only where told so', async () => {
  start({ runs: [[{ do: 'callback-error', code: 'network-error' }], [{ do: 'reject', code: 'network-error' }]] })
  run('first')
  await wait(30)
  expect(log).toEqual(['error network-error'])
  expect(fake.widgets()[0]?.pending).toBe(true)
  run('second')
  await wait(30)
  expect(log).toEqual(['error network-error', 'second rejected network-error'])
})

test.each(SHAPES)('can reject with an error of the shape "%s"', async shape => {
  start(once({ do: 'reject', shape, code: 'E-99' }))
  let value: unknown = 'nothing'
  api()
    .execute(id, { async: true })
    .catch((reason: unknown) => {
      value = reason
    })
  await wait(30)
  const seen = { string: 'E-99', undefined: undefined, null: null, number: 429 }
  if (shape in seen) expect(value).toBe(Reflect.get(seen, shape))
  else if (shape === 'text') expect(value).toMatch(/\(E-99\)$/)
  else if (shape === 'getter')
    for (const key of ['code', 'message', 'cause', 'toString']) expect(() => Reflect.get(Object(value), key)).toThrow()
  else if (shape === 'object') expect(value).toMatchObject({ code: 'E-99', message: expect.any(String) })
  else if (shape === 'thrown') expect(value).toMatchObject({ cause: 'E-99', message: expect.any(String) })
  else if (shape === 'wrapped') expect(value).toEqual({ error: 'E-99' })
  else expect(value).toBeInstanceOf(shape === 'event' ? Event : Error)
})

test('throws out of execute, and what it throws is no Error', () => {
  start(once({ do: 'throw', code: 'invalid-captcha-id' }))
  let thrown: unknown
  try {
    void api().execute(id, { async: true })
  } catch (error) {
    thrown = error
  }
  expect(thrown).toMatchObject({ cause: 'invalid-captcha-id' })
  expect(thrown).not.toBeInstanceOf(Error)
})

test('passes with an empty token, or with one that is no string', async () => {
  start({ runs: [[{ do: 'pass-empty' }], [{ do: 'pass-empty', shape: 'number' }]] })
  const first = api().execute(id, { async: true })
  await wait(30)
  expect(await first).toMatchObject({ response: '' })
  const second = api().execute(id, { async: true })
  await wait(30)
  expect(await second).toMatchObject({ response: 429 })
})

test('delivers the same success twice', async () => {
  start(once({ do: 'pass', value: 'token' }, { do: 'pass-again', late: true }))
  run()
  await wait(40)
  expect(log.filter(line => line === 'callback token')).toHaveLength(2)
})

test('expires a token after its life, and drops its own id first where its face is gone', async () => {
  start({ life: 1_000 })
  run()
  await wait(30)
  await wait(1_000)
  expect(log.at(-1)).toBe('expired')
  expect(api().getResponse(id)).toBe('')
  run()
  await wait(30)
  box.replaceChildren()
  await wait(1_000)
  expect(() => api().reset(id)).toThrow()
})

test('repeats a step as often as it says', async () => {
  start(once({ do: 'error', code: 'network-error', times: 50, every: 20, late: true }))
  run()
  await wait(1_100)
  expect(log.filter(line => line.startsWith('error'))).toHaveLength(50)
})

test('lets a person solve, close, or press Escape', async () => {
  start({ auto: false })
  const press = (text: string): void => [...document.querySelectorAll('button')].find(button => button.textContent === text)?.click()
  await wait(10)
  box.querySelector('button')?.click()
  await wait(30)
  expect(log).toEqual(['open'])
  press('Solve')
  expect(log[1]).toMatch(/^callback P1_/)
  expect(box.querySelector('button')?.getAttribute('aria-checked')).toBe('true')
  run('second')
  await wait(30)
  press('Close')
  run('third')
  await wait(30)
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  await wait(0)
  expect(log.slice(2)).toEqual(['open', 'close', 'second rejected challenge-closed', 'open', 'close', 'third rejected challenge-closed'])
})

test('runs by itself in mode auto', async () => {
  start({}, { mode: 'auto' })
  await wait(30)
  expect(log).toEqual([expect.stringMatching(/^callback P1_/)])
})
