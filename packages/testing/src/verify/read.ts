import type { IncomingMessage } from 'node:http'
import type { Asked } from './service.ts'

/** The whole request, its body as fields; a form field that comes twice is an array. */
export async function readAsked(request: IncomingMessage, path: string): Promise<Asked> {
  let body = ''
  for await (const part of request) body += String(part)
  const type = (request.headers['content-type'] ?? '').replace(/;.*/, '').trim()
  return { path, type, headers: request.headers, fields: type === 'application/json' ? parse(body) : form(body) }
}

function form(body: string): Readonly<Record<string, unknown>> {
  const params = new URLSearchParams(body)
  return Object.fromEntries([...params.keys()].map(name => [name, params.getAll(name).length > 1 ? params.getAll(name) : params.get(name)]))
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {} // a malformed body has no fields
  }
}
