import { readdirSync, readFileSync } from 'node:fs'
import { type Actor, CATALOGUE, type Entry, type FailureKind, KINDS, list, type Recovery } from '@catchcha/codes'
import * as core from '@catchcha/core'
import { aicaptcha } from '@catchcha/core/aicaptcha'
import { captchala } from '@catchcha/core/captchala'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { describe, expect, expectTypeOf, it } from 'vitest'

describe('the words of the catalogue are the core’s', () => {
  it('as types', () => {
    expectTypeOf<FailureKind>().toEqualTypeOf<core.FailureKind>()
    expectTypeOf<Actor>().toEqualTypeOf<core.Actor>()
    expectTypeOf<Recovery>().toEqualTypeOf<core.Recovery>()
  })

  it.each(Object.entries(KINDS))('and in what follows from %s', (kind, { actor, recovery }) => {
    expect(core.failure({ kind: kind as FailureKind, code: 'x' })).toMatchObject({ actor, recovery })
  })
})

const PROVIDERS = {
  hcaptcha: hcaptcha({ sitekey: 'x' }),
  captchala: captchala({ appKey: 'x' }),
  aicaptcha: aicaptcha({ sitekey: 'x', scriptUrl: 'x' }),
} as const

/** Codes that a vendor's script keeps to itself: no adapter ever meets one. */
const INTERNAL = /^(bundle-error|challenge-escaped|challenge-passed)$/
/** Texts of the vendor's own loader and wrapper that reach an adapter; the other ones of a loader's side are made by other people's wrappers. */
const LOADER = /^(All CDN servers failed|SDK load timeout|captchala loader failed to load)$/

const meets = ({ side, code, fragment }: Entry): boolean => (side === 'widget' && !fragment && !INTERNAL.test(code)) || LOADER.test(code)
const label = ({ system, side, code }: Entry): string => `${system} ${side} ${code}`

describe('an adapter reads a code as the catalogue does', () => {
  const entries = CATALOGUE.filter(meets).filter(({ system }) => system in PROVIDERS)
  it.each(entries.map(entry => [label(entry), entry] as const))('%s', (_, { system, code, kind }) => {
    const { classify } = PROVIDERS[system as keyof typeof PROVIDERS].adapter
    expect(classify(code).kind).toBe(kind)
    expect(classify({ cause: code, message: 'text' }).kind).toBe(kind)
    expect(classify(new Error(code)).kind).toBe(kind)
  })
})

/**
 * Some of AICaptcha's server codes only make sense while its widget talks to the vendor, so its adapter reads both lists. A stale run is
 * a refusal to the server and an expiry to the page.
 */
describe('AICaptcha’s adapter reads the server’s codes as the catalogue does', () => {
  it.each(list({ system: 'aicaptcha', side: 'server' }).map(({ code, kind }) => [code, kind] as const))('%s', (code, kind) => {
    expect(PROVIDERS.aicaptcha.adapter.classify(code).kind).toBe(code === 'tno_expired' ? 'expired' : kind)
  })
})

/** Verdicts reach the page with their kind; these codes reach it bare, from servers that do not use ours. */
describe('the page reads a server’s bare code as the catalogue does', () => {
  const entries = list({ side: 'server' }).filter(({ system }) => system !== 'catchcha')
  it.each(entries.map(entry => [label(entry), entry] as const))('%s', (_, { code, kind }) => {
    const captcha = core.createCaptcha({ provider: PROVIDERS.hcaptcha, retry: false, remember: false })
    const failure = captcha.reject([code])
    captcha.destroy()
    expect(failure).toMatchObject({ kind, code, phase: 'verify' })
  })

  it.each([
    [['missing-input-response', 'missing-input-secret'], 'missing-input-secret', 'misconfigured'],
    [['invalid-input-response', 'already-seen-response'], 'invalid-input-response', 'rejected'],
  ])('of several it takes the one somebody must act on: %j', (codes, code, kind) => {
    const captcha = core.createCaptcha({ provider: PROVIDERS.hcaptcha, retry: false, remember: false })
    expect(captcha.reject(codes)).toMatchObject({ code, kind })
    captcha.destroy()
  })
})

/** Codes written out in the source of the packages that make failures. */
const written = (folder: string): string[] =>
  readdirSync(`packages/${folder}/src`, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .flatMap(file => [...readFileSync(`packages/${folder}/src/${file}`, 'utf8').matchAll(/\b(?:code: |own\(|unset\()'([\w-]+)'/g)])
    .map(([, code = '']) => code)

it.each(['core', 'server'])('every code that %s makes up is in the catalogue', folder => {
  const codes = written(folder)
  expect(codes.length).toBeGreaterThan(5)
  expect(codes.filter(code => !CATALOGUE.some(entry => entry.code === code))).toEqual([])
})
