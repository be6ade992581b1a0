import { type Captcha, createCaptcha } from '@catchcha/core'
import { type End, type FakeScripts, fakeScripts, type Row, SCENARIOS, scenario } from '@catchcha/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { play } from '../contract/play.ts'
import { fakeFetch, fits, IN_BROWSER, PROVIDERS } from '../contract/rows.ts'

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

describe.each(['hcaptcha', 'captchala'] as const)('%s', vendor => {
  const rows = SCENARIOS.filter(({ id, vendors }) => vendors.includes(vendor) && !IN_BROWSER.includes(id)).map(({ id }) => id)

  it.each(rows)('%s ends as the fault table says', async id => {
    const row: Row = scenario(id)
    scripts = fakeScripts(window, id)
    vi.stubGlobal('fetch', fakeFetch(id))
    if (row.page === 'offline') vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    captcha = createCaptcha({ provider: PROVIDERS[vendor](id) })
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
