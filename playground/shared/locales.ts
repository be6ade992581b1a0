import { en, LOCALES, loadMessages, type Messages } from '@catchcha/core/messages'
import { pseudoMessages } from './pseudo.ts'

/** The tag that stands for a language nobody speaks. */
export const PSEUDO = 'en-XA'

/** Every language of the product, and the one that nobody speaks. */
export const LANGUAGES: readonly string[] = [...LOCALES, PSEUDO]

/** The words for a tag of `LANGUAGES`. */
export const messagesFor = async (locale: string): Promise<Messages> =>
  locale === PSEUDO ? pseudoMessages(en, PSEUDO) : loadMessages(locale)
