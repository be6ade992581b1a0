import { explain } from '@catchcha/codes'
import { expect, it } from 'vitest'

/** What the core can say of a script or a widget without a word of the vendor's. */
const OWN = ['http-403', 'http-404', 'http-429', 'http-503', 'load-timeout', 'load-blocked', 'vendor-missing', 'csp', 'missing-script-url']

it.each(OWN)('%s is explained in the words of the page, where it stops a widget', code => {
  const [entry, ...rest] = explain(code, { system: 'catchcha', side: 'widget' })
  expect(rest).toEqual([])
  expect(entry?.fix).toBeTruthy()
  expect(entry?.meaning).not.toMatch(/redirect|endpoint|server’s way out/)
})
