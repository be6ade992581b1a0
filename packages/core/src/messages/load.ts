import { find, loaded } from './find.ts'
import { en } from './locales/en.ts'
import { pickLocale } from './pick.ts'
import type { LocaleTag } from './tags.ts'
import type { Messages } from './types.ts'

/** Each language is a file of its own, so that a bundler can fetch one without the others. */
const LOADERS: Readonly<Record<LocaleTag, () => Promise<Messages>>> = {
  en: async () => en,
  'zh-CN': async () => (await import('./locales/zh-cn.ts')).zhCN,
  'zh-TW': async () => (await import('./locales/zh-tw.ts')).zhTW,
  ja: async () => (await import('./locales/ja.ts')).ja,
  ko: async () => (await import('./locales/ko.ts')).ko,
  ms: async () => (await import('./locales/ms.ts')).ms,
  vi: async () => (await import('./locales/vi.ts')).vi,
  id: async () => (await import('./locales/id.ts')).id,
  es: async () => (await import('./locales/es.ts')).es,
  fr: async () => (await import('./locales/fr.ts')).fr,
  de: async () => (await import('./locales/de.ts')).de,
  'pt-BR': async () => (await import('./locales/pt-br.ts')).ptBR,
  it: async () => (await import('./locales/it.ts')).it,
  nl: async () => (await import('./locales/nl.ts')).nl,
  pl: async () => (await import('./locales/pl.ts')).pl,
  tr: async () => (await import('./locales/tr.ts')).tr,
  ru: async () => (await import('./locales/ru.ts')).ru,
  uk: async () => (await import('./locales/uk.ts')).uk,
  ar: async () => (await import('./locales/ar.ts')).ar,
  he: async () => (await import('./locales/he.ts')).he,
  fa: async () => (await import('./locales/fa.ts')).fa,
  hi: async () => (await import('./locales/hi.ts')).hi,
  bn: async () => (await import('./locales/bn.ts')).bn,
  th: async () => (await import('./locales/th.ts')).th,
  sv: async () => (await import('./locales/sv.ts')).sv,
  da: async () => (await import('./locales/da.ts')).da,
  nb: async () => (await import('./locales/nb.ts')).nb,
  fi: async () => (await import('./locales/fi.ts')).fi,
  cs: async () => (await import('./locales/cs.ts')).cs,
  ro: async () => (await import('./locales/ro.ts')).ro,
  el: async () => (await import('./locales/el.ts')).el,
  hu: async () => (await import('./locales/hu.ts')).hu,
}

/** Tags that are remembered; a server that is asked in ever new ones must not grow with them. */
const MOST = 500

/** Fetches the messages that suit best, and lets `describe` find them by the same tag from then on (the first 500). English where none suits or it cannot be fetched; never rejects. */
export async function loadMessages(wanted: string | readonly string[]): Promise<Messages> {
  let tag: LocaleTag = 'en'
  try {
    tag = pickLocale(wanted)
    const messages = await LOADERS[tag]()
    loaded.set(tag, messages)
    if (typeof wanted === 'string' && loaded.size < MOST) loaded.set(wanted, messages)
    return messages
  } catch {
    return find(tag) // words in another language beat no words; the next call asks again
  }
}
