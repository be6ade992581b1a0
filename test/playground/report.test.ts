import { failure } from '@catchcha/core'
import { en } from '@catchcha/core/messages'
import { describe, expect, it } from 'vitest'
import { readChoice, writeChoice } from '../../playground/shared/choice.ts'
import { pseudo, pseudoMessages } from '../../playground/shared/pseudo.ts'
import { entriesFor } from '../../playground/shell/meaning.ts'
import { report } from '../../playground/shell/record.ts'

const choose = (query: string) => readChoice(new URLSearchParams(query))

describe('an address', () => {
  it('says tab, language and speed, and is read as it was written', () => {
    const address = '?vendor=captchala&scenario=cancel&tab=vue&fast=0&me=1&lang=ar&slow=2000'
    expect(writeChoice(choose(address))).toBe(address)
  })

  it('with a language or a speed that nobody offers falls back to the usual one', () => {
    expect(choose('?lang=xx&slow=123')).toMatchObject({ locale: 'en', slow: 0 })
  })
})

describe('the pseudo-locale', () => {
  it.each(['Try again', en.misconfigured[1], en.wait])('makes %j accented, longer by two fifths and in brackets', text => {
    const made = pseudo(text)
    expect(made).toMatch(/^\[.*\]$/)
    expect(made).not.toContain(text.slice(0, 4))
    expect(made.length).toBeGreaterThanOrEqual(text.length * 1.4)
  })

  it('keeps what a time is put in place of, and says what it is', () => {
    const { wait, cancelled, lang, dir } = pseudoMessages(en, 'en-XA')
    expect(wait).toContain('{in}')
    expect(cancelled).toHaveLength(2)
    expect([lang, dir]).toEqual(['en-XA', 'ltr'])
  })
})

describe('what a code means', () => {
  it('comes from the vendor’s own list first', () => {
    const [first] = entriesFor(failure({ kind: 'cancelled', code: 'challenge-closed', vendor: 'hcaptcha', phase: 'challenge' }))
    expect(first).toMatchObject({ system: 'hcaptcha', code: 'challenge-closed' })
  })

  it('is told in the page’s words before a token is verified, and in the server’s after', () => {
    const sides = (['load', 'verify'] as const).map(phase =>
      entriesFor(failure({ kind: 'unreachable', code: 'http-503', phase }, 'hcaptcha', phase)).map(({ side }) => side),
    )
    expect(sides).toEqual([['widget'], ['server']])
  })

  it('is nothing for a code in no list, and never a guess', () => {
    expect(entriesFor(failure({ kind: 'broken', code: 'E-99-odd', vendor: 'hcaptcha', phase: 'challenge' }))).toEqual([])
  })
})

describe('a report', () => {
  const lines = ['0.10 s  execute() gave P1_fake_… (60 characters)', '0.20 s  solved → solved']
  const made = (query: string) =>
    report({ choice: choose(query), result: 'Ended as expected: solved', lines }, 'http://localhost:5173/?x=1', 'Browser/1')

  it('holds link, versions, browser and what happened', () => {
    const text = made('?scenario=cancel&tab=react&lang=de')
    expect(text).toContain('http://localhost:5173/?vendor=hcaptcha&scenario=cancel&tab=react&lang=de')
    for (const part of ['Ended as expected: solved', 'React 19', 'Browser/1', '0.20 s  solved → solved']) expect(text).toContain(part)
  })

  it('holds no token, no part of one, and no real key', () => {
    const text = made('?key=10000000-aaaa')
    expect(text).toContain('execute() gave a token')
    expect(text).not.toMatch(/P1_fake|10000000-aaaa/)
  })
})
