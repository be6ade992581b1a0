import { type Entry, rows } from '../index.ts'

/** Colours a piece of text, or leaves it as it is. */
export interface Paint {
  bold(text: string): string
  dim(text: string): string
}

export const PLAIN: Paint = { bold: text => text, dim: text => text }
export const COLOUR: Paint = { bold: text => `\u001b[1m${text}\u001b[22m`, dim: text => `\u001b[2m${text}\u001b[22m` }

/** One entry, as a person reads it. */
export function card(entry: Entry, { bold, dim }: Paint): string {
  const { system, side, code } = entry
  return [`${bold(code)} ${dim(`${system}, ${side}`)}`, ...rows(entry).map(([name, text]) => `  ${dim(name.padEnd(7))}${text}`), ''].join(
    '\n',
  )
}

/** Many entries, one a line. */
export function lines(entries: readonly Entry[], { bold, dim }: Paint): string {
  const width = Math.max(0, ...entries.map(({ code }) => code.length))
  return entries
    .map(({ system, side, code, kind }) => `${dim(system.padEnd(11))}${dim(side.padEnd(7))}${bold(code.padEnd(width))}  ${kind ?? '-'}\n`)
    .join('')
}
