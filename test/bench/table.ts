/** The middle of some measurements, and the range that half of them lie in. */
export interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
  return { median: at(0.5), low: at(0.25), high: at(0.75) }
}

/** As much of a number as means something. */
export const brief = (value: number): string =>
  Number.isNaN(value) ? 'none' : value >= 100 ? Math.round(value).toLocaleString('en') : value >= 10 ? value.toFixed(1) : value.toFixed(2)

export const shown = ({ median, low, high }: Spread): string => `${brief(median)} (${brief(low)}–${brief(high)})`

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, index) => (index ? '--:' : '---')), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n')

/** Puts `content` between two marks of a text; throws where they are missing. */
export function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${start} … ${end} are missing`)
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`
}
