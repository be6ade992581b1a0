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

/** The words for a language: its own, those of the same language and script (`zh-HK` is written like `zh-TW`), or English. */
export function wordsFor(locale: string): Messages {
  const { CatchchaWords: known = [] } = globalThis as Page
  const wanted = kin(locale)
  return known.find(({ lang }) => lang === locale) ?? known.find(({ lang }) => wanted && wanted === kin(lang)) ?? en
}

/** Language and likely script; undefined for what is no tag. */
function kin(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag.replace('_', '-')).maximize()
    return language.replace(/^n[no]$/, 'nb') + script // Norwegian: its words are Bokmål's
  } catch {
    return undefined
  }
}
