import { describe, expect, it } from 'vitest'
import { bytes } from '../shape/bytes.ts'

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
    1.26,
  ],
  [
    '<Captcha> with view and English, of react-hcaptcha',
    `export { Captcha } from '@catchcha/vue'; export { hcaptcha } from '@catchcha/core/hcaptcha'`,
    REACT,
    1.76,
  ],
  ['the drop-in, of react-hcaptcha', `export { default } from '@catchcha/vue/hcaptcha'`, REACT, 0.47],
  ['the drop-in, of vue3-hcaptcha, which settles nothing by itself', `export { default } from '@catchcha/vue/hcaptcha'`, VUE, 2.45],
] as const

describe('bytes', () => {
  it.each(SHARES)('%s', async (name, code, other, share) => {
    const [ours, theirs] = [await bytes(code), await bytes(other)]
    console.log(`${name.padEnd(64)} ${ours} bytes, ${(ours / theirs).toFixed(2)} of ${theirs}`)
    expect(ours / theirs).toBeLessThanOrEqual(share)
  })
})
