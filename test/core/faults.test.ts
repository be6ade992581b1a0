import { type Captcha, createCaptcha, type Provider, type State } from '@catchcha/core'
import { captchala } from '@catchcha/core/captchala'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { type End, type FakeScripts, fakeScripts, type Row, SCENARIOS, type ScenarioId, scenario, type Vendor } from '@catchcha/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { play } from '../contract/play.ts'

/** These need a network, a policy, layout or a real form: `test/browser` plays them. */
const IN_BROWSER: readonly ScenarioId[] = ['load-csp', 'load-extension', 'dialog', 'cl-buttons']

let scripts: FakeScripts
let captcha: Captcha
let element: HTMLElement
let reported: unknown[]

beforeEach(() => {
  vi.useFakeTimers()
  reported = []
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
  sessionStorage.clear()
  for (const name of ['hcaptcha', 'grecaptcha', 'Captchala', 'loadCaptchala']) Reflect.deleteProperty(window, name) // a second copy outlives the fake that made it
  delete (globalThis as { [key: symbol]: unknown })[Symbol.for('catchcha')]
  element = document.body.appendChild(document.createElement('div'))
})

afterEach(() => {
  captcha.destroy()
  scripts.stop()
  element.remove()
  expect(document.querySelectorAll('script, body > *')).toHaveLength(0)
  expect(Object.keys(window).filter(name => /catchcha/i.test(name))).toEqual([])
  vi.useRealTimers()
})

const providers: Record<Vendor, (id: ScenarioId) => Provider> = {
  hcaptcha: () => hcaptcha({ sitekey: 'site', size: 'invisible' }),
  captchala: id => captchala({ appKey: 'app', ...(id === 'cl-server-token' && { serverToken: async () => 'sct_new' }) }),
}

/** Asks the network a page has in this scenario: what refuses a script refuses a probe, too. */
const fakeFetch = (id: ScenarioId) => async (url: string) => {
  const { network, page }: Row = scenario(id)
  if (page === 'offline' || (network?.kind === 'refused' && !url.startsWith(location.origin))) throw new TypeError('Failed to fetch')
  return new Response(null, { status: 200 })
}

const fits = (state: State, end: End): boolean => {
  const { status, code, ...rest } = end
  const failure = 'failure' in state ? state.failure : undefined
  const wanted = { ...rest, ...(code && code !== 'aborted' && { code }) }
  return state.status === status && Object.entries(wanted).every(([name, value]) => failure?.[name as 'code'] === value)
}

describe.each(['hcaptcha', 'captchala'] as const)('%s', vendor => {
  const rows = SCENARIOS.filter(({ id, vendors }) => vendors.includes(vendor) && !IN_BROWSER.includes(id)).map(({ id }) => id)

  it.each(rows)('%s ends as the fault table says', async id => {
    const row: Row = scenario(id)
    scripts = fakeScripts(window, id)
    vi.stubGlobal('fetch', fakeFetch(id))
    if (row.page === 'offline') vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    captcha = createCaptcha({ provider: providers[vendor](id) })
    if (row.page === 'throwing-listener')
      captcha.subscribe(() => {
        throw new Error('the page itself')
      })
    const seen: string[] = []
    captcha.subscribe(() => seen.push(captcha.getSnapshot().status))
    const undo = captcha.mount(element)
    const outcomes = await play(id, vendor, { captcha, unmount: undo })
    const ends = [row.ends].flat() as End[]
    const state = captcha.getSnapshot()
    expect(
      ends.some(end => fits(state, end)),
      `${JSON.stringify(state)} after ${seen.join(' ')}, outcomes ${JSON.stringify(outcomes)}`,
    ).toBe(true)
    if (ends.every(({ code }) => code === 'aborted'))
      expect(outcomes[0]).toMatchObject({ ok: false, failure: { kind: 'cancelled', code: 'aborted' } })
    expect(reported.length > 0).toBe(row.page === 'throwing-listener')
    captcha.destroy()
    expect(vi.getTimerCount(), 'timers after destroy').toBe(0)
  })
})
