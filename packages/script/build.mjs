// Builds what a script tag loads: dist/catchcha.js with everything in it, dist/words/<tag>.js for each language, and dist/h-captcha.js, which is
// <h-captcha> and nothing else. Prints sizes and SRI hashes.
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

/** What a tag loads, and what it is made from. */
const FILES = [
  ['catchcha.js', 'src/iife.ts'],
  ['h-captcha.js', 'src/hcaptcha/index.ts'],
]

/** Builds all of it; returns each file's name, its integrity and its size in brotli bytes. */
export async function bundle() {
  await Promise.all(
    FILES.map(([name, source]) =>
      build({ ...shared, entryPoints: [fileURLToPath(new URL(source, import.meta.url))], outfile: dist + name, sourcemap: true }),
    ),
  )
  await Promise.all(
    readdirSync(LOCALES)
      .filter(name => name !== 'en.ts')
      .map(name =>
        build({ ...shared, stdin: { contents: words(name), resolveDir: root, loader: 'ts' }, outfile: `${dist}words/${name.replace('.ts', '.js')}` }),
      ),
  )
  return FILES.map(([name]) => {
    const code = readFileSync(dist + name)
    return { name, integrity: integrity(code), bytes: brotliCompressSync(code).length }
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const made of await bundle())
    console.log(`packages/script/dist/${made.name}  ${made.bytes} bytes (brotli)  integrity="${made.integrity}"`)
}
