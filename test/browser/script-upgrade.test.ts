import { describe, expect, it } from 'vitest'
import { all, CHECKBOX, HUMAN, openPlain, type Plain, tokenOf } from './script-stage.ts'

const UPGRADE = '<script src="/catchcha.js" data-upgrade defer></script>'
const theirs = (rest = 'async defer', query = ''): string => `<script src="https://js.hcaptcha.com/1/api.js${query}" ${rest}></script>`
/** Functions of the page that write down what they are called with. */
const HEAR = `<script>const heard = []; for (const name of ['passed', 'tooOld', 'timedOut', 'shown', 'shut', 'failed'])
  window[name] = (...given) => heard.push([name, ...given])</script>`
const NAMES =
  'data-callback="passed" data-expired-callback="tooOld" data-chalexpired-callback="timedOut" data-open-callback="shown" data-close-callback="shut" data-error-callback="failed"'
const box = (more = ''): string => `<div class="h-captcha" data-sitekey="old" ${more}></div>`
const form = (inner: string): string => `<form method="post" action="/post">${inner}<button name="go" value="x">Go</button></form>`
const heard = ({ page }: Plain): Promise<unknown[]> => page.evaluate('heard') as Promise<unknown[]>
const scripts = ({ vendors }: Plain): number => vendors.requests.filter(({ path }) => path === '/1/api.js').length
const widgets = ({ page }: Plain): Promise<number> => page.locator('[data-hcaptcha-widget-id]').count()

describe('old markup', () => {
  const HEADS = [
    ['before ours', theirs() + UPGRADE],
    ['after ours', UPGRADE + theirs()],
    ['before ours and at once', theirs('') + UPGRADE],
    ['after ours and at once', UPGRADE.replace(' defer', '') + theirs('')],
    ['nowhere', UPGRADE],
    ['before ours, which is there twice', theirs() + UPGRADE + UPGRADE],
  ] as const
  it.each(HEADS)('is taken over with the site’s own tag %s: one script, one widget, one token under the old names', async (_, head) => {
    const plain = await openPlain({ head: HEAR + head, body: form(box(NAMES)) })
    await plain.until('ready')
    expect(await widgets(plain)).toBe(1)
    await plain.page.frameLocator('iframe').getByRole('checkbox').click()
    await plain.until('solved')
    await expect.poll(() => heard(plain)).toEqual([['passed', expect.stringMatching(/_/)]])
    await plain.page.waitForFunction(() => document.querySelector('.h-captcha')) // the page's own styles apply
    expect(await widgets(plain)).toBe(1)
    await plain.page.getByText('Go').click()
    await plain.page.getByText('Thank you').waitFor()
    const token = tokenOf(plain.posts[0])
    expect(all(plain.posts[0], 'g-recaptcha-response')).toEqual([token])
    expect(all(plain.posts[0], 'go')).toEqual(['x'])
    expect(scripts(plain)).toBe(1)
  })

  it('keeps its class where no tag of the page’s could render it', async () => {
    const plain = await openPlain({
      head: `${UPGRADE}<script>window.seen = []
        addEventListener('DOMContentLoaded', () => new MutationObserver(list => seen.push(list[0].attributeName)).observe(document.querySelector('.h-captcha'), { attributes: true }), true)</script>`,
      body: form(box()),
    })
    await plain.until('ready')
    expect(await plain.page.evaluate('[seen, document.querySelectorAll(".h-captcha").length]')).toEqual([[], 1])
  })

  it('is rendered once, by us, however late the page’s own tag comes, and has its class again then', async () => {
    const plain = await openPlain({
      head: theirs() + UPGRADE,
      body: form(box()),
      play: { network: { kind: 'slow', ms: 1_800 } },
    })
    await plain.until('ready')
    await plain.page.waitForFunction(() => document.querySelector('.h-captcha'))
    const renders = await plain.page.evaluate(() => window.__fakeHCaptcha?.calls.filter(({ method }) => method === 'render').length)
    expect([renders, await widgets(plain), scripts(plain)]).toEqual([1, 1, 1])
  })

  it('is taken over also while our own tag loads for an element beside it', async () => {
    const plain = await openPlain({
      head: UPGRADE,
      body: CHECKBOX + form(box()),
      play: { network: { kind: 'slow', ms: 300 } },
    })
    await plain.until('ready', 1)
    expect([await widgets(plain), scripts(plain)]).toEqual([2, 1])
  })

  it('hands every documented attribute on, and nothing else of the page is changed', async () => {
    const plain = await openPlain({
      head: UPGRADE,
      body: `<p>${box('id="c" data-theme="dark" data-size="compact" data-tabindex="3" data-hl="de" data-other="x" style="margin: 1px"')}</p>`,
    })
    await plain.until('ready')
    const [call] = await plain.page.evaluate(() => (window.__fakeHCaptcha?.calls ?? []).map(({ args }) => args[1]))
    expect(call).toMatchObject({ sitekey: 'old', theme: 'dark', size: 'compact', tabindex: 3, hl: 'de' })
    await plain.page.waitForFunction(() => document.querySelector('.h-captcha'))
    const left = await plain.page.evaluate(() => {
      const host = document.querySelector('#c')?.cloneNode(true) as HTMLElement
      host.querySelector('catch-captcha')?.remove()
      return host.outerHTML
    })
    expect(left).toBe(
      '<div class="h-captcha" data-sitekey="old" id="c" data-theme="dark" data-size="compact" data-tabindex="3" data-hl="de" data-other="x" style="margin: 1px"></div>',
    )
  })

  it('tells the page by its callbacks what happened, in the vendor’s words', async () => {
    const plain = await openPlain({
      head: HEAR + UPGRADE,
      body: box(`data-size="invisible" ${NAMES}`),
      play: {
        hcaptcha: {
          runs: [[{ do: 'open' }, { do: 'close' }], [{ do: 'chal-expired' }], [{ do: 'error', code: 'rate-limited' }]],
        },
      },
    })
    await plain.until('ready')
    await plain.page.evaluate('hcaptcha.execute()')
    await plain.until('cancelled')
    expect(await plain.page.evaluate(`hcaptcha.execute({ async: true }).catch(code => code)`)).toBe('challenge-expired')
    await plain.page.evaluate('hcaptcha.execute()')
    await plain.until('rate-limited')
    expect(await heard(plain)).toEqual([['shown'], ['shut'], ['timedOut'], ['failed', 'rate-limited']])
  })
})

describe('old ways to send', () => {
  const ACT = [
    ['a button of the class', `<button class="h-captcha" data-sitekey="old" data-callback="go">Send</button>`],
    [
      'execute() in a submit handler',
      `${box('data-size="invisible" data-callback="go"')}<button>Send</button><script>document.forms[0].onsubmit = event => { event.preventDefault(); hcaptcha.execute() }</script>`,
    ],
    [
      'execute() in a click handler',
      `${box('data-size="invisible" data-callback="go"')}<button type="button" onclick="hcaptcha.execute()">Send</button>`,
    ],
  ] as const
  it.each(ACT)('%s: one challenge, and the callback’s form.submit() posts its token', async (_, inner) => {
    const plain = await openPlain({
      head: `<script>const tokens = []; function go(token) { tokens.push(token); sessionStorage.setItem('tokens', tokens); document.forms[0].submit() }</script>${UPGRADE}${theirs()}`,
      body: `<form method="post" action="/post">${inner}</form>`,
      play: HUMAN,
    })
    await plain.until('ready')
    await plain.page.getByText('Send').click()
    await plain.page.getByRole('dialog').getByText('Solve').click()
    await plain.page.getByText('Thank you').waitFor()
    expect(plain.posts).toHaveLength(1)
    expect(await plain.page.evaluate(() => sessionStorage.getItem('tokens'))).toBe(tokenOf(plain.posts[0]))
  })

  it('a callback that sends the token by itself leaves the widget armed for the next one', async () => {
    const plain = await openPlain({
      head: `<script>function go(token) { fetch('/fetched', { method: 'POST', body: new URLSearchParams({ 'h-captcha-response': token }) }) }</script>${UPGRADE}`,
      body: `<form method="post"><button class="h-captcha" data-sitekey="old" data-callback="go">Send</button></form>`,
    })
    for (const times of [1, 2]) {
      await plain.until('ready')
      await plain.page.getByText('Send').click()
      await expect.poll(() => plain.posts.length).toBe(times)
    }
    expect(tokenOf(plain.posts[0])).not.toBe(tokenOf(plain.posts[1]))
  })
})

describe('old markup that cannot be meant', () => {
  it.each([
    ['alert(1)', /no name of a function/],
    ['a.b', /no name of a function/],
    ['eval', /run its argument/],
    ['setTimeout', /run its argument/],
    ['missing', /no function of that name/],
    ['location', /no function of that name/],
  ])('data-callback="%s" is told of, and never evaluated', async (name, line) => {
    const plain = await openPlain({
      head: `<script>alert = () => { throw new Error('evaluated') }</script>${UPGRADE}`,
      body: form(box(`data-callback="${name}"`)),
      expected: [/^console: \[catchcha\]/],
    })
    await plain.page.getByText('It is not your fault').waitFor()
    expect(plain.faults).toEqual([expect.stringMatching(/bad-callback/)])
    expect(plain.faults).toEqual([expect.stringMatching(line)])
  })

  it('a function that a later script defines is found', async () => {
    const plain = await openPlain({
      head: UPGRADE,
      body: `${box('data-callback="later"')}<script type="module">window.later = token => { document.title = token }</script>`,
    })
    await plain.until('ready')
    await plain.page.frameLocator('iframe').getByRole('checkbox').click()
    await plain.page.waitForFunction(() => document.title.startsWith('P1_'))
  })
})
