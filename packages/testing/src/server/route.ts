import type { IncomingMessage } from 'node:http'
import { addressOf } from '../address.ts'

/** The files of the vendors that the fakes stand in for. */
export type FakeFile = 'hcaptcha' | 'frame' | 'loader' | 'core' | 'css'

/** A request, understood. */
export interface Route {
  readonly host: string
  readonly path: string
  readonly query: URLSearchParams
  readonly file: FakeFile | undefined
  /** Address of a vendor's host as this page reaches it: the real one behind a proxy, a path of ours otherwise. */
  base(host: string): string
}

/** The hosts the fakes answer for; the frames and the second CDN are among them. */
export const VENDOR_HOSTS: readonly string[] = [
  'js.hcaptcha.com',
  'hcaptcha.com',
  'newassets.hcaptcha.com',
  'cdn.captcha-cdn.net',
  'cdn.captchala.com',
]

/** Where the frame lies on hCaptcha's asset host; the vendor's own path changes with every build. */
export const FRAME_PATH = '/captcha/fake/checkbox.html'

const FILES: readonly (readonly [RegExp, FakeFile])[] = [
  [/^(js\.)?hcaptcha\.com\/1\/(secure-)?api\.js$/, 'hcaptcha'],
  [/^newassets\.hcaptcha\.com\/captcha\/fake\/checkbox\.html$/, 'frame'],
  [/^cdn\.(captcha-cdn\.net|captchala\.com)\/captchala-loader\.js$/, 'loader'],
  [/^cdn\.(captcha-cdn\.net|captchala\.com)\/captchala\.js$/, 'core'],
  [/^cdn\.(captcha-cdn\.net|captchala\.com)\/captchala\.css$/, 'css'],
]

/** Reads host and path from the Host header, or from `<prefix>/<host>/<path>`; undefined where the request is for nobody we know. */
export function readRoute(request: IncomingMessage, prefix: string): Route | undefined {
  const header = request.headers.host ?? ''
  const scheme = 'encrypted' in request.socket ? 'https' : 'http'
  const url = addressOf(request)
  if (!url) return undefined
  const local = url.pathname.startsWith(`${prefix}/`)
  const [host = '', ...rest] = local
    ? url.pathname.slice(prefix.length + 1).split('/')
    : [header.replace(/:\d+$/, ''), ...url.pathname.slice(1).split('/')]
  if (!VENDOR_HOSTS.includes(host)) return undefined
  const path = `/${rest.join('/')}`
  return {
    host,
    path,
    query: url.searchParams,
    file: FILES.find(([pattern]) => pattern.test(host + path))?.[1],
    base: other => (local ? `${scheme}://${header}${prefix}/${other}` : `${scheme}://${other}`),
  }
}
