import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'

const PAGES = new URL('../static/', import.meta.url)
const SCRIPT = new URL('../../packages/script/', import.meta.url)
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript', map: 'application/json' }
const LONGEST = 100_000

/** What the strict page is served with; the fake vendors are of the other loopback name or of our own. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    "frame-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types catchcha',
  ].join('; ')

/** Builds the files that the pages load, so that they are never missing or stale. */
export async function buildStatic(): Promise<void> {
  const { bundle } = (await import(new URL('build.mjs', SCRIPT).href)) as { bundle(): Promise<unknown> }
  await bundle()
}

/** Serves `/static/` as it lies there, the built files, and the backend of the site that the pages pretend to be; false for other addresses. */
export function createStatic(): (url: URL, request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const seen = new Set<string>()
  return async (url, request, response) => {
    const { pathname, searchParams } = url
    if (!pathname.startsWith('/static/')) return false
    const name = pathname.slice('/static/'.length) || 'index.html'
    if (name === 'post' && request.method === 'POST') {
      await new Promise(resolve => setTimeout(resolve, Math.min(10_000, Number(searchParams.get('slow')) || 0)))
      const data = await read(request)
      const codes = judge(data, seen, searchParams.get('dead') === 'first')
      if (searchParams.has('json'))
        return send(response, 200, 'json', JSON.stringify(codes ? { success: false, 'error-codes': codes } : { ok: true }))
      return send(response, 200, 'html', receipt(data, codes))
    }
    if (!/^[\w-]+\.(html|css)$|^(catchcha|h-captcha)\.js(\.map)?$|^words\/[\w-]+\.js$/.test(name))
      return send(response, 404, 'html', 'There is no such page.')
    const type = name.split('.').at(-1) ?? ''
    const file = type === 'html' || type === 'css' ? new URL(name, PAGES) : new URL(`dist/${name}`, SCRIPT)
    const text = await readFile(fileURLToPath(file), 'utf8').catch(() => undefined)
    if (text === undefined) return send(response, 404, 'html', 'There is no such page.')
    const nonce = randomBytes(16).toString('base64')
    if (name === 'csp.html') response.setHeader('content-security-policy', policy(nonce))
    return send(response, 200, type, type === 'html' ? text.replaceAll('{nonce}', nonce) : text)
  }
}

function send(response: ServerResponse, status: number, type: string, text: string): true {
  response
    .writeHead(status, { 'content-type': `${TYPES[type] ?? 'application/json'}; charset=utf-8`, 'cache-control': 'no-cache' })
    .end(text)
  return true
}

async function read(request: IncomingMessage): Promise<FormData> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    parts.push(part as Buffer)
    length += (part as Buffer).length
    if (length > LONGEST) break
  }
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  return new Response(Buffer.concat(parts), { headers }).formData().catch(() => new FormData())
}

const TOKENS = ['h-captcha-response', 'captchala_token']

/** What a server would say to the token: the codes of a refusal, or nothing. */
function judge(data: FormData, seen: Set<string>, dead: boolean): string[] | undefined {
  const tokens = TOKENS.flatMap(name => data.getAll(name).map(String))
  const [token] = tokens
  if (!token || tokens.length > 1) return ['missing-input-response']
  if (seen.has(token)) return ['already-seen-response']
  seen.add(token)
  return dead && seen.size % 2 ? ['expired-input-response'] : undefined
}

const plain = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 12)}… (${text.length} characters)` : text)

/** The page that shows what arrived. */
function receipt(data: FormData, codes: string[] | undefined): string {
  const rows = [...data].map(([name, value]) => {
    const text = /response$|token$/.test(name) ? `${String(value).slice(0, 9)}… (${String(value).length} characters)` : short(String(value))
    return `<tr><th>${plain(name)}</th><td>${plain(text)}</td></tr>`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>What arrived</title><link rel="stylesheet" href="style.css"><link rel="icon" href="../favicon.svg"><body>
<nav><a href="./">All pages</a></nav><h1>${codes ? 'Refused' : 'Accepted'}</h1>
<p>${codes ? `The server would refuse this: <code>${plain(codes.join(', '))}</code>` : 'One token, never seen before.'}</p>
<table>${rows.join('')}</table><p>Go back in the browser to send it again.</p></body></html>`
}
