import { readFileSync } from 'node:fs'
import { SCENARIOS } from '@catchcha/testing'
import { expect, it } from 'vitest'

const readme = readFileSync(new URL('../../packages/testing/README.md', import.meta.url), 'utf8')

it.each([...new Set(SCENARIOS.map(({ group }) => group))])('the README names every scenario of the group %s, and no other', group => {
  const row = readme.split('\n').find(line => line.startsWith(`| ${group} | `)) ?? ''
  const named = [...row.matchAll(/`([^`]+)`/g)].map(([, id]) => id)
  const there = SCENARIOS.filter(scenario => scenario.group === group).map(({ id }) => id)
  expect(named.toSorted()).toEqual(there.toSorted())
})
