import { calm } from '../calm.ts'
import { page } from '../page.ts'
import { NAME } from './cause.ts'

interface TrustedTypes {
  trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown } }
}

/** The address through our policy, where the page has Trusted Types and lets us make one; where it does not, setting the address will tell. */
export function trusted(window: object, url: string): string {
  const shared = page()
  const rules = { createScriptURL: (url: string): string => url }
  shared.policy ??= calm(() => (window as TrustedTypes).trustedTypes?.createPolicy(NAME, rules)) || undefined
  return (shared.policy?.createScriptURL(url) ?? url) as string
}
