import type { IncomingMessage } from 'node:http'

/** The address a request asks for; undefined where that is none, as in `GET //`. */
export function addressOf(request: IncomingMessage): URL | undefined {
  try {
    return new URL(request.url ?? '/', 'http://any.invalid')
  } catch {
    return undefined // whoever sends this is told that there is nothing
  }
}
