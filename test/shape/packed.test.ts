import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ambient, type Consumer, consume, importAll } from './consumer.ts'
import { errors, program } from './program.ts'
import { packages, read, root, run } from './workspace.ts'

const LIST = `${root}test/shape/exports.json`
const RESOLUTIONS = {
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
} as const

let consumer: Consumer
beforeAll(() => {
  consumer = consume()
})
afterAll(() => rmSync(consumer.home, { recursive: true, force: true }))

/** A program that imports every entry of a package, with the library checks on that most users have on for their own code. */
function user(folder: string, entries: readonly string[], resolution: keyof typeof RESOLUTIONS): { checked: ts.Program; file: string } {
  const file = join(consumer.home, `${folder}.ts`)
  writeFileSync(file, entries.map((entry, index) => `import * as entry${index} from '${entry}'\nvoid entry${index}\n`).join(''))
  const options = { ...RESOLUTIONS[resolution], target: ts.ScriptTarget.ES2022, strict: true, noEmit: true, types: ambient(folder) }
  return { checked: program([file], { ...options, typeRoots: [join(consumer.home, 'node_modules/@types')] }), file }
}

/** The names an entry declares; `values` must be those the JavaScript has. */
function declared(folder: string, entry: string): { values: string[]; types: string[] } {
  const { checked, file } = user(folder, [entry], 'nodenext')
  const checker = checked.getTypeChecker()
  const statement = checked.getSourceFile(file)?.statements.find(ts.isImportDeclaration)
  const door = statement && checker.getSymbolAtLocation(statement.moduleSpecifier)
  const symbols = door ? checker.getExportsOfModule(door) : []
  const resolved = symbols.map(symbol => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
  const isValue = symbols.map((symbol, index) => ((resolved[index] ?? symbol).flags & ts.SymbolFlags.Value) !== 0)
  const names = (value: boolean) =>
    symbols
      .filter((_, index) => isValue[index] === value)
      .map(({ name }) => name)
      .sort()
  return { values: names(true), types: names(false) }
}

describe.each(packages)('the tarball of $folder', ({ folder, entries, manifest }) => {
  const tarball = (): string => consumer.tarballs.get(folder) ?? ''

  it('satisfies publint', async () => {
    const { buffer } = new Uint8Array(readFileSync(tarball()))
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true })
    expect(messages.map(message => formatMessage(message, pkg, { color: false }))).toEqual([])
  })

  it('satisfies arethetypeswrong', () => {
    const attw = `${root}node_modules/@arethetypeswrong/cli/dist/index.js`
    expect(() => run(process.execPath, [attw, tarball(), '--profile', 'esm-only', '--no-color', '--no-emoji'], root)).not.toThrow()
  })

  it('imports in Node without a DOM, exports what it declares, and leaves no global behind', () => {
    const libraries = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).filter(name => !name.startsWith('@catchcha/'))
    const imported = importAll(consumer, entries, libraries)
    for (const entry of entries) {
      expect(imported[entry]?.names).toEqual(declared(folder, entry).values)
      expect(imported[entry]?.globals, entry).toEqual([])
    }
  })

  it.each(['bundler', 'nodenext'] as const)('type-checks for a user with moduleResolution %s', resolution => {
    const { checked, file } = user(folder, entries, resolution)
    const home = join(consumer.home, 'node_modules', manifest.name)
    expect(errors(checked, name => name === file || name.startsWith(home))).toEqual([])
  })
})

it('every entry exports the names on the list, no more and no fewer; UPDATE=1 rewrites test/shape/exports.json', () => {
  const all = packages.flatMap(({ folder, entries }) => entries.map(entry => [entry, declared(folder, entry)] as const))
  const found = Object.fromEntries(all)
  if (process.env['UPDATE']) writeFileSync(LIST, `${JSON.stringify(found, null, 2)}\n`)
  expect(found).toEqual(JSON.parse(read('test/shape/exports.json')))
})
