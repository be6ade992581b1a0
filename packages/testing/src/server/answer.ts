import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Fault } from '../fault.ts'

/** What goes out when nothing goes wrong. */
export interface Body {
  readonly type: string
  readonly text: string
}

interface Page extends Body {
  readonly status: number
}

const PORTAL = '<!doctype html><title>Sign in</title><p>Sign in to use this network.</p>\n'

/** What arrives in place of `body`. */
function page(body: Body, fault: Fault | undefined): Page {
  if (fault?.kind === 'status') return { status: fault.status ?? 503, type: 'text/plain', text: 'The vendor is out of order.\n' }
  if (fault?.kind === 'empty') return { ...body, status: fault.status ?? 200, text: '' }
  if (fault?.kind === 'html') return { status: 200, type: 'text/html', text: PORTAL }
  if (fault?.kind === 'stub') return { ...body, status: 200, text: '(() => {})()\n' }
  return { ...body, status: 200 }
}

/** A TCP reset; a TLS socket cannot send one, so it is cut. */
function reset(socket: Socket): void {
  if ('encrypted' in socket) socket.destroy()
  else socket.resetAndDestroy()
}

/** Answers with `body`, or with what the fault leaves of it. */
export function answer(request: IncomingMessage, response: ServerResponse, body: Body, fault: Fault | undefined): void {
  const { status, type, text } = page(body, fault)
  const bytes = Buffer.from(text)
  const send = (): void => {
    const cors = fault?.cors === false ? {} : { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
    const length = status === 204 ? {} : { 'content-length': bytes.length }
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...length, ...cors })
    if (fault?.kind === 'cut') response.write(bytes.subarray(0, bytes.length >> 1), () => request.socket.destroy())
    else response.end(bytes)
  }
  if (fault?.kind === 'refused') request.socket.destroy()
  else if (fault?.kind === 'reset') reset(request.socket)
  else if (fault?.kind === 'slow') {
    const timer = setTimeout(send, fault.ms ?? 1_000)
    response.on('close', () => clearTimeout(timer))
  } else if (fault?.kind !== 'hang') send()
}
