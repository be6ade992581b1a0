import type { StageChoice } from '../shared/choice.ts'

const query = ({ run, vendor, scenario, key }: StageChoice): string =>
  `?${new URLSearchParams({ run, vendor, scenario, ...(key && { key }) })}`

const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => (await fetch(path, { cache: 'no-store', ...init })).json()

/** Sends the form to the site's own backend, which has the token verified; what comes of it is what the scenario says. Rejects where no answer comes. */
export async function send(choice: StageChoice, token: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`/site/submit${query(choice)}`, { method: 'POST', headers, body: JSON.stringify({ captcha_token: token }) })
  await answer.clone().text() // an answer that breaks off is none
  return answer
}

/** A server token of CaptchaLa's, from the site's own backend. */
export async function serverToken(choice: StageChoice): Promise<string> {
  const { serverToken: token } = (await ask(`/site/server-token${query(choice)}`, { method: 'POST' })) as { serverToken: string }
  return token
}

/** Cuts or restores the vendors' connections of this run. */
export const setLine = (choice: StageChoice, cut: boolean): Promise<unknown> =>
  ask(`/site/line${query(choice)}&cut=${cut ? 1 : 0}`, { method: 'POST' })

/** What the server saw of this run. */
export interface Log {
  /** Vendor scripts that were asked for. */
  readonly scripts: number
  /** Forms that were sent. */
  readonly sends: number
  /** Whether a token came twice. */
  readonly repeated: boolean
}
export const readLog = (choice: StageChoice): Promise<Log> => ask(`/site/log${query(choice)}`) as Promise<Log>
