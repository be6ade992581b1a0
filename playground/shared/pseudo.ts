import type { Messages } from '@catchcha/core/messages'

const PLAIN = 'aceinouyszACEINOUYSZ'
const ACCENTED = 'àçéîñöüýšžÀÇÉÎÑÖÜÝŠŽ'
/** How much longer other languages may be than English. */
const LONGER = 0.4

/** A text as it might look in a language that nobody speaks: accented, longer by two fifths, in brackets. What stands in braces stays. */
export function pseudo(text: string): string {
  const accented = text.replace(/\{\w+\}|\w/g, each => ACCENTED[PLAIN.indexOf(each)] ?? each)
  let missing = Math.ceil(text.length * LONGER)
  const words = accented.split(' ').map((word, index, all) => {
    const more = Math.ceil(missing / (all.length - index))
    missing -= more
    return word + '~'.repeat(more)
  })
  return `[${words.join(' ')}]`
}

const both = (value: string | readonly string[]): string | readonly string[] =>
  typeof value === 'string' ? pseudo(value) : value.map(pseudo)

/** All messages of a language, so changed that a text which is not one of them, or is cut off, catches the eye. */
export function pseudoMessages({ lang, dir, ...texts }: Messages, tag: string): Messages {
  return { ...Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, both(text)])), lang: tag, dir } as unknown as Messages
}
