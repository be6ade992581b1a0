import { expect, it } from 'vitest'
import { packages, read } from './workspace.ts'

const files = packages.flatMap(({ sources }) => sources).map(file => ({ file, text: read(`packages/${file}`) }))

/** What no file of ours does, and why. */
const BANNED = [
  ['innerHTML', /\.(inner|outer)HTML\b|insertAdjacentHTML/], // Trusted Types and strict CSPs forbid these four
  ['eval', /\beval\(/],
  ['new Function', /\bnew Function\b/],
  ['document.write', /document\.write/],
  ['any', /\bas any\b|@ts-ignore|@ts-nocheck/], // says that a type is wrong instead of setting it right
  ['to-do notes', /\bTODO\b|\bFIXME\b/], // work that is not done is not here
] as const

it('no file is longer than 250 lines', () => {
  const lengths = files.map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length }))
  expect(lengths.filter(({ lines }) => lines > 250)).toEqual([])
})

it.each(BANNED)('no file has %s', (_, pattern) => {
  expect(files.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual([])
})

it('the core has no runtime dependency', () => {
  const core = packages.find(({ folder }) => folder === 'core')
  expect(core?.manifest).toBeDefined()
  expect({ ...core?.manifest.dependencies, ...core?.manifest.peerDependencies }).toEqual({})
})
