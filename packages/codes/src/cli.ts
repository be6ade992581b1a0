import { text } from 'node:stream/consumers'
import { run } from './cli/run.ts'

const { stdin, stdout, stderr, argv, env } = process

stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit() // the reader, `head` perhaps, has seen enough
  stderr.write(`The answer could not be written: ${message}\n`)
  process.exit(2)
})
process.exitCode = await run(argv.slice(2), {
  out: what => void stdout.write(what),
  error: what => void stderr.write(what),
  input: async () => (stdin.isTTY ? undefined : text(stdin)),
  colour: stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb', // https://no-color.org
})
