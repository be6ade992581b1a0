import type { HCaptchaElement } from '@catchcha/script/hcaptcha'
import type { Play } from '@catchcha/testing'
import { expect, it } from 'vitest'
import { FAILED_LOAD } from './rows.ts'
import { all, HUMAN, openPlain, type Plain, type PlainOptions, STRICT, tokenOf } from './script-stage.ts'

/** An event as a page sees it: its name, whose it is, and what is directly on it. */
interface Heard {
  readonly type: string
  readonly id: string
  readonly token?: string
  readonly eKey?: string
  readonly error?: string
}

const EVENTS = ['loaded', 'verified', 'expired', 'challenge-expired', 'opened', 'closed', 'error']
const HEAR = `const heard = []
  for (const type of ${JSON.stringify(EVENTS)}) addEventListener(type, event => { // they do not bubble
    const { target: { id, localName }, token, eKey, key, error } = event
    if (localName === 'h-captcha') heard.push({ type, id, token, eKey, key, error })
  }, true)`
const HEAD = `<script>${HEAR}</script><script src="/h-captcha.js" defer></script>`
const CHECKBOX = '<h-captcha id="a" sitekey="site"></h-captcha>'
const INVISIBLE = '<h-captcha id="a" sitekey="site" size="invisible"></h-captcha>'
const TOKEN = expect.stringMatching(/^P1_/)
const VERIFIED = { type: 'verified', id: 'a', token: TOKEN, eKey: expect.stringMatching(/./), key: expect.stringMatching(/./) }

/** Longer than all attempts to fetch a script that does not come. */
const LONG = { timeout: 10_000 }

interface Page extends Plain {
  heard(): Promise<Heard[]>
  types(): Promise<string[]>
  /** Calls a method of the element; what its promise comes to, as `{ response }` or `{ rejected }`. */
  call(code: string): Promise<unknown>
  element(act: (element: HCaptchaElement) => unknown): Promise<unknown>
}

async function open(options: Partial<PlainOptions> & { readonly play?: Play } = {}): Promise<Page> {
  const plain = await openPlain({ head: HEAD, body: INVISIBLE, ...options })
  const heard = (): Promise<Heard[]> => plain.page.evaluate('heard') as Promise<Heard[]>
  return {
    ...plain,
    heard,
    types: async () => (await heard()).map(({ type }) => type),
    call: code =>
      plain.page.evaluate(`Promise.resolve(document.querySelector('h-captcha').${code}).catch(reason => ({ rejected: String(reason) }))`),
    element: act => plain.page.$eval('h-captcha', act as never),
  }
}
const hears = (page: Page, ...types: string[]) => expect.poll(page.types, LONG).toEqual(types)
const widgets = ({ page }: Plain): Promise<number> => page.locator('[data-hcaptcha-widget-id]').count()
const scripts = ({ vendors }: Plain): number => vendors.requests.filter(({ path }) => path === '/1/api.js').length
const challenge = ({ page }: Plain, name: 'Solve' | 'Close') => page.getByRole('dialog').getByRole('button', { name })

it('a person’s tick is `verified`, with token and eKey on the event itself, and the form has the token', async () => {
  const page = await open({ body: `<form method="post" action="/post">${CHECKBOX}<button>Go</button></form>` })
  await hears(page, 'loaded')
  await page.page.frameLocator('iframe').getByRole('checkbox').click()
  await hears(page, 'loaded', 'verified')
  const [, verified] = await page.heard()
  expect(verified).toEqual(VERIFIED)
  await page.page.getByText('Go').click()
  await page.page.getByText('Thank you').waitFor()
  expect(tokenOf(page.posts[0])).toBe(verified?.token)
  expect(all(page.posts[0], 'g-recaptcha-response')).toEqual([verified?.token])
})

it('a challenge is `opened`, then `closed` by the person or `verified`; a promise that nobody looks at is no unhandled rejection', async () => {
  const page = await open({ body: CHECKBOX, play: HUMAN })
  await hears(page, 'loaded')
  await page.page.evaluate(`void document.querySelector('h-captcha').executeAsync()`)
  await challenge(page, 'Close').click()
  await hears(page, 'loaded', 'opened', 'closed')
  await page.page.frameLocator('iframe').getByRole('checkbox').click()
  await challenge(page, 'Solve').click()
  await hears(page, 'loaded', 'opened', 'closed', 'opened', 'verified')
})

it('execute() and executeAsync() run at once where the widget is ready, and else as soon as it is', async () => {
  const answer = { response: TOKEN, key: expect.stringMatching(/./) }
  const page = await open({
    head: `<script>${HEAR}</script>`,
    body: `${INVISIBLE}${INVISIBLE.replace('"a"', '"b"')}<script src="/h-captcha.js"></script><script>
      document.querySelector('#a').execute(); const early = document.querySelector('#b').executeAsync()</script>`,
  })
  expect(await page.page.evaluate('early')).toEqual(answer)
  await hears(page, 'loaded', 'loaded', 'verified', 'verified')
  expect(await page.call('execute()')).toBeUndefined()
  await hears(page, 'loaded', 'loaded', 'verified', 'verified', 'verified')
  expect(await page.call('executeAsync()')).toEqual(answer)
  const tokens = (await page.heard()).flatMap(({ token = [] }) => token)
  expect(new Set(tokens).size).toBe(4)
})

/** What a run plays, what is told of it, and what its promise is rejected with. */
const ENDS = [
  [[{ do: 'open' }, { do: 'close' }], ['opened', 'closed'], 'challenge-closed'],
  [[{ do: 'open' }, { do: 'chal-expired' }], ['opened', 'challenge-expired'], 'challenge-expired'],
  [[{ do: 'error', code: 'rate-limited' }], ['error'], 'rate-limited'],
  [[{ do: 'error', code: 'network-error' }], ['error'], 'network-error'],
] as const
it('each way that a run ends is told by its event and by its promise, and the next run passes', async () => {
  const page = await open({ play: { hcaptcha: { runs: ENDS.flatMap(([steps]) => [steps, [{ do: 'pass' }]]) } } })
  const told = ['loaded']
  await hears(page, ...told)
  for (const [, events, code] of ENDS) {
    expect(await page.call('executeAsync()')).toEqual({ rejected: code })
    told.push(...events)
    await hears(page, ...told)
    const last = (await page.heard()).at(-1)
    expect(last?.error).toBe(last?.type === 'error' ? code : undefined)
    await page.call('execute()')
    told.push('verified')
    await hears(page, ...told)
  }
})

it('a vendor that throws is an `error` with its code, and a widget that died of one is replaced for the next run', async () => {
  const runs = [
    [{ do: 'throw', code: 'internal-error' }],
    [{ do: 'error', code: 'challenge-error', dead: true }],
    [{ do: 'pass' }],
  ] as const
  const page = await open({ play: { hcaptcha: { runs } } })
  await hears(page, 'loaded')
  await page.call('execute()')
  await hears(page, 'loaded', 'error')
  await page.call('execute()')
  await hears(page, 'loaded', 'error', 'error')
  await page.call('execute()')
  await hears(page, 'loaded', 'error', 'error', 'loaded', 'verified')
  expect((await page.heard()).flatMap(({ error = [] }) => error)).toEqual(['internal-error', 'challenge-error'])
  expect(await widgets(page)).toBe(1)
})

it('a token that runs out is `expired`, and gone from the form', async () => {
  const page = await open({ play: { hcaptcha: { life: 300 } } })
  await hears(page, 'loaded')
  await page.call('execute()')
  await hears(page, 'loaded', 'verified', 'expired')
  expect(await page.page.locator('[name=h-captcha-response]').inputValue()).toBe('')
})

it('a script that is refused ends in one `error`, and a run afterwards fetches it anew', async () => {
  const page = await open({ play: { network: { kind: 'refused' } }, expected: FAILED_LOAD })
  expect(await page.call('executeAsync()')).toEqual({ rejected: 'Error: script-error' })
  await expect.poll(() => scripts(page), LONG).toBe(3)
  await expect.poll(() => page.page.locator('script[src*="api.js"]').count(), LONG).toBe(0)
  expect(await page.heard()).toEqual([{ type: 'error', id: 'a', error: 'script-error' }])
  page.vendors.play('pass')
  await page.call('execute()')
  await hears(page, 'error', 'loaded', 'verified')
})

it('reset() takes the token away and ends the run that somebody waits for', async () => {
  const page = await open({ play: { hcaptcha: { runs: [[{ do: 'pass' }], [{ do: 'open' }], [{ do: 'pass' }]] } } })
  await hears(page, 'loaded')
  await page.call('executeAsync()')
  await page.call('reset()')
  expect(await page.page.locator('[name=h-captcha-response]').inputValue()).toBe('')
  const pending = page.call('executeAsync()')
  await hears(page, 'loaded', 'verified', 'opened')
  await page.call('reset()')
  expect(await pending).toEqual({ rejected: 'Error: hcaptcha-reset' })
  expect(await page.call('executeAsync()')).toMatchObject({ response: TOKEN })
})

it('two on a page share one script, and each tells of its own', async () => {
  const page = await open({ body: CHECKBOX + CHECKBOX.replace('"a"', '"b"') })
  await hears(page, 'loaded', 'loaded')
  await page.page.frameLocator('#b iframe').getByRole('checkbox').click()
  await hears(page, 'loaded', 'loaded', 'verified')
  await page.call('execute()')
  await hears(page, 'loaded', 'loaded', 'verified', 'verified')
  expect((await page.heard()).slice(2).map(({ id }) => id)).toEqual(['b', 'a'])
  const tokens = await page.page
    .locator('[name=h-captcha-response]')
    .evaluateAll(all => all.map(field => (field as HTMLTextAreaElement).value))
  expect(tokens).toEqual([TOKEN, TOKEN])
  expect(new Set(tokens).size).toBe(2)
  expect(scripts(page)).toBe(1)
})

it('taken out, in the middle of a run too, it leaves nothing; back in, it has a new widget', async () => {
  const page = await open({ play: HUMAN })
  await hears(page, 'loaded')
  const nodes = () => page.page.locator('[data-hcaptcha-widget-id], [data-fake-challenge], textarea').count()
  const run = await page.page.evaluateHandle(() => {
    const element = document.querySelector('h-captcha') as HCaptchaElement
    Reflect.set(window, 'element', element)
    return { end: element.executeAsync().catch(String) }
  })
  await hears(page, 'loaded', 'opened')
  await page.page.evaluate('element.remove()')
  expect(await run.evaluate(({ end }) => end)).toBe('Error: hcaptcha-removed')
  expect(await nodes()).toBe(0)
  await page.page.evaluate('document.body.append(element)')
  await hears(page, 'loaded', 'opened', 'loaded')
  await page.page.evaluate('element.execute()')
  await challenge(page, 'Solve').click()
  await hears(page, 'loaded', 'opened', 'loaded', 'opened', 'verified')
  expect(scripts(page)).toBe(1)
})

it('taken out before the script is there, it is not rendered', async () => {
  const page = await open({ play: { network: { kind: 'slow', ms: 300 } } })
  await page.page.waitForSelector('script[src*="api.js"]', { state: 'attached' })
  await page.page.evaluate(() => document.querySelector('h-captcha')?.remove())
  await page.page.waitForFunction('window.hcaptcha')
  await page.page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('h-captcha'), { id: 'b' }))
    document.querySelector('h-captcha')?.setAttribute('sitekey', 'site')
  })
  await expect.poll(page.heard, LONG).toEqual([{ type: 'loaded', id: 'b' }])
  expect(await page.page.evaluate(() => window.__fakeHCaptcha?.widgets().length)).toBe(1)
})

it('with auto-render="false" it is `loaded` and waits for render(), whose options are all there is', async () => {
  const page = await open({
    body: `<h-captcha id="a" sitekey="site" auto-render="false" theme="dark"></h-captcha>${CHECKBOX.replace('"a"', '"b"')}`,
  })
  await hears(page, 'loaded', 'loaded')
  expect(await widgets(page)).toBe(1)
  await page.call('render({ sitekey: "late", size: "invisible" })')
  const [, options] = await page.page.evaluate(() => (window.__fakeHCaptcha?.calls ?? []).map(({ args }) => args[1]))
  expect(options).toMatchObject({ sitekey: 'late', size: 'invisible' })
  expect(options).not.toHaveProperty('theme')
  expect(await page.call('executeAsync()')).toMatchObject({ response: TOKEN })
})

it('takes the vendor’s global where the site’s own tag has loaded it', async () => {
  const page = await open({ head: `<script src="https://js.hcaptcha.com/1/api.js?render=explicit"></script>${HEAD}` })
  await hears(page, 'loaded')
  expect(scripts(page)).toBe(1)
})

it('made by a script of the page, with everything set before it is put in, it is like any other', async () => {
  const page = await open({ body: '' })
  await page.page.evaluate(() => {
    const element = document.createElement('h-captcha')
    for (const [name, value] of Object.entries({ id: 'a', 'site-key': 'site', size: 'compact', hl: 'de', tabindex: '3' }))
      element.setAttribute(name, value)
    document.body.append(element)
  })
  await hears(page, 'loaded')
  await page.element(element => element.setAttribute('theme', 'dark'))
  await hears(page, 'loaded', 'loaded')
  expect(await widgets(page)).toBe(1)
  const options = await page.page.evaluate(() =>
    window.__fakeHCaptcha?.calls.filter(({ method }) => method === 'render').map(({ args }) => args[1]),
  )
  expect(options).toMatchObject([{ sitekey: 'site', size: 'compact', hl: 'de', tabindex: 3 }, { theme: 'dark' }])
})

it('under a strict policy it needs the nonce of its own tag and the Trusted Types policy "catchcha", and nothing else', async () => {
  const page = await open({
    head: `<script nonce="abc">${HEAR}
      document.addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective + event.blockedURI))</script>
      <script src="/h-captcha.js" nonce="abc" defer></script>`,
    headers: STRICT,
    body: CHECKBOX,
  })
  await hears(page, 'loaded')
  await page.page.frameLocator('iframe').getByRole('checkbox').click()
  await hears(page, 'loaded', 'verified')
})
