import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, relative } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { program } from './program.ts'
import { packages, root } from './workspace.ts'

/** The public surface as text, so that a change of it shows in review; `UPDATE=1` writes it anew, after a build. */

const OPTIONS = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  noEmit: true,
}
const printer = ts.createPrinter({ removeComments: true })

/** The type files of a package's entries, by specifier. */
function entries({ manifest, folder }: (typeof packages)[number]): Map<string, string> {
  const found = new Map<string, string>()
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    const types = typeof target === 'string' ? undefined : target['types']
    if (types) found.set(manifest.name + subpath.slice(1), `${root}packages/${folder}/${types.slice(2)}`)
  }
  return found
}

/** Every declaration of ours that a name's type is made of, itself first. */
function reach(checker: ts.TypeChecker, symbol: ts.Symbol, seen: Set<ts.Symbol>): ts.Declaration[] {
  const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  if (seen.has(own)) return []
  seen.add(own)
  const declarations = (own.declarations ?? []).filter(node => /packages\/\w+\/dist\//.test(node.getSourceFile().fileName))
  const found: ts.Declaration[] = declarations.map(node =>
    ts.isVariableDeclaration(node) ? (node.parent.parent as unknown as ts.Declaration) : node,
  )
  const visit = (node: ts.Node): void => {
    const name = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isExpressionWithTypeArguments(node)
        ? node.expression
        : ts.isTypeQueryNode(node)
          ? node.exprName
          : undefined
    const next = name && checker.getSymbolAtLocation(name)
    if (next && !(next.flags & ts.SymbolFlags.TypeParameter)) found.push(...reach(checker, next, seen))
    if (ts.isImportTypeNode(node) && node.qualifier) {
      const imported = checker.getSymbolAtLocation(node.qualifier)
      if (imported) found.push(...reach(checker, imported, seen))
    }
    ts.forEachChild(node, visit)
  }
  declarations.forEach(visit)
  return found
}

const print = (node: ts.Node): string =>
  printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()).replace(/^(export )?(declare )?/, '')

/** The names of each entry, then once every declaration of ours they are made of. */
function report(one: (typeof packages)[number]): string {
  const files = entries(one)
  const checked = program([...files.values()], OPTIONS)
  const checker = checked.getTypeChecker()
  const seen = new Set<ts.Symbol>()
  const declarations = new Set<ts.Declaration>()
  const names = [...files].map(([entry, path]) => {
    const file = checked.getSourceFile(path)
    if (!file) throw new Error(`${relative(root, path)} is not there: build first`)
    const door = checker.getSymbolAtLocation(file)
    const exported = door ? checker.getExportsOfModule(door).sort((a, b) => (a.name < b.name ? -1 : 1)) : []
    for (const symbol of exported) for (const node of reach(checker, symbol, seen)) declarations.add(node)
    return `## ${entry}\n${exported.map(({ name }) => name).join(', ')}`
  })
  return `${[...names, ...[...declarations].map(print).sort()].join('\n\n')}\n`
}

describe.each(packages)('the public surface of $folder', one => {
  it('is the one that was reviewed', () => {
    const file = `${root}test/shape/api/${basename(one.folder)}.txt`
    const now = report(one)
    if (process.env['UPDATE']) {
      mkdirSync(`${root}test/shape/api`, { recursive: true })
      writeFileSync(file, now)
    }
    expect(existsSync(file), 'no report yet: UPDATE=1 npx vitest run --config test/vitest.config.ts --project shape test/shape/api').toBe(
      true,
    )
    expect(now).toBe(readFileSync(file, 'utf8'))
  })
})
