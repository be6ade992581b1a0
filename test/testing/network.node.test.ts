import { once } from 'node:events'
import http from 'node:http'
import type { Socket } from 'node:net'
import tls from 'node:tls'
import { createFakeNetwork, createFakeVendors, type FakeNetwork, type FakeVendors } from '@catchcha/testing/server'
import { afterEach, beforeEach, expect, test } from 'vitest'

let network: FakeNetwork
let vendors: FakeVendors
const open = new Set<Socket>()

const connect = (host: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port: network.port, method: 'CONNECT', path: `${host}:443`, agent: false })
    request.on('connect', (_response, socket) => resolve(socket))
    request.on('socket', socket => open.add(socket))
    request.on('error', reject)
    request.end()
  })
/** GET over TLS through the proxy; resolves with the first line and the certificate's names. */
const get = async (host: string, path: string): Promise<{ line: string; names: string }> => {
  const socket = tls.connect({ socket: await connect(host), servername: host, rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const names = socket.getPeerCertificate().subjectaltname ?? ''
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
  let text = ''
  for await (const chunk of socket) text += String(chunk)
  return { line: text.slice(0, text.indexOf('\r\n')), names }
}

beforeEach(async () => {
  vendors = createFakeVendors()
  network = await createFakeNetwork({ handler: vendors.handler })
})
afterEach(async () => {
  for (const socket of open) socket.destroy()
  open.clear()
  await network.close()
})

test('answers in the vendors’ names over TLS', async () => {
  expect((await get('js.hcaptcha.com', '/1/api.js')).line).toBe('HTTP/1.1 200 OK')
  expect((await get('cdn.captchala.com', '/captchala-loader.js')).line).toBe('HTTP/1.1 200 OK')
  expect((await get('js.hcaptcha.com', '/nothing')).line).toBe('HTTP/1.1 404 Not Found')
  expect(network.connections).toEqual(['js.hcaptcha.com:443', 'cdn.captchala.com:443', 'js.hcaptcha.com:443'])
})

test('cuts a connection to a host that is not listed, and plain requests', async () => {
  await expect(connect('example.com')).rejects.toThrow('socket hang up')
  await expect(fetch(`http://127.0.0.1:${network.port}/`)).rejects.toThrow()
})

test('refuses a host until it is restored, open connections included', async () => {
  const before = await connect('js.hcaptcha.com')
  const ended = new Promise(resolve => before.on('close', resolve))
  network.refuse('js.hcaptcha.com')
  await ended
  await expect(connect('js.hcaptcha.com')).rejects.toThrow('socket hang up')
  expect((await get('cdn.captcha-cdn.net', '/captchala.js')).line).toBe('HTTP/1.1 200 OK')
  network.restore('js.hcaptcha.com')
  expect((await get('js.hcaptcha.com', '/1/api.js')).line).toBe('HTTP/1.1 200 OK')
})

test('neither answers nor cuts a connection to a host that hangs, until it is restored', async () => {
  network.hang('js.hcaptcha.com')
  let outcome = 'pending'
  const hung = connect('js.hcaptcha.com').then(
    () => {
      outcome = 'answered'
    },
    () => {
      outcome = 'cut'
    },
  )
  await get('cdn.captcha-cdn.net', '/captchala.js')
  await expect.poll(() => network.connections).toContain('js.hcaptcha.com:443')
  expect(outcome).toBe('pending')
  network.restore()
  await hung
  expect(outcome).toBe('cut')
})

test('names the hosts it is given in its certificate', async () => {
  const other = await createFakeNetwork({ hosts: ['a.test', 'b.test'], handler: (_request, response) => response.end('ok') })
  const port = network.port
  Object.defineProperty(network, 'port', { value: other.port })
  const { line, names } = await get('a.test', '/')
  Object.defineProperty(network, 'port', { value: port })
  expect(line).toBe('HTTP/1.1 200 OK')
  expect(names).toBe('DNS:a.test, DNS:b.test')
  expect(other.spki).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  await other.close()
})

test('ends with connections still open', async () => {
  await connect('js.hcaptcha.com')
  await expect(network.close()).resolves.toBeUndefined()
  network = await createFakeNetwork({ handler: createFakeVendors().handler })
})

test.each(['refused', 'reset', 'cut'] as const)('plays the vendors’ own fault "%s" over TLS too', async kind => {
  vendors.play({ network: { kind } })
  const socket = tls.connect({ socket: await connect('js.hcaptcha.com'), servername: 'js.hcaptcha.com', rejectUnauthorized: false })
  socket.on('error', () => {}) // how a cut looks from here depends on the kernel
  socket.write('GET /1/api.js HTTP/1.1\r\nhost: js.hcaptcha.com\r\n\r\n')
  let bytes = 0
  socket.on('data', chunk => {
    bytes += chunk.length
  })
  await new Promise(resolve => socket.on('close', resolve))
  expect(bytes > 0).toBe(kind === 'cut')
  vendors.play('pass')
  expect((await get('js.hcaptcha.com', '/1/api.js')).line).toBe('HTTP/1.1 200 OK')
})
