import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Row, ServerAnswer, Vendor } from '@catchcha/testing'
import type { createProviders, Providers, ServerPackage } from './providers.ts'
import { type Run, type Runs, runName } from './runs.ts'

/** What comes after so many characters of a body is not kept: nobody sends that much here. */
const LONGEST = 20_000

/** The backend of the site that the stage pretends to be: it takes the form and has its token verified, as the scenario says. */
export function createSite(
  runs: Runs,
  find: (scenario: string) => Row | undefined,
  { fromRequest, issueServerToken, toResponse, verify }: ServerPackage,
  providersOf: ReturnType<typeof createProviders>,
) {
  return async (url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { searchParams, pathname } = url
    const run = runs.get(runName(searchParams.get('run')))
    const post = request.method === 'POST'
    const json = (body: object): Promise<void> => relay(Response.json(body, { headers: { 'cache-control': 'no-store' } }), response)
    const providers = (): Providers =>
      providersOf(run.verifiers, `http://127.0.0.1:${request.socket.localPort}`, searchParams.get('key') ?? '')
    if (pathname === '/site/log') await json({ scripts: run.scripts, sends: run.tokens.length, repeated: repeated(run) })
    else if (pathname === '/site/line' && post) {
      run.cut = searchParams.get('cut') === '1'
      await json({ cut: run.cut })
    } else if (pathname === '/site/server-token' && post) {
      const issued = await issueServerToken(providers().captchala, { action: 'sign-up' })
      await (issued.ok ? json({ serverToken: issued.serverToken }) : relay(toResponse(issued), response))
    } else if (pathname === '/site/submit' && post) {
      const token = await fromRequest(await toWeb(url, request))
      run.tokens.push(token ?? '')
      const vendor: Vendor = searchParams.get('vendor') === 'captchala' ? 'captchala' : 'hcaptcha'
      const plan = planned(run, find(searchParams.get('scenario') ?? ''), vendor)
      run.verifiers.fail(typeof plan === 'string' ? undefined : { kind: 'codes', codes: plan })
      const verdict = await verify<object>(providers()[vendor], token)
      await (plan === 'no-answer' ? breakOff(response) : relay(toResponse(verdict), response))
    } else response.writeHead(404).end()
  }
}

/**
 * Ends the connection in the middle of an answer, when the token is verified already: nobody can tell the page. Before an answer begins,
 * browsers send the request once more by themselves.
 */
async function breakOff(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-length': 100 })
  response.write('{', () => response.destroy())
}

const repeated = ({ tokens }: Run): boolean => new Set(tokens).size < tokens.length

/** What the vendor says to this token: one answer for each token of a run, the last one for all that follow. */
function planned({ tokens }: Run, row: Row | undefined, vendor: Vendor): ServerAnswer {
  const answers = row?.server?.[vendor] ?? []
  return answers[tokens.length - 1] ?? answers.at(-1) ?? 'ok'
}

/** The request as the Web has it, which `@catchcha/server` reads. */
async function toWeb(url: URL, request: IncomingMessage): Promise<Request> {
  let body = ''
  for await (const chunk of request) {
    if (body.length <= LONGEST) body += String(chunk)
  }
  return new Request(url, { method: 'POST', headers: { 'content-type': request.headers['content-type'] ?? '' }, body })
}

async function relay(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
}
