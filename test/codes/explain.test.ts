import {
  AICAPTCHA_SERVER,
  CAPTCHALA_SERVER,
  CATALOGUE,
  CATCHCHA_SERVER,
  explain,
  HCAPTCHA_SERVER,
  KINDS,
  list,
  plain,
} from '@catchcha/codes'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NAMED, same, TEXTS } from './named.ts'

const codes = (input: unknown): string[] => explain(input).map(({ system, side, code }) => `${system}/${side}/${code}`)

describe('explain', () => {
  it.each(NAMED)('knows $system $side $code', named => {
    const [entry, ...rest] = explain(named.code).filter(each => same(named, each))
    expect(rest).toEqual([])
    expect(entry).toMatchObject(named.kind ? { kind: named.kind } : { retry: expect.any(String) })
    expect(entry?.kind).toBe(named.kind)
    for (const text of [entry?.meaning, entry?.fix]) expect(text).toMatch(/^\S.*\.$/)
    expect(entry?.source).not.toBe('')
  })

  it.each(NAMED.filter(({ side }) => side === 'widget' || side === 'server'))(
    'keeps $system $side $code to its side',
    ({ code, side, system }) => {
      const other = side === 'widget' ? 'server' : 'widget'
      expect(explain(code, { side, system })).toHaveLength(1)
      for (const entry of explain(code, { side })) expect(['widget', 'loader'].includes(entry.side)).toBe(side === 'widget')
      expect(explain(code, { side: other }).filter(entry => entry.side === side)).toEqual([])
    },
  )

  it.each(TEXTS)('knows the text "%s"', (text, system, kind) => {
    expect(explain(text, { system })).toMatchObject([{ kind }])
    expect(explain(text.toUpperCase(), { system })).toMatchObject([{ kind }])
  })

  it('names every system in which a code is at home, the one that spells it so first', () => {
    expect(codes('network_error')).toEqual(['aicaptcha/widget/network_error', 'hcaptcha/widget/network-error'])
    expect(codes('network-error')).toEqual(['hcaptcha/widget/network-error', 'aicaptcha/widget/network_error'])
    expect(codes('ERROR_WRONG_CAPTCHA_ID')).toEqual(['solver-api/submit/ERROR_WRONG_CAPTCHA_ID', 'solver-api/poll/ERROR_WRONG_CAPTCHA_ID'])
    expect(codes('token_expired')).toContain('captchala/widget/token_expired')
    expect(codes('token_expired')).toContain('captchala/server/token_expired')
  })

  const seen = ['hcaptcha/server/already-seen-response']
  const exhausted = ['captchala/widget/server_token_exhausted']
  it.each([
    ['case and space', '  Already-Seen-Response\n', seen],
    ['words', 'already seen response', seen],
    ['quotes', '"already-seen-response"', seen],
    ['a text before the code', 'Das hat nicht geklappt (server_token_exhausted)', exhausted],
    ['a text before a code that is a word', 'It did not work (forbidden)', ['aicaptcha/widget/forbidden']],
    ['a thrown object', { cause: 'invalid-captcha-id', message: 'Invalid hCaptcha id: 0abc' }, ['hcaptcha/widget/invalid-captcha-id']],
    ['an Error', new Error('challenge-closed'), ['hcaptcha/widget/challenge-closed']],
    ['an Error in an Error', new Error('wrapped', { cause: new Error('challenge-closed') }), ['hcaptcha/widget/challenge-closed']],
    ['an Error as text', 'Uncaught (in promise) Error: challenge-closed', ['hcaptcha/widget/challenge-closed']],
    ['a code and a message', { code: 'server_token_exhausted', message: 'x' }, exhausted],
    ['an array', ['already-seen-response'], seen],
    ['a list in a line', 'already-seen-response, payload_used', [...seen, 'aicaptcha/server/payload_used']],
    ['a list of lines', 'cancelled\nforbidden\n', ['captchala/loader/cancelled', 'aicaptcha/widget/forbidden']],
    ['hCaptcha’s body', { success: false, 'error-codes': ['already-seen-response'] }, seen],
    ['the same as text', '{"success":false,"error-codes":["already-seen-response"]}', seen],
    ['CaptchaLa’s body', { code: 0, data: { valid: false, error: 'token_consumed' } }, ['captchala/server/token_consumed']],
    ['AICaptcha’s body', { status: 'success', result: 'fail', reason: 'payload_used' }, ['aicaptcha/server/payload_used']],
    ['a solver’s body', '{"status":0,"request":"IP_BANNED"}', ['solver-api/submit/IP_BANNED']],
    ['our own body', { ok: false, failure: { kind: 'rejected', code: 'already-seen-response' }, codes: ['already-seen-response'] }, seen],
    ['the line for support', 'hcaptcha: already-seen-response', seen],
    ['a log line', '2026-11-21 12:00 POST /join verify failed already-seen-response ip=::1', seen],
    ['a status', 'http-503', ['catchcha/widget/http-5xx', 'catchcha/server/http-5xx']],
    ['the status that is its own case', 'HTTP 429', ['catchcha/widget/http-429', 'catchcha/server/http-429']],
  ])('reads %s', (_, input, expected) => {
    expect(codes(input)).toEqual(expected)
  })

  it.each([
    ['nothing', undefined],
    ['an empty text', ' '],
    ['a code of nobody', 'flux-capacitor-drained'],
    ['a word of a sentence that is a code elsewhere', 'HTTP 403 Forbidden for example.com'],
    ['a body without codes', { success: true, hostname: 'example.com' }],
    ['a token', 'P1_eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.payload_used.x'],
    ['the parts of an object', 'constructor'],
  ])('knows nothing of %s, and does not guess', (_, input) => {
    expect(explain(input)).toEqual([])
  })

  it('reads anything without throwing, and only answers from the catalogue', () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true }), input => explain(input).every(entry => CATALOGUE.includes(entry))))
    const trap = {
      get code(): string {
        throw new Error('no')
      },
      error: 'already-seen-response',
    }
    expect(codes(trap)).toEqual(seen)
    const ring: { cause?: unknown; code: string } = { code: 'already-seen-response' }
    ring.cause = ring
    expect(codes(ring)).toEqual(seen)
  })
})

/** With a pattern that starts anew at every character some of these take half a minute, which the runner does not wait. */
it.each([
  ['one long word', 'x'.repeat(100_000)],
  ['a long gap', `a${' '.repeat(100_000)}b`],
  ['many dots', `a${'.'.repeat(100_000)}b`],
  ['many brackets', '(a'.repeat(50_000)],
  ['a list without end', 'a, '.repeat(33_000)],
])('reads %s at once', (_, text) => {
  expect(typeof explain(text)).toBe('object')
  expect(plain(text).length).toBeLessThan(1_000)
})

describe('the catalogue', () => {
  it('lists no code twice on one side of one system', () => {
    const names = CATALOGUE.map(({ system, side, code }) => `${system}/${side}/${code}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('has, for the vendors and the solver, the codes named by hand and no others', () => {
    const extra = CATALOGUE.filter(({ system, fragment }) => system !== 'catchcha' && !fragment).filter(
      entry => !NAMED.some(named => same(named, entry)),
    )
    expect(extra.map(({ system, code }) => `${system} ${code}`)).toEqual([])
  })

  it('says whose move it is wherever there is a failure, and calls no solver’s word one', () => {
    expect(CATALOGUE.filter(({ kind, actor }) => (kind === undefined) !== (actor === undefined))).toEqual([])
    expect(list({ system: 'solver-api' }).filter(({ kind }) => kind)).toEqual([])
  })

  it('never tells anybody to send a refused token again', () => {
    const dead = CATALOGUE.filter(({ side, kind }) => side === 'server' && (kind === 'rejected' || kind === 'unreachable'))
    expect(dead.filter(({ retry }) => retry !== 'fresh-token')).toEqual([])
  })

  it('is frozen', () => {
    expect(Object.isFrozen(CATALOGUE) && CATALOGUE.every(entry => Object.isFrozen(entry))).toBe(true)
  })

  it('takes the loader’s codes for the widget’s side, and nothing else', () => {
    expect(new Set(list({ side: 'widget' }).map(({ side }) => side))).toEqual(new Set(['widget', 'loader']))
    expect(new Set(list({ side: 'server', system: 'captchala' }).map(({ side, system }) => side + system))).toEqual(
      new Set(['servercaptchala']),
    )
  })
})

it('what everybody shares can be changed by nobody', () => {
  for (const shared of [CATALOGUE, KINDS, HCAPTCHA_SERVER, CAPTCHALA_SERVER, AICAPTCHA_SERVER, CATCHCHA_SERVER, ...CATALOGUE])
    expect(Object.isFrozen(shared)).toBe(true)
})
