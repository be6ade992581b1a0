import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import type { Candidate } from './subjects.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

/** The frameworks, which a page has anyway: under names of their own, loaded before a subject and never counted with it. */
const SHARED = ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'vue']
const isShared = /^(react|react-dom|react-dom\/client|react\/jsx-runtime|vue)$/

const outside: Plugin = {
  name: 'outside',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: isShared }, ({ path }) => ({ path, namespace: 'outside' }))
    onLoad({ filter: /.*/, namespace: 'outside' }, ({ path }) => ({ contents: `module.exports = window.shared['${path}']` }))
  },
}

const make = async (
  input: { file?: string; code?: string },
  plugins: Plugin[],
  development = false,
  more: BuildOptions = { format: 'iife' },
): Promise<string> => {
  const { outputFiles } = await build({
    ...(input.file ? { entryPoints: [input.file] } : { stdin: { contents: input.code ?? '', resolveDir: root } }),
    bundle: true,
    minify: !development,
    write: false,
    target: 'es2022',
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': development ? '"development"' : '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
    },
    tsconfigRaw: {},
    logLevel: 'silent',
    plugins,
    ...more,
  })
  return outputFiles?.[0]?.text ?? ''
}

/** Bundles are made once. */
const once = <Input extends readonly unknown[]>(build: (...input: Input) => Promise<string>): ((...input: Input) => Promise<string>) => {
  const made = new Map<string, Promise<string>>()
  return (...input) => {
    const key = JSON.stringify(input)
    const result = made.get(key) ?? build(...input)
    made.set(key, result)
    return result
  }
}

/** React and Vue as one script. */
export const frameworks: (development: boolean) => Promise<string> = once(development =>
  make({ code: `window.shared = { ${SHARED.map(name => `'${name}': require('${name}')`).join(', ')} }` }, [], development),
)

/** The page that mounts a candidate. */
export const pageOf: (page: string, development?: boolean) => Promise<string> = once((page, development = false) =>
  make({ file: `${here}pages/${page}` }, [outside], development),
)

/** Exactly what a user's bundle gets, minified. */
export const alone: (candidate: Candidate) => Promise<string> = once(({ code }) =>
  make({ code }, [], false, { format: 'esm', external: SHARED }),
)

/** The same as a classic script, to be evaluated. */
export const script: (candidate: Candidate) => Promise<string> = once(({ code }) =>
  make({ code }, [outside], false, { format: 'iife', globalName: 'subjectAlone' }),
)

export const sizes = (code: string): { min: number; gzip: number; brotli: number } => ({
  min: Buffer.byteLength(code),
  gzip: gzipSync(code, { level: 9 }).length,
  brotli: brotliCompressSync(code).length,
})
