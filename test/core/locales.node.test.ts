import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LOCALES } from '@catchcha/core/messages'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = `${root}packages/core/src/messages/locales/`

it('every language has one file and one entry', () => {
  const { exports } = JSON.parse(readFileSync(`${root}packages/core/package.json`, 'utf8')) as {
    exports: Record<string, { default: string }>
  }
  const entries = Object.entries(exports).filter(([name]) => name.startsWith('./messages/'))
  expect(entries.map(([name]) => name.slice('./messages/'.length))).toEqual(LOCALES)
  expect(entries.map(([, { default: path }]) => path)).toEqual(LOCALES.map(tag => `./dist/messages/locales/${tag.toLowerCase()}.js`))
  expect(readdirSync(folder).sort()).toEqual(LOCALES.map(tag => `${tag.toLowerCase()}.ts`).sort())
})

it.each(LOCALES.filter(tag => tag !== 'en'))('the file of %s says how it was written, and that review is welcome', tag => {
  expect(readFileSync(`${folder}${tag.toLowerCase()}.ts`, 'utf8')).toMatch(/machine-assisted.+native speaker.+welcome/)
})

/** The languages in each file of a bundle. */
async function languages(code: string, splitting = false): Promise<string[][]> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: `${root}test` },
    tsconfig: `${root}tsconfig.json`,
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    splitting,
    outdir: root,
    write: false,
    logLevel: 'silent',
  })
  return outputFiles.map(({ text }) => LOCALES.filter(tag => text.includes(`lang:"${tag}"`)))
}

it('a bundle has only the languages that are used in it', async () => {
  expect(await languages(`export { describe, describeWait, pickLocale, LOCALES } from '@catchcha/core/messages'`)).toEqual([['en']])
  expect(await languages(`export { createView } from '@catchcha/core/view'`)).toEqual([['en']])
  expect(await languages(`export { de } from '@catchcha/core/messages/de'`)).toEqual([['de']])
})

it('a page that loads messages fetches each language alone', async () => {
  const chunks = await languages(`export { loadMessages } from '@catchcha/core/messages'`, true)
  const others = LOCALES.filter(tag => tag !== 'en')
  expect(chunks.flat().sort()).toEqual([...LOCALES].sort())
  expect(chunks.filter(list => list.some(tag => others.includes(tag as 'de'))).every(list => list.length === 1)).toBe(true)
})
