import { createHash, X509Certificate } from 'node:crypto'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import net, { type AddressInfo, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { generate } from 'selfsigned'
import { VENDOR_HOSTS } from './route.ts'

export interface FakeNetworkOptions {
  /** Answers requests to every listed host; false becomes a 404. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => unknown
  /** Hosts that can be reached; every other one is cut off. @default the vendors' hosts */
  readonly hosts?: readonly string[]
}

/** A network of its own on loopback, for a browser that is given its port as an HTTP proxy and told to accept its certificate. */
export interface FakeNetwork {
  /** Port of the proxy on 127.0.0.1. */
  readonly port: number
  /** SHA-256 of the certificate's public key in base64, for Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spki: string
  /** `host:port` of every connection asked for, oldest first, refused ones too. */
  readonly connections: readonly string[]
  /** From now on connections to this host are cut, open ones at once. */
  refuse(host: string): void
  /** From now on connections to this host are neither answered nor cut. */
  hang(host: string): void
  /** Lets this host, or all, be reached again; connections that hang are cut. */
  restore(host?: string): void
  /** Ends proxy, server and every connection. */
  close(): Promise<void>
}

/** Starts a CONNECT proxy and behind it a TLS server that answers in the name of `hosts`. Rejects with a `TypeError` for wrong options. */
export async function createFakeNetwork(options: FakeNetworkOptions): Promise<FakeNetwork> {
  const { handler, hosts = VENDOR_HOSTS } = Object(options) as FakeNetworkOptions
  if (typeof handler !== 'function' || !Array.isArray(hosts))
    throw new TypeError(
      'createFakeNetwork({ handler, hosts }): pass a function as handler, such as the one of createFakeVendors(), and a list as hosts.',
    )
  const altNames = hosts.map(value => ({ type: 2 as const, value }))
  const pem = await generate([{ name: 'commonName', value: hosts[0] ?? 'fake.invalid' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames }],
  })
  const open = new Set<{ host: string; socket: Duplex }>()
  const trouble = new Map<string, 'refuse' | 'hang'>()
  const connections: string[] = []
  const listen = (server: net.Server): Promise<number> =>
    new Promise((resolve, reject) => {
      server.on('error', reject)
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
    })
  const cut = (host?: string): void => {
    for (const each of open) if (host === undefined || each.host === host) each.socket.destroy()
  }

  const secure = https.createServer({ key: pem.private, cert: pem.cert }, (request, response) => {
    if (handler(request, response) === false) response.writeHead(404).end()
  })
  const target = await listen(secure)
  // A proxy's own error page would reach some browsers' pages as the vendor's answer, so the connection is cut instead.
  const proxy = http.createServer(request => request.socket.destroy())
  proxy.on('connect', (request: IncomingMessage, socket: Duplex) => {
    const host = (request.url ?? '').replace(/:\d+$/, '')
    const each = { host, socket }
    connections.push(request.url ?? '')
    open.add(each)
    socket.on('close', () => open.delete(each))
    socket.on('error', () => socket.destroy()) // the browser gave up; nothing to tell anybody
    if (trouble.get(host) === 'hang') return
    if (!hosts.includes(host) || trouble.has(host)) return void socket.destroy()
    const tunnel: Socket = net.connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      tunnel.pipe(socket).pipe(tunnel)
    })
    tunnel.on('error', () => socket.destroy())
    socket.on('close', () => tunnel.destroy())
  })
  const port = await listen(proxy)

  const shut = (server: http.Server): Promise<void> =>
    new Promise(done => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return {
    port,
    spki: createHash('sha256')
      .update(new X509Certificate(pem.cert).publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
    connections,
    refuse(host) {
      trouble.set(host, 'refuse')
      cut(host)
    },
    hang(host) {
      trouble.set(host, 'hang')
    },
    restore(host) {
      for (const [name, kind] of trouble) {
        if (host !== undefined && name !== host) continue
        trouble.delete(name)
        if (kind === 'hang') cut(name)
      }
    },
    async close() {
      cut()
      await Promise.all([shut(proxy), shut(secure)])
    },
  }
}
