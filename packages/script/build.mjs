// Builds what a script tag loads: dist/catchcha.js with everything in it, and dist/words/<tag>.js for each language. Prints size and SRI hash.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = fileURLToPath(new URL('dist/', import.meta.url))
const LOCALES = `${root}packages/core/src/messages/locales/`

/** The files are made from source, so that they never wait for another build. */
const shared = {
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  tsconfig: `${root}tsconfig.json`,
  legalComments: 'none',
  logLevel: 'warning',
}

/** What `integrity="…"` says of a file. */
export const integrity = code => `sha384-${createHash('sha384').update(code).digest('base64')}`

const words = name => `import * as all from '${LOCALES}${name}'
const page = globalThis
page.CatchchaWords ??= []
page.CatchchaWords.push(Object.values(all)[0])`

/** Builds all of it; returns the main file's text, its integrity and its size in brotli bytes. */
export async function bundle() {
  await build({ ...shared, entryPoints: [fileURLToPath(new URL('src/iife.ts', import.meta.url))], outfile: `${dist}catchcha.js`, sourcemap: true })
  await Promise.all(
    readdirSync(LOCALES)
      .filter(name => name !== 'en.ts')
      .map(name =>
        build({ ...shared, stdin: { contents: words(name), resolveDir: root, loader: 'ts' }, outfile: `${dist}words/${name.replace('.ts', '.js')}` }),
      ),
  )
  const code = readFileSync(`${dist}catchcha.js`)
  return { code, integrity: integrity(code), bytes: brotliCompressSync(code).length }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = await bundle()
  console.log(`packages/script/dist/catchcha.js  ${made.bytes} bytes (brotli)  integrity="${made.integrity}"`)
}
