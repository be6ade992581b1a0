import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { ADAPTERS, GOAL, SIZES } from './sizes.ts'
import { packages, root } from './workspace.ts'

/** Bundles from `dist`, as published: tsconfig's paths would lead to the source. */
async function bundle(code: string): Promise<{ code: string; files: string[] }> {
  const result = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
    tsconfigRaw: {},
    logLevel: 'silent',
  })
  return { code: result.outputFiles.map(({ text }) => text).join(''), files: Object.keys(result.metafile.inputs) }
}

const brotli = (code: string): number => brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length

describe('bytes', () => {
  it.each(SIZES)('$name stays at its limit of $limit', async ({ name, code, limit }) => {
    const size = brotli((await bundle(code)).code)
    console.log(`${name.padEnd(24)} ${String(size).padStart(6)} of ${limit} bytes, goal ${GOAL}`)
    expect(size, `${name} has outgrown its limit`).toBeLessThanOrEqual(limit)
    expect(size, `the limit is loose, tighten it to ${Math.ceil(size * 1.02)}`).toBeGreaterThanOrEqual(limit * 0.94)
  })
})

const core = packages.find(({ folder }) => folder === 'core')
const adapters = Object.entries(ADAPTERS).filter(([vendor]) => core?.entries.includes(`@catchcha/core/${vendor}`))

describe.each(adapters)('a bundle with the %s adapter', (vendor, ownHost) => {
  it('has no other vendor in it', async () => {
    const { code, files } = await bundle(
      `export { createCaptcha } from '@catchcha/core'; export { ${vendor} } from '@catchcha/core/${vendor}'`,
    )
    const foreign = Object.entries(ADAPTERS).filter(([other]) => other !== vendor)
    expect(code).toMatch(ownHost)
    expect(foreign.filter(([, host]) => host.test(code))).toEqual([])
    expect(foreign.filter(([other]) => files.some(file => file.includes(`/adapters/${other}`)))).toEqual([])
  })
})

it('the main door alone brings no vendor along', async () => {
  const { code } = await bundle(`export * from '@catchcha/core'`)
  expect(Object.entries(ADAPTERS).filter(([, host]) => host.test(code))).toEqual([])
})

describe('words', () => {
  /** The languages in each file that a bundler which splits would write. */
  const languages = async (code: string): Promise<string[][]> => {
    const { metafile } = await build({
      stdin: { contents: code, resolveDir: root },
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: 'unused',
      write: false,
      metafile: true,
      tsconfigRaw: {},
      logLevel: 'silent',
    })
    const files = new Set(Object.keys(metafile.outputs).filter(file => metafile.outputs[file]?.entryPoint === '<stdin>'))
    for (const file of files) for (const { path } of metafile.outputs[file]?.imports ?? []) files.add(path) // those that a page can come to
    return [...files].map(file =>
      Object.entries(metafile.outputs[file]?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
        bytesInOutput ? (/locales\/(.+)\.js$/.exec(path)?.[1] ?? []) : [],
      ),
    )
  }

  it('of English alone bring no other language', async () => {
    expect(await languages(`export { describe } from '@catchcha/core/messages'`)).toEqual([['en']])
  })

  it('of one language bring no other', async () => {
    expect(await languages(`export { fr } from '@catchcha/core/messages/fr'`)).toEqual([['fr']])
  })

  it('that are fetched by tag are one file for each language', async () => {
    const files = await languages(`export { loadMessages } from '@catchcha/core/messages'`)
    expect(files.every(({ length }) => length === 1)).toBe(true)
    expect(files).toHaveLength(32)
  })
})
