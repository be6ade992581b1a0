import { type CaptchalaOptions, captchala } from '@catchcha/core/captchala'
import type { Vendor } from '../vendor.ts'

/** The site's own server answers a POST with a server token as plain text. */
async function ask(url: string): Promise<string> {
  const answer = await fetch(url, { method: 'POST' })
  if (!answer.ok) throw new Error(`${url}: HTTP ${answer.status}`)
  return (await answer.text()).trim()
}

/** CaptchaLa's options as attributes, and an address for what is a function in JavaScript; the list is checked against `CaptchalaOptions` by a test. */
export const CAPTCHALA: Vendor = [
  ({ serverTokenUrl: url, ...options }) =>
    captchala({ ...options, ...(url ? { serverToken: () => ask(String(url)) } : {}) } as unknown as CaptchalaOptions),
  'app-key product=popup|float|embed|bind action server-token server-token-url bind-to theme{} script-url',
]
