import { expect, it } from 'vitest'
import { advise } from './advise.ts'
import { CALLS } from './calls.ts'
import { CALLABLE } from './exports.ts'

it('every export that can be called is called', () => {
  const called = Object.keys(CALLS).filter(name => !name.includes(','))
  expect([...CALLABLE.keys()].sort()).toEqual(called.sort())
  expect([...CALLABLE].filter(([, value]) => value === undefined)).toEqual([])
})

advise(name => !/server/.test(name))
