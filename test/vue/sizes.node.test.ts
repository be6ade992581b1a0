import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a page pays for `code`, in bytes: minified, brotli at its highest level, the framework not counted. */
async function bytes(code: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['vue', 'react', 'react-dom', 'react/jsx-runtime'],
    write: false,
    logLevel: 'silent',
    tsconfig: `${root}tsconfig.json`, // our source, under the names users import
  })
  const text = outputFiles.map(file => file.text).join('')
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
}

const REACT = `export { default } from '@hcaptcha/react-hcaptcha'`
const VUE = `export { default } from '@hcaptcha/vue3-hcaptcha'`

/**
 * The most of another package's bytes that ours may have, measured in the same run. The goals are 0.85 for the composable and 1.25 for the
 * component: the core is not small enough for them yet, so these hold what has been reached.
 */
const SHARES = [
  [
    'composable, core and hCaptcha, of react-hcaptcha',
    `export { useCaptcha } from '@catchcha/vue'; export { hcaptcha } from '@catchcha/core/hcaptcha'`,
    REACT,
    1.21,
  ],
  [
    '<Captcha> with view and English, of react-hcaptcha',
    `export { Captcha } from '@catchcha/vue'; export { hcaptcha } from '@catchcha/core/hcaptcha'`,
    REACT,
    1.69,
  ],
  ['the drop-in, of react-hcaptcha', `export { default } from '@catchcha/vue/hcaptcha'`, REACT, 0.45],
  ['the drop-in, of vue3-hcaptcha, which settles nothing by itself', `export { default } from '@catchcha/vue/hcaptcha'`, VUE, 2.3],
] as const

describe('bytes', () => {
  it.each(SHARES)('%s', async (name, code, other, share) => {
    const [ours, theirs] = [await bytes(code), await bytes(other)]
    console.log(`${name.padEnd(64)} ${ours} bytes, ${(ours / theirs).toFixed(2)} of ${theirs}`)
    expect(ours / theirs).toBeLessThanOrEqual(share)
  })
})
