import { brotliCompressSync, constants } from 'node:zlib'
import { build, type Format } from 'esbuild'
import { root } from './workspace.ts'

/** What a page pays for `code`, in bytes: our source bundled, minified, brotli at its highest level, frameworks not counted. */
export async function bytes(code: string, format: Format = 'esm'): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    format,
    target: 'es2022',
    external: ['vue', 'react', 'react-dom', 'react/jsx-runtime'],
    jsx: 'automatic',
    write: false,
    logLevel: 'silent',
    tsconfig: `${root}tsconfig.json`, // under the names users import
  })
  const text = outputFiles.map(file => file.text).join('')
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
}
