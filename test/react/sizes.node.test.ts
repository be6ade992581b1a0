import { describe, expect, it } from 'vitest'
import { bytes } from '../shape/bytes.ts'

/**
 * Shares of the package that the drop-in stands in for, measured in the same run. The goals are 0.85 for the hook and 1.25 for the component: the
 * core is not small enough for them yet, so these hold what has been reached.
 */
const SHARES = [
  ['hook, core and hCaptcha', `export { useCaptcha } from '@catchcha/react'; export { hcaptcha } from '@catchcha/core/hcaptcha'`, 1.23],
  [
    '<Captcha> with view and English',
    `export { Captcha } from '@catchcha/react'; export { hcaptcha } from '@catchcha/core/hcaptcha'`,
    1.68,
  ],
  ['the drop-in', `export { default } from '@catchcha/react/hcaptcha'`, 0.55],
  ['the drop-in with its provider', `export * from '@catchcha/react/hcaptcha'; export { default } from '@catchcha/react/hcaptcha'`, 0.64],
] as const

describe('bytes', async () => {
  const original = await bytes(`export { default } from '@hcaptcha/react-hcaptcha'`)

  it.each(SHARES)('%s', async (name, code, share) => {
    const size = await bytes(code)
    console.log(`${name.padEnd(32)} ${size} bytes, ${(size / original).toFixed(2)} of the original's ${original}`)
    expect(size / original).toBeLessThanOrEqual(share)
  })
})
