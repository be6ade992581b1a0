import type { Provider } from '@catchcha/core'
import { namesOf, readAttributes } from './attributes.ts'
import { misconfigured } from './misconfigured.ts'
import { VENDORS } from './vendors.ts'

/** Every attribute that makes a provider. */
export const PROVIDER_ATTRIBUTES: readonly string[] = ['vendor', ...Object.values(VENDORS).flatMap(([, spec]) => namesOf(spec))]

/** The vendor and its options as attributes say it; where they cannot be meant, a provider that tells the site's owner what to do. */
export function readProvider(get: (name: string) => string | null): Provider {
  const name = get('vendor') ?? ''
  const [make, spec] = (Object.hasOwn(VENDORS, name) && VENDORS[name]) || []
  if (!make || !spec) return misconfigured('catch-captcha', 'bad-vendor', `Set vendor to ${Object.keys(VENDORS).join(' or ')}.`)
  const { options, wrong } = readAttributes(get, spec)
  const [first] = wrong
  return first ? misconfigured(name, first[0], wrong.map(([, detail]) => detail).join(' ')) : make(options)
}
