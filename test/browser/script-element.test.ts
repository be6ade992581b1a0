import { describe, expect, it } from 'vitest'
import { CHECKBOX, HUMAN, INVISIBLE, openPlain, STRICT, TAG, tokenOf } from './script-stage.ts'

const form = (inner: string): string => `<form method="post" action="/post">${inner}<button>Go</button></form>`

describe('under a strict policy', () => {
  it('needs nothing but the nonce of its own tag: no error, no violation, and the form arrives', async () => {
    const plain = await openPlain({
      head: `<script src="/catchcha.js" nonce="abc" defer></script><script nonce="abc">
        document.addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective + event.blockedURI))</script>`,
      headers: STRICT,
      body: form(INVISIBLE),
    })
    await plain.page.getByText('Go').click()
    await plain.page.getByText('Thank you').waitFor()
    tokenOf(plain.posts[0])
  })

  it('shows its messages in full dress', async () => {
    const plain = await openPlain({
      head: '<script src="/catchcha.js" nonce="abc" defer></script><style nonce="abc">p { display: inline !important; visibility: hidden !important }</style>',
      headers: STRICT,
      body: form(INVISIBLE),
      play: HUMAN,
    })
    await plain.page.getByText('Go').click()
    await plain.page.getByRole('dialog').getByText('Close').click()
    await plain.page.getByText('Not finished yet').waitFor()
    const look = await plain.page.evaluate(() => {
      const body = document.querySelector('catch-captcha')?.shadowRoot?.querySelector('[part=body]')
      const { visibility, display } = getComputedStyle(body as Element)
      return { visibility, display }
    })
    expect(look, 'the page’s rules stop at the element').toEqual({ visibility: 'visible', display: 'block' })
  })
})

describe('the element', () => {
  it('is a control of its form: value, name, required, reset, disabled', async () => {
    const plain = await openPlain({ body: `<form><fieldset>${CHECKBOX.replace('>', ' required>')}</fieldset></form>` })
    const { page } = plain
    await plain.until('ready')
    const look = () =>
      page.evaluate(() => {
        const element = document.querySelector('catch-captcha')
        const form = document.forms[0]
        return [
          [...(form?.elements ?? [])].includes(element as Element),
          element?.form === form,
          form?.checkValidity(),
          element?.validationMessage,
          element?.value !== '',
          element?.matches(':state(solved)'),
        ]
      })
    expect(await look()).toEqual([true, true, false, 'Not finished yet', false, false])
    await page.evaluate(() => document.forms[0]?.reportValidity())
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('catch-captcha')
    await page.frameLocator('iframe').getByRole('checkbox').click()
    await plain.until('solved')
    expect(await look()).toEqual([true, true, true, '', true, true])
    await page.evaluate(() => document.forms[0]?.reset())
    await plain.until('ready')
    expect(await look()).toEqual([true, true, false, 'Not finished yet', false, false])
    await page.evaluate(() => document.querySelector('fieldset')?.setAttribute('disabled', ''))
    expect(await page.evaluate(() => [document.forms[0]?.checkValidity(), document.querySelector('catch-captcha')?.inert])).toEqual([
      true,
      true,
    ])
  })

  it('sends nothing while it is disabled, not even an empty field of the vendor’s', async () => {
    const plain = await openPlain({ body: `<form>${CHECKBOX.replace('>', ' disabled>')}</form>` })
    const entries = (): Promise<string[]> => plain.page.evaluate(() => [...new FormData(document.forms[0]).keys()])
    await plain.until('ready')
    expect(await entries()).toEqual([])
    await plain.page.evaluate(() => document.querySelector('catch-captcha')?.removeAttribute('disabled'))
    await plain.page.frameLocator('iframe').getByRole('checkbox').click()
    await plain.until('solved')
    await plain.page.evaluate(() => document.querySelector('catch-captcha')?.setAttribute('disabled', ''))
    expect(await entries()).toEqual([])
    await plain.page.evaluate(() => document.querySelector('catch-captcha')?.removeAttribute('disabled'))
    expect(await entries()).toEqual(['h-captcha-response'])
  })

  it('shows its messages whatever the page’s rules bring down to them; colour and typeface are the page’s', async () => {
    const plain = await openPlain({
      head: `<style>* { line-height: 0 !important; font-size: 0 !important; text-indent: -999px !important; letter-spacing: 50px !important;
        white-space: nowrap !important; text-transform: uppercase !important; writing-mode: vertical-rl !important; pointer-events: none !important }
        body { color: rgb(1, 2, 3); font-family: monospace }</style>${TAG}`,
      body: INVISIBLE,
      play: { hcaptcha: { runs: [[{ do: 'close' }]] } },
    })
    await plain.until('ready')
    await plain.page.evaluate(() => document.querySelector('catch-captcha')?.execute())
    await plain.page.getByText('Not finished yet').waitFor()
    const look = await plain.page.evaluate(() => {
      const title = document.querySelector('catch-captcha')?.shadowRoot?.querySelector('[part=title]') as Element
      const { fontSize, textIndent, letterSpacing, whiteSpace, textTransform, writingMode, pointerEvents, color, fontFamily } =
        getComputedStyle(title)
      const high = title.getBoundingClientRect().height > 10
      return [high, fontSize, textIndent, letterSpacing, whiteSpace, textTransform, writingMode, pointerEvents, color, fontFamily]
    })
    expect(look).toEqual([true, '12px', '0px', 'normal', 'normal', 'none', 'horizontal-tb', 'auto', 'rgb(1, 2, 3)', 'monospace'])
  })

  it('tells by events that bubble, and only the solved one has the token', async () => {
    const plain = await openPlain({
      head: `<script>const heard = []; for (const type of ['state', 'solved', 'failed'])
        addEventListener('captcha-' + type, event => heard.push([type, event.detail]))</script>${TAG}`,
      body: INVISIBLE,
      play: { hcaptcha: { runs: [[{ do: 'close' }], [{ do: 'pass' }]] } },
    })
    await plain.until('ready')
    const outcomes = await plain.page.evaluate(async () => {
      const element = document.querySelector('catch-captcha')
      return [await element?.execute(), await element?.execute()]
    })
    expect(outcomes).toMatchObject([{ ok: false, failure: { kind: 'cancelled' } }, { ok: true }])
    const heard = (await plain.page.evaluate('heard')) as [string, object][]
    expect(heard.filter(([type]) => type === 'failed')).toEqual([['failed', expect.objectContaining({ kind: 'cancelled' })]])
    const solved = heard.filter(([type]) => type === 'solved')
    expect(solved).toEqual([['solved', expect.objectContaining({ token: expect.stringMatching(/_/) })]])
    expect(JSON.stringify(heard.filter(([type]) => type !== 'solved'))).not.toContain(Reflect.get(solved[0]?.[1] ?? {}, 'token'))
  })

  it('keeps properties that were set before the file came', async () => {
    const plain = await openPlain({
      head: '',
      body: `${form(INVISIBLE)}<script>const early = document.querySelector('catch-captcha')
        early.options = { timeouts: { run: 1234 } }; early.send = data => fetch('/early', { method: 'POST', body: data })</script>
        <script src="/catchcha.js" async></script>`,
    })
    await plain.page.getByText('Go').click()
    await expect.poll(() => plain.posts.map(({ path }) => path)).toEqual(['/early'])
    expect(await plain.page.evaluate(() => document.querySelector('catch-captcha')?.options)).toEqual({ timeouts: { run: 1234 } })
  })

  it('works after it was moved, as a clone, in a dialog, and when it comes later; each with a widget of its own', async () => {
    const plain = await openPlain({ body: `${form(INVISIBLE)}<div id="elsewhere"></div><dialog></dialog>` })
    await plain.until('ready')
    await plain.page.evaluate(() => {
      const element = document.querySelector('catch-captcha') as HTMLElement
      const dialog = document.querySelector('dialog')
      document.querySelector('#elsewhere')?.append(element, element.cloneNode(true))
      dialog?.append(Object.assign(document.createElement('div'), { id: 'in' }))
      dialog?.showModal()
      const late = document.createElement('catch-captcha')
      late.setAttribute('vendor', 'hcaptcha')
      late.setAttribute('sitekey', 'other')
      document.querySelector('#in')?.append(late)
    })
    for (const index of [0, 1, 2]) await plain.until('ready', index)
    expect(await plain.page.locator('[data-hcaptcha-widget-id]').count()).toBe(3)
    expect(await plain.page.locator('catch-captcha > [data-catchcha]').count()).toBe(3)
    await plain.page.frameLocator('dialog iframe').getByRole('checkbox').click()
    await plain.until('solved', 2)
    await plain.page.evaluate(() => {
      document.querySelector('dialog')?.close()
      document.forms[0]?.prepend(document.querySelector('#elsewhere catch-captcha') as Element)
    })
    await plain.until('ready')
    await plain.page.getByText('Go').click()
    await plain.page.getByText('Thank you').waitFor()
    tokenOf(plain.posts[0])
  })

  it('belongs to a form elsewhere on the page by `form`, and to the next one when that changes', async () => {
    const plain = await openPlain({
      body: `<form id="a" method="post" action="/a"><button>A</button></form><form id="b" method="post" action="/b"><button>B</button></form>
        ${INVISIBLE.replace('>', ' form="a">')}`,
    })
    await plain.until('ready')
    await plain.page.evaluate(() => document.querySelector('catch-captcha')?.setAttribute('form', 'b'))
    await plain.page.getByText('B').click()
    await plain.page.getByText('Thank you').waitFor()
    tokenOf(plain.posts[0])
  })

  it('two forms on a page do not know of each other', async () => {
    const plain = await openPlain({ body: form(INVISIBLE) + form(INVISIBLE).replace('/post', '/second').replace('Go', 'Second') })
    await plain.page.getByText('Second').click()
    await plain.page.getByText('Thank you').waitFor()
    expect(plain.posts.map(({ path }) => path)).toEqual(['/second'])
    tokenOf(plain.posts[0])
  })

  it('makes a new widget when its attributes change, one for all that change together', async () => {
    const plain = await openPlain({ body: INVISIBLE })
    await plain.until('ready')
    await plain.page.evaluate(() => {
      const element = document.querySelector('catch-captcha')
      element?.setAttribute('size', 'compact')
      element?.setAttribute('theme', '{"palette":{"mode":"dark"}}')
    })
    const renders = () =>
      plain.page.evaluate(() => window.__fakeHCaptcha?.calls.filter(({ method }) => method === 'render').map(({ args }) => args[1]))
    await expect.poll(async () => (await renders())?.length).toBe(2)
    await plain.until('ready')
    expect((await renders())?.[1]).toMatchObject({ size: 'compact', theme: { palette: { mode: 'dark' } }, sitekey: 'site' })
  })

  it('speaks the language of its place in the page, where its words are there', async () => {
    const plain = await openPlain({
      head: `<script src="/words/de.js" defer></script>${TAG}`,
      body: `<div lang="de-AT">${form(INVISIBLE)}</div>`,
      play: HUMAN,
    })
    await plain.page.getByText('Go').click()
    await plain.page.getByRole('dialog').getByText('Close').click()
    await plain.page.locator('.catchcha[lang=de] button').waitFor()
    expect(await plain.page.evaluate(() => window.__fakeHCaptcha?.calls[0]?.args[1])).toMatchObject({ hl: 'de-AT' })
  })
})

describe('the file', () => {
  const HEADS = [
    ['twice', TAG + TAG],
    ['with the vendor’s tag before it', `<script src="https://js.hcaptcha.com/1/api.js?render=explicit"></script>${TAG}`],
    [
      'with the vendor’s tag after it',
      `${TAG.replace(' defer', '')}<script src="https://js.hcaptcha.com/1/api.js?render=explicit" async></script>`,
    ],
    ['at once, while the page is read', TAG.replace(' defer', '')],
  ] as const
  it.each(HEADS)('loaded %s makes one element, one widget and one request', async (_, head) => {
    const plain = await openPlain({ head, body: form(INVISIBLE) })
    await plain.page.getByText('Go').click()
    await plain.page.getByText('Thank you').waitFor()
    tokenOf(plain.posts[0])
    expect(plain.vendors.requests.filter(({ path }) => path === '/1/api.js')).toHaveLength(1)
  })

  it('loaded after everything, into a page that has an element of its global’s name, works', async () => {
    const plain = await openPlain({ head: '', body: `<a id="Catchcha"></a>${form(INVISIBLE)}` })
    await plain.page.evaluate(() => document.head.append(Object.assign(document.createElement('script'), { src: '/catchcha.js' })))
    await plain.until('ready')
    expect(await plain.page.evaluate('Object.keys(Catchcha)')).toContain('createCaptcha')
  })

  it('with data-no-auto defines nothing until it is told to; data-locale and data-nonce are what elements start from', async () => {
    const plain = await openPlain({
      head: TAG.replace('defer', 'data-no-auto data-locale="fr" data-nonce="n0nce"'),
      body: INVISIBLE,
    })
    expect(await plain.page.evaluate(() => customElements.get('catch-captcha'))).toBeUndefined()
    await plain.page.evaluate('Catchcha.define()')
    await plain.until('ready')
    const calls = await plain.page.evaluate(() => window.__fakeHCaptcha?.calls.map(({ args }) => args[1]))
    expect(calls?.[0]).toMatchObject({ hl: 'fr' })
  })
})

describe('markup that cannot be meant', () => {
  it.each([
    ['no vendor', '<catch-captcha sitekey="x"></catch-captcha>', /bad-vendor.*hcaptcha or captchala/],
    ['an unknown vendor', '<catch-captcha vendor="constructor"></catch-captcha>', /bad-vendor/],
    ['no sitekey', '<catch-captcha vendor="hcaptcha"></catch-captcha>', /missing-sitekey/],
    ['no app key', '<catch-captcha vendor="captchala"></catch-captcha>', /invalid_app_key/],
    ['a wrong size', CHECKBOX.replace('>', ' size="huge">'), /bad-size.*size="huge".*normal or compact/],
    ['a wrong load', CHECKBOX.replace('>', ' load="soon">'), /bad-load.*eager or visible/],
    ['a wrong number', CHECKBOX.replace('>', ' tabindex="first">'), /bad-tabindex.*whole number/],
    ['a wrong theme', CHECKBOX.replace('>', ' theme="{dark}">'), /bad-theme.*JSON/],
  ])('%s: a line for the owner, calm words for the visitor, and nothing is sent', async (_, element, line) => {
    const plain = await openPlain({ body: form(element), expected: [/^console: \[catchcha\]/] })
    await plain.page.getByText('It is not your fault').waitFor()
    expect(plain.faults).toEqual([expect.stringMatching(line)])
    await plain.page.getByText('Go').click()
    await plain.until('misconfigured')
    expect(plain.posts).toEqual([])
  })

  it('mended by the page works at once', async () => {
    const plain = await openPlain({ body: form('<catch-captcha vendor="hcaptcha"></catch-captcha>'), expected: [/missing-sitekey/] })
    await plain.until('misconfigured')
    await plain.page.evaluate(() => document.querySelector('catch-captcha')?.setAttribute('sitekey', 'site'))
    await plain.until('ready')
  })
})
