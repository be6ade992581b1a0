import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { addressOf } from '../address.ts'
import { checkObjects } from '../check.ts'
import type { Listening } from '../server/vendors.ts'
import { aicaptchaService } from './aicaptcha-service.ts'
import { captchalaService } from './captchala-service.ts'
import { FAULTS, faultCounter, isFault, send, type VerifyFault, worked } from './fault.ts'
import { hcaptchaService } from './hcaptcha-service.ts'
import { readAsked } from './read.ts'
import type { Accounts, Service, Told } from './service.ts'
import { createTokens, type TokenOptions, type VerifyVendor } from './tokens.ts'

/** Keys and ways of each service; what is left out is as in `FAKE_ACCOUNTS`. */
export type FakeAccounts = { readonly [Vendor in VerifyVendor]?: Partial<Accounts[Vendor]> | undefined }

export interface FakeVerifiersOptions {
  readonly accounts?: FakeAccounts | undefined
  /** Path under which the hosts are served by name, as in `/fake/api.hcaptcha.com/siteverify`. @default '/fake' */
  readonly prefix?: string | undefined
  /** Whether tokens made by the fakes in the page are good, too, from when they are first seen. @default true */
  readonly pageTokens?: boolean | undefined
  /** @default Date.now */
  readonly now?: (() => number) | undefined
}

/** One request that reached a service. */
export interface SeenVerification {
  readonly vendor: VerifyVendor
  readonly host: string
  readonly path: string
  readonly token: string | undefined
  readonly fields: Readonly<Record<string, unknown>>
}

export interface FakeVerifiers {
  /** Answers a request and returns true, or returns false and leaves it alone where it is for no service. */
  handler(request: IncomingMessage, response: ServerResponse): boolean
  /** A token as the vendor's widget would hand it out; throws a `TypeError` for a vendor that there is not. */
  mint(vendor: VerifyVendor, options?: TokenOptions): string
  /** What goes wrong from the next request on; undefined: nothing. Throws a `TypeError` for a fault that there is not. */
  fail(fault: VerifyFault | undefined): void
  /** Every request so far, oldest first. */
  readonly requests: readonly SeenVerification[]
  /** Forgets the requests, not the tokens. */
  clear(): void
  /** Where the services are while served from `origin`; for the options of `@catchcha/server`'s providers. */
  endpoints(origin: string): Readonly<Record<VerifyVendor | 'backup', string>>
  /** Serves on 127.0.0.1, on a free port unless one is given. */
  listen(port?: number): Promise<Listening>
}

/** The keys that are right unless others are given. */
export const FAKE_ACCOUNTS: Accounts = {
  hcaptcha: { secret: '0xFakeSecretOfNobody', sitekey: '11111111-2222-3333-4444-555555555555', combined: true, needsIp: false },
  captchala: { appKey: 'fake_app', appSecret: 'fake-app-secret-of-nobody' },
  aicaptcha: { secret: 'fake-ai-secret-of-nobody' },
}

const ROUTES: readonly (readonly [RegExp, VerifyVendor])[] = [
  [/^(api\.)?hcaptcha\.com\/siteverify$/, 'hcaptcha'],
  [/^apiv1\.captcha\.la\/v1\/(validate|server\/challenge\/issue)$/, 'captchala'],
  [/^fallbackapiv1\.captchala\.com\/api\/validate$/, 'captchala'],
  [/^api1\.aicaptcha\.net\/(siteverify|serververify)$/, 'aicaptcha'],
]
const SERVICES: Readonly<Record<VerifyVendor, Service>> = {
  hcaptcha: hcaptchaService,
  captchala: captchalaService,
  aicaptcha: aicaptchaService,
}

/** Plays the vendors' verification over HTTP: single use, 120 seconds, their checks and their words, and faults on command. Throws a `TypeError` for wrong options. */
export function createFakeVerifiers(options: FakeVerifiersOptions = {}): FakeVerifiers {
  checkObjects('createFakeVerifiers(options)', { options })
  const { accounts = {}, prefix = '/fake', pageTokens = true, now = Date.now } = options
  checkObjects('createFakeVerifiers({ accounts })', { accounts })
  if (typeof prefix !== 'string' || typeof now !== 'function')
    throw new TypeError("createFakeVerifiers({ prefix, now }): pass a path, such as '/fake', and a function that returns ms.")
  const { hcaptcha, captchala, aicaptcha } = FAKE_ACCOUNTS
  const keys: Accounts = {
    hcaptcha: { ...hcaptcha, ...accounts.hcaptcha },
    captchala: { ...captchala, ...accounts.captchala },
    aicaptcha: { ...aicaptcha, ...accounts.aicaptcha },
  }
  const tokens = createTokens(now, pageTokens)
  const requests: SeenVerification[] = []
  let next = faultCounter(undefined)

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    vendor: VerifyVendor,
    host: string,
    path: string,
  ): Promise<void> {
    const asked = await readAsked(request, path)
    const service = SERVICES[vendor]
    requests.push({ vendor, host, path, token: service.token(asked), fields: asked.fields })
    const fault = next(host)
    const told: Told = fault?.kind === 'codes' ? { body: service.refusal(fault.codes ?? []) } : service.answer(asked, tokens, keys)
    if (told.spends && (!fault || worked(fault))) tokens.spend(told.spends)
    send(request, response, told.body, told.status ?? 200, fault)
  }

  function handler(request: IncomingMessage, response: ServerResponse): boolean {
    const pathname = addressOf(request)?.pathname ?? ''
    const inside = pathname.startsWith(`${prefix}/`)
    const address = inside ? pathname.slice(prefix.length + 1) : (request.headers.host ?? '').replace(/:\d+$/, '') + pathname
    const vendor = ROUTES.find(([pattern]) => pattern.test(address))?.[1]
    if (!vendor) return false
    const slash = address.indexOf('/')
    if (request.method !== 'POST') response.writeHead(405, { allow: 'POST' }).end()
    // fails only where the client went away in the middle of its request
    else answer(request, response, vendor, address.slice(0, slash), address.slice(slash)).catch(() => request.socket.destroy())
    return true
  }

  return {
    handler,
    mint(vendor, options) {
      if (!Object.hasOwn(SERVICES, vendor)) throw new TypeError(`mint(vendor): pass one of ${Object.keys(SERVICES).join(', ')}.`)
      return tokens.mint(vendor, options)
    },
    fail(fault) {
      if (fault !== undefined && !isFault(fault)) throw new TypeError(`fail({ kind }): pass as kind one of ${FAULTS.join(', ')}.`)
      next = faultCounter(fault)
    },
    requests,
    clear() {
      requests.length = 0
    },
    endpoints: origin => ({
      hcaptcha: `${origin}${prefix}/api.hcaptcha.com/siteverify`,
      captchala: `${origin}${prefix}/apiv1.captcha.la`,
      backup: `${origin}${prefix}/fallbackapiv1.captchala.com`,
      aicaptcha: `${origin}${prefix}/api1.aicaptcha.net/siteverify`,
    }),
    listen(port = 0) {
      const server = http.createServer((request, response) => {
        if (!handler(request, response)) response.writeHead(404).end()
      })
      const close = (): Promise<void> =>
        new Promise(done => {
          server.close(() => done())
          server.closeAllConnections()
        })
      return new Promise((resolve, reject) => {
        server.on('error', reject)
        server.listen(port, '127.0.0.1', () => {
          const bound = (server.address() as AddressInfo).port
          resolve({ origin: `http://127.0.0.1:${bound}`, port: bound, close })
        })
      })
    },
  }
}
