/** One bundle as a user's bundler makes it: minified, compressed with brotli at its highest level. */
export interface Size {
  readonly name: string
  readonly code: string
  /** In bytes. A bundle more than 6% smaller fails too: then the limit is loose and would let it grow back unseen. */
  readonly limit: number
}

/** What a page with one vendor is meant to cost, in bytes. Not reached yet: the limits below keep what has been, so that nothing grows unseen. */
export const GOAL = 5000

export const SIZES: readonly Size[] = [
  {
    name: 'core + hcaptcha',
    code: `export { createCaptcha } from '@catchcha/core'; export { hcaptcha } from '@catchcha/core/hcaptcha'`,
    limit: 7130,
  },
  {
    name: 'core + captchala',
    code: `export { createCaptcha } from '@catchcha/core'; export { captchala } from '@catchcha/core/captchala'`,
    limit: 8020,
  },
  {
    name: 'describe + English',
    code: `export { describe } from '@catchcha/core/messages'`,
    limit: 890,
  },
  {
    name: 'view + English',
    code: `export { createView } from '@catchcha/core/view'`,
    limit: 2650,
  },
]

/** Each adapter and the host names that betray it in a bundle. */
export const ADAPTERS = {
  hcaptcha: /hcaptcha\.com/,
  captchala: /captchala\.com|captcha-cdn\.net/,
  aicaptcha: /aicaptcha\\?\.net/,
} as const
