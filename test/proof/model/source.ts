import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileFunction } from 'node:vm'
import type * as Core from '@catchcha/core'
import { build, type Plugin } from 'esbuild'
import ts from 'typescript'
import type { Realm } from './realm.ts'

/** The variables of the newest call of each of the core's factories, as they are now. */
export type Peeks = Map<string, () => Readonly<Record<string, unknown>>>

const src = fileURLToPath(new URL('../../../packages/core/src/', import.meta.url))

/**
 * Adds to each function of ours that keeps state in its variables (top-level `let`, or a `const` collection) and ends by returning something
 * a report of all of them. Nothing else of the source changes; what a function keeps nowhere else cannot be missed.
 */
export function instrument(text: string): string {
  const file = ts.createSourceFile('x.ts', text, ts.ScriptTarget.ES2022, true)
  const inserts: { at: number; code: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name && node.body && node.parent === file) {
      const names = node.body.statements.filter(ts.isVariableStatement).flatMap(({ declarationList: { flags, declarations } }) =>
        declarations
          .filter(({ initializer }) => flags & ts.NodeFlags.Let || (initializer && ts.isNewExpression(initializer)))
          .map(({ name }) => name)
          .filter(ts.isIdentifier)
          .map(name => name.text),
      )
      const last = node.body.statements.at(-1)
      if (names.length && last && ts.isReturnStatement(last))
        inserts.push({ at: last.getStart(file), code: `__peeks.set('${node.name.text}', () => ({ ${names.join(', ')} }));\n` })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return inserts.reduceRight((code, { at, code: more }) => code.slice(0, at) + more + code.slice(at), text)
}

const plugin: Plugin = {
  name: 'peek',
  setup({ onLoad }) {
    onLoad({ filter: /packages[\\/]core[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: instrument(readFileSync(path, 'utf8')),
      loader: 'ts',
    }))
  },
}

/** The core's source on a page of the realm's. */
export async function loadCore({ globals }: Realm): Promise<{ core: typeof Core; peeks: Peeks }> {
  const { outputFiles } = await build({
    entryPoints: [`${src}index.ts`],
    bundle: true,
    write: false,
    format: 'cjs',
    target: 'es2022',
    tsconfigRaw: {},
    plugins: [plugin],
  })
  const peeks: Peeks = new Map()
  const names = ['module', '__peeks', ...Object.keys(globals)]
  const module = { exports: {} }
  compileFunction(outputFiles[0]?.text ?? '', names)(module, peeks, ...Object.values(globals))
  return { core: module.exports as typeof Core, peeks }
}
