import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { State } from '@catchcha/core'
import type { Play, ScenarioId } from '@catchcha/testing'
import { createFakeVendors, type FakeNetwork, type FakeVendors } from '@catchcha/testing/server'
import { onTestFinished } from 'vitest'
import { newPage, type PageOptions, type Watched } from './browser.ts'
import { takeNetwork } from './networks.ts'

/** A form as it arrived. */
export interface Post {
  readonly path: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

export interface PlainOptions extends Pick<PageOptions, 'expected' | 'backForwardCache'> {
  /** Tags before the body's. @default our file */
  readonly head?: string
  readonly body: string
  /** Sent with every page. */
  readonly headers?: Readonly<Record<string, string>>
  /** What the vendors play. @default 'pass' */
  readonly play?: ScenarioId | Play
  /** How long the server thinks about a form, ms. @default 0 */
  readonly slow?: number
  /** What it answers to the n-th form, as JSON. @default a page that says "Thank you" */
  readonly answers?: readonly object[]
  readonly clock?: boolean
}

/** A page as its author wrote it, served as it is, with the file that a tag loads. */
export interface Plain extends Watched {
  readonly origin: string
  readonly posts: readonly Post[]
  readonly vendors: FakeVendors
  readonly network: FakeNetwork
  /** The state of the n-th element. */
  state(index?: number): Promise<State>
  until(status: State['status'], index?: number): Promise<void>
}

const SCRIPT = fileURLToPath(new URL('../../packages/script/', import.meta.url))
export const TAG = '<script src="/catchcha.js" defer></script>'
export const INVISIBLE = '<catch-captcha vendor="hcaptcha" sitekey="site" size="invisible"></catch-captcha>'
export const CHECKBOX = '<catch-captcha vendor="hcaptcha" sitekey="site"></catch-captcha>'
/** Challenges wait for a person. */
export const HUMAN: Play = { hcaptcha: { auto: false }, captchala: { auto: false } }

/** The policy a careful site sends; the vendors' hosts are those of the fakes. */
const VENDOR = 'https://*.hcaptcha.com https://hcaptcha.com https://cdn.captcha-cdn.net'
export const STRICT = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'nonce-abc' 'strict-dynamic'",
    `style-src 'nonce-abc' ${VENDOR}`,
    `frame-src ${VENDOR}`,
    `connect-src 'self' ${VENDOR}`,
    'img-src data:',
    "require-trusted-types-for 'script'",
    'trusted-types catchcha',
  ].join('; '),
}

let built = false
/** The file as it is published. */
function builtFile(name: string): string {
  if (!built) execFileSync(process.execPath, [`${SCRIPT}build.mjs`])
  built = true
  return readFileSync(`${SCRIPT}dist/${name}`, 'utf8')
}

async function fieldsOf(request: IncomingMessage): Promise<Post['fields']> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const type = request.headers['content-type'] ?? ''
  const body = Buffer.concat(parts)
  const data = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => new FormData())
  return [...data].map(([name, value]) => [name, String(value)] as const)
}

export async function openPlain(options: PlainOptions): Promise<Plain> {
  const { head = TAG, body, headers = {}, play, slow = 0, answers, clock } = options
  const vendors = createFakeVendors({ ...(play && { play }) })
  const { network, giveBack } = await takeNetwork(vendors)
  onTestFinished(giveBack)
  const posts: Post[] = []
  const html = (text: string): string =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A site</title><link rel="icon" href="data:,">${text}</html>`
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const { pathname: path } = new URL(request.url ?? '/', 'http://any.invalid')
    if (/^\/(catchcha|h-captcha|words\/.*)\.js$/.test(path))
      return response.writeHead(200, { 'content-type': 'text/javascript' }).end(builtFile(path.slice(1)))
    if (request.method === 'POST') {
      posts.push({ path: request.url ?? '', fields: await fieldsOf(request) })
      await new Promise(resolve => setTimeout(resolve, slow))
      const answer = answers?.[Math.min(posts.length, answers.length) - 1]
      if (answer) return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    }
    const page = path === '/' ? `${head}</head><body>${body}</body>` : '</head><body><h1>Thank you</h1></body>'
    return response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(html(page))
  }
  const server = http.createServer((request, response) => void serve(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const proxy = { server: `http://127.0.0.1:${network.port}`, bypass: '127.0.0.1' }
  const watched = await newPage({ ...options, context: { proxy, ignoreHTTPSErrors: true } })
  const { page } = watched
  page.setDefaultTimeout(15_000)
  if (clock) await page.clock.install()
  await page.goto(origin)
  return {
    ...watched,
    origin,
    posts,
    vendors,
    network,
    state: (index = 0) => page.evaluate(index => document.querySelectorAll('catch-captcha')[index]?.state ?? { status: 'idle' }, index),
    async until(status, index = 0) {
      await page.waitForFunction(([status, index]) => document.querySelectorAll('catch-captcha')[index]?.state?.status === status, [
        status,
        index,
      ] as const)
    },
  }
}

/** The values of a field in a form that arrived. */
export const all = (post: Post | undefined, name: string): string[] =>
  (post?.fields ?? []).filter(([field]) => field === name).map(([, value]) => value)

/** The hCaptcha token of a form that arrived, which must be there once. */
export function tokenOf(post: Post | undefined, name = 'h-captcha-response'): string {
  const values = all(post, name)
  if (values.length !== 1 || !values[0]) throw new Error(`${values.length} tokens in ${JSON.stringify(post)}`)
  return values[0]
}
