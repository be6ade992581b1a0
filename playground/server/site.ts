import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Row, Vendor } from '@catchcha/testing'
import type { Run, Runs } from './runs.ts'

/** Longer bodies are cut off: nobody sends one here. */
const LONGEST = 20_000

/** The backend of the site that the stage pretends to be: takes the form, and answers as the scenario says. */
export function createSite(runs: Runs, find: (scenario: string) => Row | undefined) {
  return async (url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { searchParams, pathname } = url
    const run = runs.get(searchParams.get('run') ?? '')
    const post = request.method === 'POST'
    const reply = (status: number, body: object): void =>
      void response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body))
    if (pathname === '/site/log') reply(200, { scripts: run.scripts, sends: run.tokens.length, repeated: repeated(run) })
    else if (pathname === '/site/line' && post) {
      run.cut = searchParams.get('cut') === '1'
      reply(200, { cut: run.cut })
    } else if (pathname === '/site/server-token' && post) reply(200, { serverToken: `sct_fake_${Date.now()}` })
    else if (pathname === '/site/submit' && post) {
      run.tokens.push(await readToken(request))
      const answer = answerTo(run, find(searchParams.get('scenario') ?? ''), searchParams.get('vendor') as Vendor)
      if (answer === 'no-answer') breakOff(response)
      else if (answer === 'ok') reply(200, { ok: true })
      else reply(200, { success: false, 'error-codes': answer })
    } else reply(404, { error: 'not found' })
  }
}

/** Ends the connection in the middle of an answer; before it, browsers send the request once more by themselves. */
function breakOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': 100 })
  response.write('{', () => response.destroy())
}

const repeated = ({ tokens }: Run): boolean => new Set(tokens).size < tokens.length

/** What this token is answered: one answer for each token of a run, the last one for all that follow. */
function answerTo(run: Run, row: Row | undefined, vendor: Vendor): 'ok' | 'no-answer' | readonly string[] {
  const token = run.tokens.at(-1)
  if (!token) return ['missing-input-response']
  if (run.tokens.indexOf(token) < run.tokens.length - 1) return ['invalid-or-already-seen-response']
  const answers = row?.server?.[vendor] ?? []
  return answers[run.tokens.length - 1] ?? answers.at(-1) ?? 'ok'
}

async function readToken(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) {
    body += String(chunk)
    if (body.length > LONGEST) break
  }
  try {
    const { token } = JSON.parse(body) as { token?: unknown }
    return typeof token === 'string' ? token : ''
  } catch {
    return '' // no JSON, no token
  }
}
