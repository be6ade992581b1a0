import { captchala } from '@catchcha/core/captchala'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { describe, expect, it } from 'vitest'
import { namesOf, readAttributes } from '../../packages/script/src/attributes.ts'
import { CAPTCHALA } from '../../packages/script/src/vendors/captchala.ts'
import { HCAPTCHA } from '../../packages/script/src/vendors/hcaptcha.ts'

const read = (attributes: Readonly<Record<string, string>>, spec: string) => readAttributes(name => attributes[name] ?? null, spec)

/** The options an adapter knows, by its own word. */
function known(make: (options: never) => unknown): string[] {
  try {
    make({ nobody: 1 } as never)
  } catch (error) {
    return String(error).split('Known: ')[1]?.split(' ') ?? []
  }
  return []
}
const camel = (name: string): string => name.replace(/-./g, part => part.slice(1).toUpperCase())

describe('there is an attribute for every option of', () => {
  it.each([
    ['hcaptcha', hcaptcha, HCAPTCHA[1], []],
    ['captchala', captchala, CAPTCHALA[1], ['serverTokenUrl']],
  ] as const)('%s', (_, make, spec, ours) => {
    const options = known(make as (options: never) => unknown)
    expect(options.length).toBeGreaterThan(5)
    expect(namesOf(spec).map(camel).sort()).toEqual([...options, ...ours].sort())
  })
})

describe('attributes', () => {
  it('are read as what they are', () => {
    const spec = 'text yes? no? on? off? bare? count# list=a|b theme{} some-name absent'
    const text = {
      text: '1',
      yes: 'true',
      no: 'false',
      on: 'on',
      off: 'off',
      bare: '',
      count: '-3',
      list: 'b',
      theme: '{"a":[1]}',
      'some-name': 'x',
    }
    expect(read(text, spec)).toEqual({
      options: {
        text: '1',
        yes: true,
        no: false,
        on: true,
        off: false,
        bare: true,
        count: -3,
        list: 'b',
        theme: { a: [1] },
        someName: 'x',
      },
      wrong: [],
    })
  })

  it.each([
    ['yes?', 'maybe', /true or false/],
    ['yes?', '1', /true or false/],
    ['yes#', '1.5', /whole number/],
    ['yes#', '', /whole number/],
    ['yes=a|b', 'c', /use a or b/],
    ['yes{}', '{a}', /JSON/],
  ])('%s does not take "%s", and says what it takes', (spec, text, hint) => {
    const { options, wrong } = read({ yes: text }, spec)
    expect(options).toEqual({})
    expect(wrong).toEqual([['bad-yes', expect.stringMatching(hint)]])
  })

  it('that are too long are not repeated whole', () => {
    expect(read({ yes: 'x'.repeat(500) }, 'yes#').wrong[0]?.[1].length).toBeLessThan(100)
  })
})
