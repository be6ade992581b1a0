import type { Accounts, FakeVerifiers } from '@catchcha/testing/server'

/** `@catchcha/server`; it is loaded through Vite, since Node cannot read its source. */
export type ServerPackage = typeof import('@catchcha/server')

/** The vendors, bound to this site's keys. */
export interface Providers {
  readonly hcaptcha: ReturnType<ServerPackage['hcaptcha']>
  readonly captchala: ReturnType<ServerPackage['captchala']>
}

/**
 * Binds the vendors to the fake services of a run. With a real key it binds them to the real ones, with the secret in `HCAPTCHA_SECRET` or
 * `CAPTCHALA_SECRET`; without that every verdict is `misconfigured`. A provider knows which tokens it has sent, so each run keeps its own.
 */
export function createProviders({ hcaptcha, captchala }: ServerPackage, accounts: Accounts) {
  const made = new WeakMap<FakeVerifiers, Map<string, Providers>>()
  const real = (key: string): Providers => ({
    hcaptcha: hcaptcha({ secret: process.env['HCAPTCHA_SECRET'], sitekey: key }),
    captchala: captchala({ appKey: key, appSecret: process.env['CAPTCHALA_SECRET'] }),
  })
  const fake = (verifiers: FakeVerifiers, origin: string): Providers => {
    const at = verifiers.endpoints(origin)
    return {
      hcaptcha: hcaptcha({ secret: accounts.hcaptcha.secret, endpoint: at.hcaptcha }),
      captchala: captchala({ ...accounts.captchala, endpoint: at.captchala, backupEndpoint: at.backup }),
    }
  }
  return (verifiers: FakeVerifiers, origin: string, key: string): Providers => {
    const own = made.get(verifiers) ?? new Map<string, Providers>()
    const providers = own.get(key) ?? (key ? real(key) : fake(verifiers, origin))
    made.set(verifiers, own.set(key, providers))
    return providers
  }
}
