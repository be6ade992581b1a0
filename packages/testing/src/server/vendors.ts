import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { captchalaScript } from '../captchala.ts'
import { checkObjects } from '../check.ts'
import { faultMeter } from '../fault.ts'
import { hcaptchaScript } from '../hcaptcha.ts'
import { framePage } from '../page/frame-page.ts'
import { scriptText } from '../page/parts.ts'
import type { Play } from '../scenario.ts'
import { isScenarioId, playOf, type ScenarioId, scenario } from '../scenarios.ts'
import { answer, type Body } from './answer.ts'
import { type FakeFile, FRAME_PATH, type Route, readRoute } from './route.ts'

export interface FakeVendorsOptions {
  /** What is played at first. @default 'pass' */
  readonly play?: ScenarioId | Play
  /** Path under which the hosts are served by name, as in `/fake/js.hcaptcha.com/1/api.js`. @default '/fake' */
  readonly prefix?: string
  /** Whether hCaptcha's checkbox is a frame from its asset host, as the real one is. @default true */
  readonly frames?: boolean
}

/** One request that reached the fakes. */
export interface SeenRequest {
  readonly method: string
  readonly host: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

/** A server that listens. */
export interface Listening {
  readonly origin: string
  readonly port: number
  /** Ends it at once, connections that hang included. */
  close(): Promise<void>
}

export interface FakeVendors {
  /** Answers a request and returns true, or returns false and leaves it alone where it is for no vendor. */
  handler(request: IncomingMessage, response: ServerResponse): boolean
  /**
   * Changes what is played from the next request on; `first: n` counts from here. A `?scenario=` in a script's URL goes before it,
   * `&run=` in that URL makes it count anew, and `&auto=off` lets a person solve. Throws a `TypeError` for a scenario that there is not.
   */
  play(what: ScenarioId | Play): void
  /** Every request so far, oldest first. */
  readonly requests: readonly SeenRequest[]
  /** Forgets the requests and the counts. */
  clear(): void
  /** Serves on 127.0.0.1, on a free port unless one is given. */
  listen(port?: number): Promise<Listening>
}

const FRAME_HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Checkbox</title>'

/** Serves both vendors' scripts and frames from the fakes, by the real hosts' names (behind a proxy) and by a path of its own. Throws a `TypeError` for wrong options. */
export function createFakeVendors(options: FakeVendorsOptions = {}): FakeVendors {
  checkObjects('createFakeVendors(options)', { options })
  const { prefix = '/fake', frames = true } = options
  if (typeof prefix !== 'string') throw new TypeError("createFakeVendors({ prefix }): pass a path, such as '/fake'.")
  const requests: SeenRequest[] = []
  let meter = faultMeter()
  let current = playOf('createFakeVendors({ play: what })', options.play ?? 'pass')

  /** The file in the words of a fault; a core script that the page itself asks for, and not our loader, is just its script. */
  const kind = (file: FakeFile, query: URLSearchParams): string => {
    if (file === 'core') return query.get('part') === 'core' ? 'core' : 'script'
    return file === 'hcaptcha' || file === 'loader' ? 'script' : file
  }
  const bodyFor = (route: Route, file: FakeFile, play: Play): Body => {
    const { query } = route
    const kept = new URLSearchParams([...query].filter(([name]) => ['scenario', 'auto', 'run'].includes(name)))
    const auto = query.get('auto') === 'off' ? { auto: false } : {}
    const type = 'text/javascript'
    if (file === 'css') return { type: 'text/css', text: '.captchala-wrapper { display: block }\n' }
    if (file === 'frame') {
      return {
        type: 'text/html',
        text: `${FRAME_HEAD}<body><script>${scriptText(framePage, [])}</script></body></html>\n`,
      }
    }
    if (file === 'hcaptcha') {
      const assets = query.get('assethost') ?? route.base('newassets.hcaptcha.com')
      return {
        type,
        text: hcaptchaScript(
          { ...play.hcaptcha, ...auto },
          {
            onload: query.get('onload') ?? undefined,
            render: query.get('render') ?? 'onload',
            recaptchacompat: query.get('recaptchacompat') ?? undefined,
            hl: query.get('hl') ?? undefined,
            frames: frames ? `${assets}${FRAME_PATH}?${kept}` : undefined,
          },
        ),
      }
    }
    const part = file
    if (part === 'loader') kept.set('part', 'core')
    return {
      type,
      text: captchalaScript(
        { ...play.captchala, ...auto },
        part === 'core' ? { part } : { part, core: `${route.base(route.host)}/captchala.js?${kept}` },
      ),
    }
  }

  function handler(request: IncomingMessage, response: ServerResponse): boolean {
    const route = readRoute(request, prefix)
    if (!route) return false
    const { host, path, query, file } = route
    requests.push({ method: request.method ?? 'GET', host, path, query: Object.fromEntries(query) })
    const asked = query.get('scenario')
    const play: Play = isScenarioId(asked) ? scenario(asked) : current
    const fault = file && meter(play.network, kind(file, query), host, `${asked} ${query.get('run')}`)
    if (file) answer(request, response, bodyFor(route, file, play), fault)
    else response.writeHead(404, { 'access-control-allow-origin': '*' }).end()
    return true
  }

  return {
    handler,
    requests,
    play(what) {
      current = playOf('play(what)', what)
      meter = faultMeter()
    },
    clear() {
      requests.length = 0
      meter = faultMeter()
    },
    listen(port = 0) {
      const server = http.createServer((request, response) => {
        if (!handler(request, response)) response.writeHead(404).end()
      })
      return new Promise((resolve, reject) => {
        server.on('error', reject)
        server.listen(port, '127.0.0.1', () => {
          const bound = (server.address() as AddressInfo).port
          const close = (): Promise<void> =>
            new Promise(done => {
              server.close(() => done())
              server.closeAllConnections()
            })
          resolve({ origin: `http://127.0.0.1:${bound}`, port: bound, close })
        })
      })
    },
  }
}
