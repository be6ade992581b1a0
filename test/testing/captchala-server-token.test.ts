import { type CaptchalaControl, installCaptchala, type ServerTokenRules } from '@catchcha/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let fake: CaptchalaControl
let log: string[]
const wait = (time: number): Promise<unknown> => vi.advanceTimersByTimeAsync(time)
const init = (options: object): { verify(): void; reset(): void; destroy(): void } =>
  Reflect.get(window, 'Captchala')
    .init({ appKey: 'demo', ...options })
    .onReady(() => log.push('ready'))
    .onSuccess(() => log.push('success'))
    .onError((error: string) => log.push(/\((\w+)\)$/.exec(error)?.[1] ?? 'no code'))
    .appendTo(document.body)
const start = (serverToken: ServerTokenRules, options: object = {}) => {
  fake = installCaptchala(window, { serverToken }, { part: 'core' })
  return init(options)
}

beforeEach(() => {
  vi.useFakeTimers()
  log = []
})
afterEach(() => {
  fake.uninstall()
  document.body.replaceChildren()
  vi.useRealTimers()
})

test('asks for a server token where one is required, and refuses one that is none', async () => {
  start({ required: true })
  await wait(10)
  init({ serverToken: '' })
  await wait(10)
  init({ serverToken: 'forged' })
  await wait(10)
  init({ serverToken: 'sct_good' })
  await wait(10)
  expect(log).toEqual(['server_token_required', 'server_token_required', 'server_token_invalid', 'ready'])
})

test('refuses a server token past its life', async () => {
  const made = start({ life: 300_000 }, { serverToken: 'sct_a' })
  await wait(10)
  made.verify()
  await wait(300_000)
  made.verify()
  await wait(10)
  expect(log).toEqual(['ready', 'success', 'server_token_expired'])
})

test('counts a challenge fetched before readiness as a second use, and reset changes nothing about it', async () => {
  const made = start({ uses: 1 }, { serverToken: 'sct_a' })
  made.verify()
  await wait(20)
  expect(log).toEqual(['server_token_exhausted', 'success'])
  made.reset()
  made.verify()
  await wait(20)
  expect(log).toEqual(['server_token_exhausted', 'success', 'server_token_exhausted'])
})

test.each(['server_token_app_mismatch', 'server_token_binding_mismatch', 'session_expired'])(
  'answers with %s as often as it is told to',
  async code => {
    const made = start({ codes: [code, null] }, { serverToken: 'sct_a' })
    await wait(10)
    made.destroy()
    init({ serverToken: 'sct_b' })
    await wait(10)
    expect(log).toEqual([code, 'ready'])
  },
)

test('asks onServerTokenExpired for a new one instead of the error', async () => {
  start({ codes: ['server_token_expired', null] }, { serverToken: 'sct_a', onServerTokenExpired: async () => 'sct_b' })
  await wait(10)
  expect(log).toEqual(['ready'])
})

test('asks besides the error, or not at all, where the rules say so', async () => {
  start({ codes: ['server_token_expired', null], ask: 'both' }, { serverToken: 'sct_a', onServerTokenExpired: () => 'sct_b' })
  await wait(10)
  expect(log).toEqual(['server_token_expired', 'ready'])
  fake.setBehaviour({ serverToken: { codes: ['server_token_expired'], ask: 'never' } })
  const source = vi.fn()
  init({ serverToken: 'sct_a', onServerTokenExpired: source })
  await wait(10)
  expect(source).not.toHaveBeenCalled()
})

test.each([
  () => null,
  () => Promise.resolve(''),
  () => Promise.reject(new Error('of the page')),
  () => {
    throw new Error('of the page')
  },
])('reports the error where the source gives nothing (%#)', async onServerTokenExpired => {
  start({ codes: ['server_token_expired'] }, { serverToken: 'sct_a', onServerTokenExpired })
  await wait(10)
  expect(log).toEqual(['server_token_expired'])
})
