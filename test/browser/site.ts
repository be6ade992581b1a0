import http, { type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { ServerAnswer } from '@catchcha/testing'
import { build } from 'esbuild'

export interface SiteOptions {
  /** Sent with every page, e.g. a content security policy. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** In front of the site's own script: tags of its own, say. */
  readonly head?: string | undefined
  /** What the page consists of. @default a place for captchas */
  readonly body?: string | undefined
  /** The nonce of the site's own script tag. */
  readonly nonce?: string | undefined
  /** What its server says to each token; the last one repeats. */
  readonly answers?: readonly ServerAnswer[] | undefined
  /** A server that has each token verified, in place of `answers`. */
  readonly verify?: ((token: string) => Promise<Response>) | undefined
}

/** The site that uses captchas, with a server of its own. */
export interface SiteServer {
  readonly origin: string
  /** Every token its server was sent, oldest first. */
  readonly tokens: readonly string[]
  close(): Promise<void>
}

/** The site's script with the built packages in it, as they are published; resolved through their `exports`, not through our tsconfig. */
const script = build({
  entryPoints: [fileURLToPath(new URL('site-page.ts', import.meta.url))],
  bundle: true,
  format: 'iife',
  target: 'es2022',
  write: false,
  tsconfigRaw: {},
  logLevel: 'silent',
}).then(({ outputFiles: [file] }) => file?.text ?? '')
script.catch(() => {}) // it fails the tests that ask for it

export async function createSite(options: SiteOptions = {}): Promise<SiteServer> {
  const { headers = {}, head = '', body = '<div id="place"></div>', nonce, answers = ['ok'], verify } = options
  const tokens: string[] = []
  const tag = `<script src="/site.js"${nonce ? ` nonce="${nonce}"` : ''}></script>`
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A site</title><link rel="icon" href="data:,">${head}<body>${body}${tag}</body></html>`
  const code = await script

  const server = http.createServer(async (request, response) => {
    response.setHeader('connection', 'close') // on a connection that is cut while kept alive, Chromium sends a POST again by itself
    if (request.url === '/site.js') return response.writeHead(200, { 'content-type': 'text/javascript' }).end(code)
    if (request.url !== '/submit') return response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(html)
    const token = await text(request)
    tokens.push(token)
    if (verify) {
      const verdict = await verify(token)
      return response.writeHead(verdict.status, Object.fromEntries(verdict.headers)).end(await verdict.text())
    }
    const answer = answers[Math.min(tokens.length, answers.length) - 1]
    if (answer === 'no-answer') return request.socket.destroy()
    const json = answer === 'ok' ? { ok: true } : { success: false, 'error-codes': answer }
    return response.writeHead(answer === 'ok' ? 200 : 403, { 'content-type': 'application/json' }).end(JSON.stringify(json))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function text(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}
