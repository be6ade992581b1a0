import type { Provider, State } from '@catchcha/core'
import { captchala } from '@catchcha/core/captchala'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { type End, type Row, type ScenarioId, scenario, type Vendor } from '@catchcha/testing'

/** These need a network, a policy, layout or a real form: `test/browser` plays them. */
export const IN_BROWSER: readonly ScenarioId[] = ['load-csp', 'load-extension', 'dialog', 'cl-buttons']

/** Each vendor, as a row of the fault table wants it. */
export const PROVIDERS: Record<Vendor, (id: ScenarioId) => Provider> = {
  hcaptcha: () => hcaptcha({ sitekey: 'site', size: 'invisible' }),
  captchala: id => captchala({ appKey: 'app', ...(id === 'cl-server-token' && { serverToken: async () => 'sct_new' }) }),
}

/** Asks the network a page has in this scenario: what refuses a script refuses a probe, too. */
export const fakeFetch =
  (id: ScenarioId) =>
  async (url: string): Promise<Response> => {
    const { network, page }: Row = scenario(id)
    if (page === 'offline' || (network?.kind === 'refused' && !url.startsWith(location.origin))) throw new TypeError('Failed to fetch')
    return new Response(null, { status: 200 })
  }

/** Whether a captcha ended as a row says. */
export const fits = (state: State, end: End): boolean => {
  const { status, code, ...rest } = end
  const failure = 'failure' in state ? state.failure : undefined
  const wanted = { ...rest, ...(code && code !== 'aborted' && { code }) }
  return state.status === status && Object.entries(wanted).every(([name, value]) => failure?.[name as 'code'] === value)
}
