import { posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { ARROWS, VENDOR } from './arrows.ts'
import { packages, read } from './workspace.ts'

const files = packages.flatMap(({ sources }) => sources)

/** What a file imports, types and dynamic imports included: relative ones as `core/src/failure.ts`, others as written. */
const imports = new Map(
  files.map(file => {
    const { importedFiles } = ts.preProcessFile(read(`packages/${file}`), true, true)
    return [file, importedFiles.map(({ fileName: to }) => (to.startsWith('.') ? posix.join(posix.dirname(file), to) : to))]
  }),
)

function strays(file: string): string[] {
  const arrow = ARROWS.find(({ from }) => from.test(file))
  if (!arrow) return [`${file} has no row in test/shape/arrows.ts`]
  const [, captured = ''] = arrow.from.exec(file) ?? []
  const allowed = arrow.to.map(to => new RegExp(to.replace('$1', captured)))
  return (imports.get(file) ?? []).filter(to => !allowed.some(pattern => pattern.test(to))).map(to => `${file} imports ${to}`)
}

/** The shortest way from a file back to itself, if there is one. */
function circle(file: string): string[] {
  const cameFrom = new Map<string, string>()
  const queue = [file]
  for (const here of queue) {
    for (const next of imports.get(here) ?? []) {
      if (cameFrom.has(next)) continue
      cameFrom.set(next, here)
      queue.push(next)
    }
  }
  if (!cameFrom.has(file)) return []
  const way = [file]
  do way.unshift(cameFrom.get(way[0] ?? '') ?? file)
  while (way[0] !== file)
  return [way.join(' → ')]
}

const package_ = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

describe('arrows', () => {
  it('point one way', () => {
    expect(files.flatMap(strays)).toEqual([])
  })

  it('form no circle', () => {
    expect(files.flatMap(circle)).toEqual([])
  })

  it('name every file with its extension, as it is on disk', () => {
    const relative = [...imports].flatMap(([file, list]) => list.filter(to => /^[a-z]+\/src\//.test(to)).map(to => ({ file, to })))
    expect(relative.filter(({ to }) => !files.includes(to))).toEqual([])
  })

  it.each(packages)('$folder imports only what its manifest names', ({ sources, manifest }) => {
    const named = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
    const bare = sources.flatMap(file => imports.get(file) ?? []).filter(to => !to.startsWith('node:') && !/^[a-z]+\/src\//.test(to))
    expect(bare.filter(to => !named.includes(package_(to)))).toEqual([])
  })
})

it('only an adapter knows its vendor', () => {
  const inner = files.filter(file => file.startsWith('core/src/') && !file.startsWith('core/src/adapters/'))
  const lines = inner.flatMap(file =>
    read(`packages/${file}`)
      .split('\n')
      .map((line, index) => `${file}:${index + 1} ${line.trim()}`),
  )
  expect(lines.filter(line => VENDOR.test(line))).toEqual([])
})
