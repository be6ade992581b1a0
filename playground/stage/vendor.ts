import type { Provider } from '@catchcha/core'
import { captchala } from '@catchcha/core/captchala'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import type { Vendor } from '@catchcha/testing'
import type { StageChoice } from '../shared/choice.ts'
import { serverToken } from './site.ts'

const SCRIPTS: Readonly<Record<Vendor, string>> = {
  hcaptcha: 'js.hcaptcha.com/1/api.js',
  captchala: 'cdn.captcha-cdn.net/captchala-loader.js',
}

/** The other name of this machine: a vendor is never of the site's own origin. */
const OTHER: Readonly<Record<string, string>> = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }

/** Where the fake vendors answer: `<place>/js.hcaptcha.com/…`. */
export const fakes = (): string => `${location.protocol}//${OTHER[location.hostname] ?? location.hostname}:${location.port}/fake`

/** What tells the fakes which scenario to play. A device without a connection is the stage's own doing: once it is back, all is well. */
export const fakeQuery = ({ scenario, run, me, slow }: StageChoice): string =>
  String(
    new URLSearchParams({
      scenario: scenario === 'load-offline' ? 'pass' : scenario,
      run,
      ...(me && { auto: 'off' }),
      ...(slow && { slow: String(slow) }),
    }),
  )

/** The address of the fake vendor's script. */
export const fakeScript = (choice: StageChoice): string => `${fakes()}/${SCRIPTS[choice.vendor]}?${fakeQuery(choice)}`

/** The vendor with the options a site would give it. */
export function providerOf(choice: StageChoice): Provider {
  const { key, vendor, scenario } = choice
  const script = !key && scenario !== 'cl-second-host' ? { scriptUrl: fakeScript(choice) } : {} // its two hosts are part of that scenario
  if (vendor === 'hcaptcha') return hcaptcha({ sitekey: key || '10000000-ffff-ffff-ffff-000000000001', ...script })
  return captchala({
    appKey: key || 'app_key_of_the_playground',
    ...(scenario === 'cl-server-token' && { serverToken: () => serverToken(choice) }),
    ...script,
  })
}
