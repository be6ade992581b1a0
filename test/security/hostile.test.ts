import { explain, list, plain, rows } from '@catchcha/codes'
import { createCaptcha, defineAdapter, type Failure, failure, isFailure, type Provider, sameProvider } from '@catchcha/core'
import { aicaptcha } from '@catchcha/core/aicaptcha'
import { captchala } from '@catchcha/core/captchala'
import { guardForm } from '@catchcha/core/form'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { describeWait, loadMessages, pickLocale, describe as words } from '@catchcha/core/messages'
import { createView } from '@catchcha/core/view'
import * as server from '@catchcha/server'
import { isScenarioId, scenario } from '@catchcha/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeVendor } from '../core/fake-adapter.ts'
import { reload } from '../core/rig.ts'
import { data, hostile, isAdvice, isAdviceOrOwn, json, prototypes } from './hostile.ts'

const provider = hcaptcha({ sitekey: 'key' })
type Call = (...input: readonly unknown[]) => unknown
const call = (target: unknown): Call => target as Call

/** A method of a captcha, by itself. */
const of =
  (name: string): Call =>
  async (...input) => {
    const captcha = createCaptcha({ provider })
    try {
      const answer = call(Reflect.get(captcha, name))(...input)
      captcha.reset() // a run is not waited for
      await answer
    } finally {
      captcha.destroy()
    }
  }

/** What a vendor's code says to its adapter and to us. */
const vendorSays: Call = async first => {
  const vendor = createFakeVendor()
  const captcha = createCaptcha({ provider: vendor.provider(), retry: false, remember: false })
  captcha.mount(document.body.appendChild(document.createElement('div')))
  const outcome = captcha.execute()
  await Promise.resolve()
  vendor.widgets.at(-1)?.runs.at(-1)?.solved(first)
  const { ok } = await outcome
  expect(ok, JSON.stringify(await outcome)).toBe(typeof first === 'string' && first !== '')
  captcha.destroy()
}
const classify =
  ({ adapter }: Provider): Call =>
  first => {
    const fact = adapter.classify(first)
    expect(fact.code).toEqual(expect.any(String))
    expect(fact.code.length).toBeLessThanOrEqual(200)
  }
const sent: Call = async first => {
  const vendor = createFakeVendor()
  const captcha = createCaptcha({ provider: vendor.provider(), retry: false, remember: false })
  captcha.mount(document.body.appendChild(document.createElement('div')))
  const submitted = captcha.submit(() => first)
  for (let i = 0; i < 20; i++) {
    await Promise.resolve()
    vendor.widgets.at(-1)?.runs.at(-1)?.solved(`token-${i}`)
  }
  expect(await submitted).toMatchObject({ ok: expect.any(Boolean) })
  captcha.destroy()
}

beforeEach(() => {
  reload()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network here')))
})
afterEach(() => document.body.replaceChildren())

/** Calls with many values; `allowed` says which errors may come. */
async function throwAt(target: Call, values: fc.Arbitrary<() => unknown>, allowed: (error: unknown) => boolean): Promise<void> {
  const before = prototypes()
  const property = fc.asyncProperty(values, values, async (first, second) => {
    try {
      await target(first(), second())
    } catch (error) {
      if (!allowed(error)) throw error
    }
    expect(prototypes()).toBe(before)
  })
  await fc.assert(property, { numRuns: 150 })
}

const never = (): boolean => false
const one =
  (target: unknown): Call =>
  first =>
    call(target)(first)

describe('what comes from outside throws nothing at all', () => {
  const JSON_FROM_A_SERVER: Readonly<Record<string, Call>> = {
    'captcha.reject': one(of('reject')),
    'what a submit’s send returns': sent,
    'a failure shown to a person': first => words(first as Failure),
  }
  it.each(Object.entries(JSON_FROM_A_SERVER))('%s takes any JSON', (_, target) => throwAt(target, json, never))

  const ANYTHING: Readonly<Record<string, Call>> = {
    'a vendor’s token': vendorSays,
    'hCaptcha’s errors': classify(provider),
    'CaptchaLa’s errors': classify(captchala({ appKey: 'key' })),
    'AICaptcha’s errors': classify(aicaptcha({ sitekey: 'key', scriptUrl: 'https://captcha.example/api.js' })),
  }
  it.each(Object.entries(ANYTHING))('%s may be anything, also what throws when it is looked at', (_, target) =>
    throwAt(target, hostile, never),
  )

  const DATA: Readonly<Record<string, Call>> = {
    isFailure: one(isFailure),
    isScenarioId: one(isScenarioId),
    explain: one(explain),
    plain: one(plain),
    describe: call(words),
    describeWait: call(describeWait),
    loadMessages: one(loadMessages),
    issueServerToken: call(server.issueServerToken),
    'a refusal that is told to the page': first =>
      server.toResponse({ ok: false, failure: first, codes: first, tokenSpent: first } as never),
    'verify’s token': first => server.verify(server.hcaptcha({ secret: 's' }), first),
    fromBody: one(server.fromBody),
  }
  it.each(Object.entries(DATA))('%s takes any data', (_, target) => throwAt(target, data, never))
})

describe('a programmer’s mistake is a TypeError that says what to do', () => {
  const CALLS: Readonly<Record<string, Call>> = {
    createCaptcha: call(createCaptcha),
    configure: of('configure'),
    submit: of('submit'),
    subscribe: of('subscribe'),
    defineAdapter: call(defineAdapter),
    hcaptcha: call(hcaptcha),
    captchala: call(captchala),
    aicaptcha: call(aicaptcha),
  }
  it.each(Object.entries(CALLS))('%s with anything', (_, target) => throwAt(target, hostile, isAdviceOrOwn))

  const PLAIN: Readonly<Record<string, Call>> = { mount: of('mount'), execute: of('execute') }
  it.each(Object.entries(PLAIN))('%s with any data', (_, target) => throwAt(target, data, isAdvice))
})

describe('a mistake with plain data is a TypeError that says what to do', () => {
  const CALLS: Readonly<Record<string, Call>> = {
    failure: call(failure),
    sameProvider: call(sameProvider),
    pickLocale: call(pickLocale),
    createView: call(createView),
    guardForm: call(guardForm),
    list: call(list),
    rows: call(rows),
    scenario: call(scenario),
    'verify’s provider': call(server.verify),
    fromRequest: call(server.fromRequest),
    toResponse: call(server.toResponse),
    'hcaptcha of the server': call(server.hcaptcha),
    'captchala of the server': call(server.captchala),
    'aicaptcha of the server': call(server.aicaptcha),
  }
  it.each(Object.entries(CALLS))('%s with any data', (_, target) => throwAt(target, data, isAdvice))
})

it('this suite would notice a prototype that is changed', () => {
  const before = prototypes()
  Reflect.set(Object.prototype, 'polluted', true)
  expect(prototypes()).not.toBe(before)
  Reflect.deleteProperty(Object.prototype, 'polluted')
  expect(prototypes()).toBe(before)
})
