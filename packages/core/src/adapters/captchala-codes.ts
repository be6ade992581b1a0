import type { Fact } from '../adapter.ts'
import { type Codes, kindOf, read } from '../read.ts'

/**
 * Codes by kind, first match wins; one that is not listed is `broken` with its text kept. `expired` is the vendor's own list of those that
 * ask for a new server token and a new widget (observed in two first-party plugins).
 */
const CODES: Codes = {
  expired: /^(server_token_(required|invalid|expired|exhausted|(app|binding)_mismatch)|(token|challenge|session)_expired)$/,
  'rate-limited': /rate_limit/,
  misconfigured: /app_key|app_secret|app_disabled|invalid_action/,
  unreachable: /CDN servers failed|load timeout|network|request_failed|loader/i,
}

/** Reads "text (code)", Errors, `{code, message}`, `{error}` and nothing at all; only the code counts, texts are in the visitor's language. */
export function classify(value: unknown): Fact {
  const { code: first, text } = read(value)
  const code = /\(([a-z_]+)\)\s*$/.exec(text || first)?.[1] ?? first
  const kind = kindOf(CODES, code)
  const what = (/^(token|challenge)_/.exec(code)?.[1] ?? 'session') as 'session'
  return { kind, code, detail: text || first, cause: value, ...(kind === 'expired' && { what, dead: true, rerun: true }) }
}
