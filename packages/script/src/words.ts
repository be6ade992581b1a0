import { en, type Messages } from '@catchcha/core/messages'

/** Languages besides English, from files of their own that may come before or after ours. */
interface Page {
  CatchchaWords?: Messages[]
}

/** Adds the words of a language; elements that come into the page from then on find them by `lang`. Throws a `TypeError` for what are no words. */
export function addMessages(messages: Messages): void {
  if (!messages?.broken) throw new TypeError('addMessages(messages): pass the words of a language.')
  const page = globalThis as Page
  page.CatchchaWords ??= []
  page.CatchchaWords.push(messages)
}

/** The words for a language: its own, those of the same language elsewhere, or English. */
export function wordsFor(locale: string): Messages {
  const { CatchchaWords: known = [] } = globalThis as Page
  const find = (tag: string): Messages | undefined => known.find(({ lang }) => lang.toLowerCase() === tag)
  const tag = locale.toLowerCase()
  return find(tag) ?? find(tag.replace(/-.*/, '')) ?? en
}
