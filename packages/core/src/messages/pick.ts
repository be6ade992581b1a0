import { must } from '../must.ts'
import { LOCALES, type LocaleTag } from './tags.ts'

/** Languages that are read by those who asked for another one, where that one is missing. */
const NEAR: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', yue: 'zh' }

/** The available tag that suits best: same language, then script (`zh-HK` is written like `zh-TW`), then region. `en` where none does; a malformed tag is skipped. Throws a `TypeError` where `available` is no list. */
export function pickLocale(wanted: string | readonly string[]): LocaleTag
export function pickLocale<Tag extends string>(wanted: string | readonly string[], available: readonly Tag[]): Tag | 'en'
export function pickLocale(wanted: string | readonly string[], available: readonly string[] = LOCALES): string {
  must(Array.isArray(available), 'pickLocale(wanted, available): pass a list of tags as available.')
  const theirs = available.map(tag => ({ tag, its: parts(tag) }))
  for (const asked of [wanted].flat()) {
    const [language, script, region] = parts(asked)
    let best = 0
    let found: string | undefined
    for (const { tag, its } of theirs) {
      const score = language && its[0] === language ? 1 + (its[1] === script ? 2 : 0) + (its[2] === region ? 1 : 0) : 0
      if (score <= best) continue
      best = score
      found = tag
    }
    if (found) return found
  }
  return 'en'
}

/** Language, likely script and likely region; empty for what is no tag. */
function parts(tag: string): readonly (string | undefined)[] {
  try {
    const { language, script, region } = new Intl.Locale(tag.slice(0, 99).replaceAll('_', '-')).maximize()
    return [NEAR[language] ?? language, script, region]
  } catch {
    return [] // what a page writes into `lang` need not be a tag
  }
}
