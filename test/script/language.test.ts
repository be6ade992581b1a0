import { de } from '@catchcha/core/messages/de'
import { he } from '@catchcha/core/messages/he'
import { nb } from '@catchcha/core/messages/nb'
import { ptBR } from '@catchcha/core/messages/pt-BR'
import { zhCN } from '@catchcha/core/messages/zh-CN'
import { zhTW } from '@catchcha/core/messages/zh-TW'
import { addMessages } from '@catchcha/script'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'

beforeAll(() => {
  for (const messages of [de, he, nb, ptBR, zhCN, zhTW]) addMessages(messages)
})
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => document.body.replaceChildren())

/** An element that cannot work, in a page of that language, and says so. */
async function shown(lang: string): Promise<HTMLElement> {
  const element = document.createElement('catch-captcha')
  element.lang = lang
  document.body.append(element)
  await vi.waitFor(() => expect(element.state.status).toBe('misconfigured'))
  return element
}

/** The language of its words. */
const spoken = (element: HTMLElement): string | null | undefined => element.shadowRoot?.querySelector('[lang]')?.getAttribute('lang')

it.each([
  ['de-AT', 'de'],
  ['DE', 'de'],
  ['de_CH', 'de'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['zh', 'zh-CN'],
  ['zh-HK', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['no', 'nb'],
  ['nn-NO', 'nb'],
  ['iw', 'he'],
  ['fr', 'en'],
  ['not a tag', 'en'],
])('a page in %s reads %s', async (lang, words) => {
  expect(spoken(await shown(lang))).toBe(words)
})

it('a language that changes while words are shown changes the words', async () => {
  const element = await shown('en')
  element.lang = 'he'
  await vi.waitFor(() => expect(spoken(element)).toBe('he'))
  expect(element.shadowRoot?.querySelectorAll('.catchcha')).toHaveLength(1)
  expect(element.querySelectorAll(':scope > [data-catchcha]')).toHaveLength(1)
  await vi.waitFor(() => expect(element.shadowRoot?.textContent).toContain(he.misconfigured[0]))
})
