import { expect, it } from 'vitest'
import { all, CHECKBOX, HUMAN, INVISIBLE, openPlain, type Plain, tokenOf } from './script-stage.ts'

const FIELDS =
  '<input name="mail" required value="a@b.c"><button name="go" value="one">One</button><button name="go" value="two">Two</button>'
const form = (inner: string, attributes = 'method="post" action="/post"'): string => `<form ${attributes}>${inner}</form>`
const challenge = ({ page }: Plain, name: 'Solve' | 'Close') =>
  page.getByRole('dialog', { name: /challenge/ }).getByRole('button', { name })
const thanks = ({ page }: Plain): Promise<void> => page.getByText('Thank you').waitFor()

it.each([
  ['hcaptcha', INVISIBLE, 'h-captcha-response'],
  ['captchala', '<catch-captcha vendor="captchala" app-key="app"></catch-captcha>', 'captchala_token'],
])('%s: posts the fields, the button that was pressed and one token', async (_, element, field) => {
  const plain = await openPlain({ body: form(FIELDS + element) })
  await plain.page.getByText('Two').click()
  await thanks(plain)
  expect(plain.posts).toHaveLength(1)
  expect(all(plain.posts[0], 'mail')).toEqual(['a@b.c'])
  expect(all(plain.posts[0], 'go')).toEqual(['two'])
  expect(tokenOf(plain.posts[0], field)).toMatch(/_/)
  expect(plain.page.url()).toBe(`${plain.origin}/post`)
})

it('Enter in a field sends with the first button', async () => {
  const plain = await openPlain({ body: form(FIELDS + INVISIBLE) })
  await plain.page.locator('[name=mail]').press('Enter')
  await thanks(plain)
  expect(all(plain.posts[0], 'go')).toEqual(['one'])
  tokenOf(plain.posts[0])
})

it('keeps the name and value of a button that the page disables once it is pressed', async () => {
  const body = `${form(FIELDS + INVISIBLE)}<script>for (const button of document.querySelectorAll('button'))
    button.onclick = () => setTimeout(() => { button.disabled = true })</script>`
  const plain = await openPlain({ body, play: HUMAN })
  await plain.until('ready')
  await plain.page.getByText('Two').click()
  await challenge(plain, 'Solve').click()
  await thanks(plain)
  expect(all(plain.posts[0], 'go')).toEqual(['two'])
})

it('an invalid field is the browser’s to tell, and costs no token', async () => {
  const plain = await openPlain({ body: form(FIELDS + INVISIBLE) })
  await plain.until('ready')
  await plain.page.locator('[name=mail]').fill('')
  await plain.page.getByText('One').click()
  expect(await plain.page.locator('[name=mail]').evaluate(field => field === document.activeElement)).toBe(true)
  expect((await plain.state()).status).toBe('ready')
  await plain.page.locator('[name=mail]').fill('b')
  await plain.page.getByText('One').click()
  await thanks(plain)
  expect(plain.posts).toHaveLength(1)
})

it('a double click and a click while the server thinks are one submit', async () => {
  const plain = await openPlain({ body: form(FIELDS + INVISIBLE), slow: 1_500 })
  const { x = 0, y = 0 } = (await plain.page.getByText('Two').boundingBox()) ?? {}
  await plain.page.getByText('One').dblclick()
  await expect.poll(() => plain.posts.length).toBe(1)
  await plain.page.mouse.click(x + 5, y + 5) // a locator would wait for the answer
  await thanks(plain)
  expect(plain.posts).toHaveLength(1)
})

it('keeps formaction, and a named target', async () => {
  const body = `${form(`<button formaction="/other" formtarget="frame" name="go" value="x">Go</button>${INVISIBLE}`)}<iframe name="frame"></iframe>`
  const plain = await openPlain({ body })
  for (const times of [1, 2]) {
    await plain.until('ready')
    await plain.page.getByText('Go').click()
    await expect.poll(() => plain.posts.length).toBe(times)
    expect(plain.posts[times - 1]?.path).toBe('/other')
  }
  expect(tokenOf(plain.posts[0])).not.toBe(tokenOf(plain.posts[1]))
})

it('target=_blank: the page stays, the token is spent and the widget armed again', async () => {
  const plain = await openPlain({ body: form(FIELDS + INVISIBLE, 'method="post" action="/post" target="_blank"') })
  for (const times of [1, 2]) {
    await plain.until('ready')
    const opened = plain.context.waitForEvent('page')
    await plain.page.getByText('One').click()
    await (await opened).getByText('Thank you').waitFor()
    expect(plain.posts).toHaveLength(times)
  }
  expect(tokenOf(plain.posts[0])).not.toBe(tokenOf(plain.posts[1]))
})

it('method=dialog closes its dialog and runs no challenge', async () => {
  const plain = await openPlain({
    body: `<dialog>${form(`<button formmethod="dialog" value="no">Not now</button>${FIELDS}${INVISIBLE}`)}</dialog>`,
  })
  await plain.page.evaluate(() => document.querySelector('dialog')?.showModal())
  await plain.until('ready')
  await plain.page.getByText('Not now').click()
  expect(await plain.page.evaluate(() => document.querySelector('dialog')?.returnValue)).toBe('no')
  expect((await plain.state()).status).toBe('ready')
  expect(plain.posts).toEqual([])
})

const HANDLERS = [
  ['at once', 'event.preventDefault(); send(new FormData(event.target, event.submitter))'],
  ['before it prevents', 'const data = new FormData(event.target, event.submitter); event.preventDefault(); send(data)'],
  ['twice', 'event.preventDefault(); new FormData(event.target); send(new FormData(event.target, event.submitter))'],
  ['after a wait', 'event.preventDefault(); setTimeout(() => send(new FormData(event.target, event.submitter)), 50)'],
] as const
it.each(HANDLERS)('a page’s own handler that reads the form %s gets a token of its own each time', async (_, handler) => {
  const plain = await openPlain({
    body: `${form(FIELDS + INVISIBLE)}<script>const send = body => fetch('/fetched', { method: 'POST', body })
      document.forms[0].addEventListener('submit', event => { ${handler} })</script>`,
  })
  for (const times of [1, 2]) {
    await plain.until('ready')
    await plain.page.getByText('Two').click()
    await expect.poll(() => plain.posts.length).toBe(times)
  }
  await plain.until('ready')
  expect(all(plain.posts[0], 'go')).toEqual(['two'])
  expect(tokenOf(plain.posts[0])).not.toBe(tokenOf(plain.posts[1]))
})

it('a token that nobody read is spent all the same', async () => {
  const plain = await openPlain({
    body: `${form(FIELDS + INVISIBLE)}<script>document.forms[0].onsubmit = () => false</script>`,
    clock: true,
  })
  await plain.page.getByText('One').click()
  await plain.until('solved')
  await plain.page.clock.runFor(3_500)
  await plain.until('ready')
  expect(plain.posts).toEqual([])
})

it('form.submit() waits for a token, too, and needs no event', async () => {
  const plain = await openPlain({ body: form(`<input name="submit" type="hidden" value="x">${INVISIBLE}`) })
  await plain.until('ready')
  await plain.page.evaluate(() => document.forms[0]?.requestSubmit())
  await thanks(plain)
  tokenOf(plain.posts[0])
  const other = await openPlain({ body: form(`<input name="mail" value="">${INVISIBLE}`) })
  await other.until('ready')
  await other.page.evaluate(() => document.forms[0]?.submit())
  await thanks(other)
  tokenOf(other.posts[0])
})

it('whoever reads the form besides gets a token once, and a dead one never', async () => {
  const plain = await openPlain({ body: form(FIELDS + CHECKBOX) })
  const read = () => plain.page.evaluate(() => new FormData(document.forms[0]).getAll('h-captcha-response'))
  await plain.until('ready')
  expect(await read()).toEqual([])
  await plain.page.frameLocator('iframe').getByRole('checkbox').click()
  await plain.until('solved')
  expect(await read()).toEqual([expect.stringMatching(/_/)])
  expect(await read()).toEqual([])
})

it('a form that would be sent by GET is not sent: the token would be in the address', async () => {
  const plain = await openPlain({ body: form(FIELDS + INVISIBLE, 'action="/search"'), expected: [/\[catchcha\] hcaptcha: form-get/] })
  await plain.page.getByText('One').click()
  await plain.until('misconfigured')
  expect(plain.page.url()).not.toMatch(/search|response/)
  expect(plain.faults.join()).toContain('method="post"')
})

it('a cancelled challenge sends nothing; the button under the message sends what was meant', async () => {
  const plain = await openPlain({ body: form(FIELDS + INVISIBLE), play: HUMAN })
  await plain.page.getByText('Two').click()
  await challenge(plain, 'Close').click()
  await plain.until('cancelled')
  expect(plain.posts).toEqual([])
  await plain.page.getByRole('button', { name: 'Try again' }).click()
  await challenge(plain, 'Solve').click()
  await thanks(plain)
  expect(plain.posts).toHaveLength(1)
  expect(all(plain.posts[0], 'go')).toEqual(['two'])
})

it('a token that a person has got already goes with the form at once, without another challenge', async () => {
  const plain = await openPlain({ body: form(FIELDS + CHECKBOX) })
  await plain.page.frameLocator('iframe').getByRole('checkbox').click()
  await plain.until('solved')
  const token = await plain.page.evaluate(() => document.querySelector('catch-captcha')?.value)
  await plain.page.getByText('Two').click()
  await thanks(plain)
  expect(tokenOf(plain.posts[0])).toBe(token)
})

it('a token that died while the form was filled in is replaced before the form is sent', async () => {
  const plain = await openPlain({ body: form(FIELDS + CHECKBOX), clock: true })
  await plain.page.frameLocator('iframe').getByRole('checkbox').click()
  await plain.until('solved')
  const old = await plain.page.evaluate(() => document.querySelector('catch-captcha')?.value)
  await plain.page.clock.fastForward(119_000)
  await plain.page.getByText('One').click()
  await thanks(plain)
  expect(tokenOf(plain.posts[0])).not.toBe(old)
})

it('`send` takes the browser’s place, and a token that the server calls dead is replaced once', async () => {
  const plain = await openPlain({
    body: form(FIELDS + INVISIBLE),
    answers: [{ success: false, 'error-codes': ['already-seen-response'] }, { ok: true }],
  })
  await plain.until('ready')
  await plain.page.evaluate(() => {
    const element = document.querySelector('catch-captcha')
    if (element) element.send = body => fetch('/sent', { method: 'POST', body }).then(answer => answer.json())
  })
  await plain.page.getByText('Two').click()
  await expect.poll(() => plain.posts.length).toBe(2)
  expect(tokenOf(plain.posts[0])).not.toBe(tokenOf(plain.posts[1]))
  expect(all(plain.posts[1], 'go')).toEqual(['two'])
  await plain.until('ready')
})

it('a server that refuses every token is told of, and asked no more', async () => {
  const plain = await openPlain({
    body: `${form(FIELDS + INVISIBLE)}<script>document.forms[0].onsubmit = async event => {
      event.preventDefault()
      const answer = await fetch('/fetched', { method: 'POST', body: new FormData(event.target) })
      document.querySelector('catch-captcha').reject(await answer.json()) }</script>`,
    answers: [{ success: false, 'error-codes': ['expired-input-response'] }],
  })
  await plain.page.getByText('One').click()
  await plain.page.getByText('This website could not accept the security check').waitFor()
  expect(plain.posts).toHaveLength(1)
})

it('an error elsewhere on the page and a script that stops nothing of ours', async () => {
  const plain = await openPlain({
    head: `<script>throw new Error('elsewhere')</script><script src="/catchcha.js" defer></script>`,
    body: `${form(FIELDS + INVISIBLE)}<script>document.forms[0].addEventListener('submit', () => { throw new Error('in a handler') })</script>`,
    expected: [/elsewhere|in a handler/],
  })
  await plain.page.getByText('One').click()
  await thanks(plain)
  tokenOf(plain.posts[0])
})

it('a page restored from the back/forward cache can be sent again, with a token of its own', async () => {
  const plain = await openPlain({ body: form(FIELDS + INVISIBLE), backForwardCache: true })
  const { page } = plain
  for (const times of [1, 2]) {
    await plain.until('ready')
    await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'persisted', persisted)))
    await page.getByText('One').click()
    await thanks(plain)
    expect(plain.posts).toHaveLength(times)
    if (times > 1) break
    await page.goBack({ waitUntil: 'commit' })
    await page.waitForFunction(() => Reflect.get(window, 'persisted') === true)
  }
  expect(tokenOf(plain.posts[0])).not.toBe(tokenOf(plain.posts[1]))
})
