import { parseArgs } from 'node:util'
import { unlisted } from '../explain.ts'
import { CATALOGUE, type Entry, explain, type Filter, list } from '../index.ts'
import { plain } from '../read.ts'
import { COLOUR, card, lines, PLAIN } from './print.ts'

/** What the command is run with and writes to; a test brings its own. */
export interface Io {
  out(text: string): void
  error(text: string): void
  /** Everything on standard input, or undefined where a person sits at it. */
  input(): Promise<string | undefined>
  /** Whether output goes to a terminal that shows colours. */
  readonly colour: boolean
}

const HELP = `catchcha explain CODE…    what a code means, and what to do about it
catchcha explain          the same for what comes on standard input: a code, a log line, a whole JSON answer
catchcha list             every code there is

  --system NAME   only ${names('system')}
  --side NAME     only ${names('side')}
  --json          entries as a JSON array
  --help          this text

Exit code: 0, or 1 if a code is unknown, or 2 if the command is not understood or its answer could not be written.
`

function names(field: 'system' | 'side'): string {
  return [...new Set(CATALOGUE.map(entry => entry[field]))].join(', ')
}

/** The value of an option if it is one of those that occur; throws with the list of them. */
function one<Field extends 'system' | 'side'>(field: Field, value: string | undefined): Entry[Field] | undefined {
  const entry = CATALOGUE.find(each => each[field] === value)
  if (value !== undefined && !entry) throw new RangeError(`--${field} is one of: ${names(field)}`)
  return entry?.[field]
}

/** Runs the command and returns its exit code; throws nothing. */
export async function run(args: readonly string[], io: Io): Promise<0 | 1 | 2> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { system: { type: 'string' }, side: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
    const [command, ...codes] = positionals
    const filter = { system: one('system', values.system), side: one('side', values.side) }
    if (values.help) return say(io, HELP)
    if (command === 'list' && codes.length === 0) return say(io, values.json ? json(list(filter)) : lines(list(filter), paint(io)))
    if (command !== 'explain') throw new RangeError(command ? `there is no "catchcha ${plain(command)}"` : 'say what to do')
    return await tell(codes, filter, values.json === true, io)
  } catch (error) {
    io.error(`${error instanceof Error ? error.message : 'not understood'}\n\n${HELP}`)
    return 2
  }
}

async function tell(codes: readonly string[], filter: Filter, asJson: boolean, io: Io): Promise<0 | 1> {
  const typed = codes.length > 0 && codes.join() !== '-'
  const given = typed ? codes : [(await io.input()) ?? ''].filter(text => text.trim() !== '')
  if (given.length === 0) throw new RangeError('say which code')
  const answers = given.map(code => ({ code, entries: explain(code, filter) }))
  const entries = [...new Set(answers.flatMap(answer => answer.entries))]
  if (asJson) io.out(json(entries))
  else io.out(entries.map(entry => card(entry, paint(io))).join('\n'))
  const unknown = answers.flatMap(answer => (answer.entries.length ? unlisted(answer.code) : [answer.code]))
  for (const code of unknown)
    io.error(`Nothing is known here about "${plain(code)}". Ask the vendor; "catchcha list" shows what is known.\n`)
  return unknown.length ? 1 : 0
}

function say(io: Io, text: string): 0 {
  io.out(text)
  return 0
}

const paint = ({ colour }: Io) => (colour ? COLOUR : PLAIN)
const json = (entries: readonly Entry[]): string => `${JSON.stringify(entries, undefined, 2)}\n`
