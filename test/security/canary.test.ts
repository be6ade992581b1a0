import { inspect } from 'node:util'
import { type Captcha, createCaptcha, failure, type Provider } from '@catchcha/core'
import { captchala } from '@catchcha/core/captchala'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { createView } from '@catchcha/core/view'
import { type FakeScripts, fakeScripts, SCENARIOS } from '@catchcha/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reload } from '../core/rig.ts'

/** A token and a secret go where the page sends them, and nowhere else: not into logs, events, errors, attributes, storage or addresses. */

const TOKEN = 'canary-token-8f3b6c1d'
const SERVER_TOKEN = 'sct_canary2a9e77'
const RQDATA = 'canary-rqdata-77d1c0'

/** What must not show, the fake vendor's own tokens among it. */
const canaries = new Set<string>()

const heard: string[] = []
const hear = (where: string, value: unknown): void =>
  void heard.push(`${where}: ${inspect(value, { depth: 4 })} ${typeof value === 'object' ? JSON.stringify(value) : ''}`)
let vendors: FakeScripts

beforeEach(() => {
  vi.useFakeTimers()
  reload()
  sessionStorage.clear()
  heard.length = 0
  canaries.clear()
  for (const canary of [SERVER_TOKEN, RQDATA]) canaries.add(canary)
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation((...all) => hear(`console.${name}`, all))
  vi.stubGlobal('fetch', (...all: unknown[]) => {
    hear('fetch', all)
    return Promise.reject(new Error('no network here'))
  })
  vi.stubGlobal('reportError', (error: unknown) => hear('reportError', error))
  vendors = fakeScripts(window)
})
afterEach(() => {
  vendors.stop()
  document.body.replaceChildren()
  document.head.replaceChildren()
  vi.useRealTimers()
})

/** Every attribute and text of ours in the page; what the vendor puts into its own frame and field is the vendor's. */
function hearPage(view: Element): void {
  hear('the view', view.outerHTML)
  for (const { src } of document.scripts) hear('a script', src)
  hear('the address', location.href)
  hear('storage', JSON.stringify({ ...sessionStorage, ...localStorage }))
  hear('the title', document.title)
}

const PROVIDERS: Readonly<Record<string, () => Provider>> = {
  hcaptcha: () => hcaptcha({ sitekey: 'site', size: 'invisible' }),
  captchala: () => captchala({ appKey: 'app', serverToken: () => Promise.resolve(SERVER_TOKEN) }),
}

async function live(captcha: Captcha, view: HTMLElement): Promise<void> {
  const undo = createView(view, captcha)
  captcha.subscribe(() => {
    const { status } = captcha.getSnapshot()
    hear('the state’s name', status)
    hearPage(view)
    throw new Error('the page itself')
  })
  captcha.mount(document.body.appendChild(document.createElement('div')))
  const outcome = captcha.execute({ rqdata: RQDATA })
  await vi.advanceTimersByTimeAsync(60_000)
  captcha.reset() // where a challenge is still open, the page gives up
  const answer = await outcome
  if (answer.ok) canaries.add(answer.token)
  else hear('a failure', answer)
  const thrown = captcha.submit(token => {
    canaries.add(token)
    throw new Error(`the app was sent ${token.length} characters`)
  })
  thrown.catch(error => hear('an exception', error))
  await vi.advanceTimersByTimeAsync(60_000)
  captcha.reset()
  await Promise.allSettled([thrown])
  hear('a refusal', captcha.reject({ success: false, 'error-codes': ['already-seen-response'] }))
  hearPage(view)
  undo()
  captcha.destroy()
}

describe.each(Object.entries(PROVIDERS))('%s', (vendor, provider) => {
  const rows = SCENARIOS.filter(
    ({ vendors, group }) => vendors.includes(vendor as never) && ['running', 'tokens', 'captchala'].includes(group),
  )

  it.each(rows.map(({ id }) => id))('%s shows no token and no secret', async id => {
    vendors.play(id)
    const view = document.body.appendChild(document.createElement('section'))
    const errors: unknown[] = []
    const note = (error: unknown): void => void errors.push(error)
    process.on('unhandledRejection', note)
    await live(createCaptcha({ provider: provider(), onEvent: event => hear('an event', event), retry: { delay: 100 } }), view)
    process.off('unhandledRejection', note)
    expect(heard.length).toBeGreaterThan(5)
    const all = heard.join('\n')
    for (const canary of canaries) for (const part of [canary, btoa(canary), encodeURIComponent(canary)]) expect(all).not.toContain(part)
    expect(errors).toEqual([])
    if (id === 'pass')
      expect(canaries.size, heard.filter(text => text.startsWith('a failure') || text.startsWith('an event')).join('\n')).toBeGreaterThan(2) // a token was there to be shown
  })
})

it('a vendor that puts a token into its errors is cut short', () => {
  const long = `${TOKEN}.${'a1b2c3d4'.repeat(8)}`
  for (const make of Object.values(PROVIDERS))
    for (const value of [long, new Error(`failed with ${long}`), { code: long }, { error: { message: long } }, { cause: long }])
      expect(JSON.stringify(failure(make().adapter.classify(value)))).not.toContain(long)
})

it('this suite would notice a token in an event', () => {
  hear('an event', { failure: { detail: TOKEN } })
  expect(heard.join()).toContain(TOKEN)
})
