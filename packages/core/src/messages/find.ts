import { en } from './locales/en.ts'
import type { Messages } from './types.ts'

/** Languages that arrived through `loadMessages`, by the tags they were asked for. */
export const loaded: Map<string, Messages> = new Map()

/** The messages themselves, or those loaded for a tag; English where there are none. */
export const find = (locale?: Messages | string): Messages =>
  (locale as Messages | undefined)?.broken ? (locale as Messages) : (loaded.get(locale as string) ?? en)
