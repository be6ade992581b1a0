/** The pairs of letters that follow one another. */
const pairs = (text: string): readonly string[] => Array.from(text.slice(1), (letter, at) => text.charAt(at) + letter)

/** The names that have most in common with a word, by the pairs of letters they share; three at most, none without any. */
export function nearest(word: string, names: readonly string[]): readonly string[] {
  const wanted = new Set(pairs(word.toLowerCase()))
  const likeness = (name: string): number => {
    const own = pairs(name)
    return own.filter(pair => wanted.has(pair)).length / (own.length + wanted.size)
  }
  return names
    .filter(name => likeness(name) > 0)
    .sort((a, b) => likeness(b) - likeness(a))
    .slice(0, 3)
}
