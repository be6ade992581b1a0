import { expect, it } from 'vitest'
import { all, CHECKBOX, HUMAN, INVISIBLE, openPlain, type Plain, tokenOf } from './script-stage.ts'

const CAPTCHALA = '<catch-captcha vendor="captchala" app-key="app"></catch-captcha>'
const BUTTON = '<button name="go" value="x">Go</button>'
const form = (inner: string): string => `<form method="post" action="/post">${inner}${BUTTON}</form>`
const thanks = ({ page }: Plain): Promise<void> => page.getByText('Thank you').waitFor()
/** The same by a click, by a call of the page's, and in the page's own handler with `fetch`. */
const WAYS = [
  ['a click', '', () => document.querySelector<HTMLElement>('[name=go]')?.click()],
  ['form.submit()', '', () => document.forms[0]?.submit()],
  [
    'a handler of the page’s own',
    `<script>document.forms[0].onsubmit = async event => { event.preventDefault(); new FormData(event.target)
      await fetch('/post', { method: 'POST', body: new FormData(event.target) }); location = '/done' }</script>`,
    () => document.querySelector<HTMLElement>('[name=go]')?.click(),
  ],
] as const

it.each(WAYS)('two vendors in one form, sent by %s: it goes out once, with a token of each', async (_, script, act) => {
  const plain = await openPlain({ body: form(INVISIBLE + CAPTCHALA) + script })
  await plain.until('ready')
  await plain.until('ready', 1)
  await plain.page.evaluate(act)
  await thanks(plain)
  expect(plain.posts).toHaveLength(1)
  expect(tokenOf(plain.posts[0])).toMatch(/^P1_/)
  expect(tokenOf(plain.posts[0], 'captchala_token')).toMatch(/^pt_/)
})

it('the same vendor twice: one field with one token, or one for each name', async () => {
  const plain = await openPlain({ body: form(INVISIBLE + INVISIBLE) })
  await plain.page.getByText('Go').dblclick()
  await thanks(plain)
  expect(plain.posts).toHaveLength(1)
  tokenOf(plain.posts[0])
  const named = await openPlain({ body: form(CHECKBOX.replace('>', ' name="one">') + CHECKBOX.replace('>', ' name="two">')) })
  await named.page.getByText('Go').click()
  await thanks(named)
  expect(all(named.posts[0], 'go')).toEqual(['x'])
  expect(tokenOf(named.posts[0], 'one')).not.toBe(tokenOf(named.posts[0], 'two'))
})

it('one challenge after the other: a person who closes one sends nothing, and "Try again" under it sends the form', async () => {
  const plain = await openPlain({ body: form(INVISIBLE + CAPTCHALA), play: HUMAN })
  await plain.page.getByText('Go').click()
  const dialog = plain.page.getByRole('dialog')
  await dialog.getByText('Solve').click()
  await dialog.getByText('Close').click()
  await plain.page.getByText('Not finished yet').waitFor()
  expect(await plain.page.getByText('Not finished yet').count()).toBe(1)
  expect(plain.posts).toEqual([])
  await plain.page.getByRole('button', { name: 'Try again' }).click()
  await dialog.getByText('Solve').click()
  await dialog.getByText('Solve').click()
  await thanks(plain)
  tokenOf(plain.posts[0])
  tokenOf(plain.posts[0], 'captchala_token')
})

it.each([0, 1])('`send` of the one or the other sends the tokens of both, new ones if the server calls them dead (%d)', async index => {
  const plain = await openPlain({
    body: form(INVISIBLE + CAPTCHALA),
    answers: [{ success: false, 'error-codes': ['expired-input-response'] }, { ok: true }],
  })
  await plain.until('ready', 1)
  await plain.page.evaluate(index => {
    const element = document.querySelectorAll('catch-captcha')[index]
    if (element) element.send = body => fetch('/sent', { method: 'POST', body }).then(answer => answer.json())
  }, index)
  await plain.page.getByText('Go').click()
  await expect.poll(() => plain.posts.length).toBe(2)
  const tokens = plain.posts.flatMap(post => [tokenOf(post), tokenOf(post, 'captchala_token')])
  expect(new Set(tokens).size).toBe(4)
  await plain.until('ready')
  await plain.until('ready', 1)
})

it('what is disabled or taken out is not asked for, and the other one guards the form', async () => {
  const plain = await openPlain({ body: form(INVISIBLE + CAPTCHALA) })
  await plain.until('ready', 1)
  await plain.page.evaluate(() => document.querySelector('catch-captcha')?.toggleAttribute('disabled', true))
  await plain.page.getByText('Go').click()
  await thanks(plain)
  expect(all(plain.posts[0], 'captchala_token')).toEqual([expect.stringMatching(/_/)])
  const other = await openPlain({ body: form(INVISIBLE + CAPTCHALA) })
  await other.until('ready', 1)
  await other.page.evaluate(() => document.querySelector('catch-captcha')?.remove())
  await other.page.getByText('Go').click()
  await thanks(other)
  expect(other.posts[0]?.fields.map(([name]) => name)).toEqual(['go', 'captchala_token'])
})
