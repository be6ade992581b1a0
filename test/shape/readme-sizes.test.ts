import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { between, table } from '../bench/table.ts'
import { bytes } from './bytes.ts'
import { root } from './workspace.ts'

const HCAPTCHA = `export { hcaptcha } from '@catchcha/core/hcaptcha';`

const BUNDLES = [
  ['core + hCaptcha', `export { createCaptcha } from '@catchcha/core'; ${HCAPTCHA}`],
  ['core + CaptchaLa', `export { createCaptcha } from '@catchcha/core'; export { captchala } from '@catchcha/core/captchala'`],
  ['English words', `export { describe } from '@catchcha/core/messages'`],
  ['status view with English words', `export { createView } from '@catchcha/core/view'`],
  ['form guard', `export { guardForm } from '@catchcha/core/form'`],
  ['React hook, core and hCaptcha', `export { useCaptcha } from '@catchcha/react'; ${HCAPTCHA}`],
  ['React `<Captcha>` with view and English words, core and hCaptcha', `export { Captcha } from '@catchcha/react'; ${HCAPTCHA}`],
  ['React drop-in', `export { default } from '@catchcha/react/hcaptcha'`],
  ['`@hcaptcha/react-hcaptcha`, to compare', `export { default } from '@hcaptcha/react-hcaptcha'`],
  ['Vue composable, core and hCaptcha', `export { useCaptcha } from '@catchcha/vue'; ${HCAPTCHA}`],
  ['Vue drop-in', `export { default } from '@catchcha/vue/hcaptcha'`],
  ['`@hcaptcha/vue3-hcaptcha`, to compare', `export { default } from '@hcaptcha/vue3-hcaptcha'`],
  ['the file for a tag: both vendors, English, view, form guard, old markup', `import './packages/script/src/iife.ts'`, 'iife'],
] as const

const shown = (bytes: number): string => bytes.toLocaleString('en')

/** `UPDATE=1` writes the table. */
it('the front page has the sizes as they are, to one percent', async () => {
  const sizes = await Promise.all(BUNDLES.map(async ([name, code, format]) => [name, await bytes(code, format)] as const))
  const readme = readFileSync(`${root}README.md`, 'utf8')
  const rows = sizes.map(([name, size]) => [name, shown(size)])
  if (process.env['UPDATE']) return writeFileSync(`${root}README.md`, between(readme, 'sizes', table(['bundle', 'bytes'], rows)))
  const told = new Map(
    [...readme.matchAll(/^\| (.+?) \| ([\d,]+) \|$/gm)].map(([, name, size]) => [name, Number(size?.replaceAll(',', ''))]),
  )
  for (const [name, size] of sizes) expect(Math.abs(Number(told.get(name)) - size) / size, `${name}: ${shown(size)}`).toBeLessThan(0.01)
})
