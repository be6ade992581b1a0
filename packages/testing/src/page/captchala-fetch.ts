import type { ServerTokenRules } from '../behaviour.ts'

/** What fetching a challenge needs from its instance. */
export interface FetchHome {
  readonly options: Readonly<Record<string, unknown>>
  rules(): ServerTokenRules
  /** Undefined if the server token pays for a challenge, else the code of the refusal. */
  check(serverToken: unknown): string | undefined
  fail(code: string): void
  over(): boolean
}

/**
 * Fetches challenges for one instance; an expired server token is asked for anew where the rules say so.
 * Self-contained: its text is served as a script.
 */
export function makeFetch(home: FetchHome): (then: () => void) => void {
  let serverToken = home.options['serverToken'] // reset keeps the old one (seen in first-party code)
  return function fetchChallenge(then) {
    const code = home.check(serverToken)
    if (code === undefined) return then()
    const { ask = 'instead' } = home.rules()
    const source = home.options['onServerTokenExpired']
    if (code !== 'server_token_expired' || ask === 'never' || typeof source !== 'function') return home.fail(code)
    if (ask === 'both') home.fail(code)
    const refuse = (): void => {
      if (ask !== 'both' && !home.over()) home.fail(code)
    }
    Promise.resolve()
      .then((): unknown => Reflect.apply(source, undefined, []))
      .then(token => {
        if (typeof token !== 'string' || !token) return refuse()
        serverToken = token
        if (!home.over()) fetchChallenge(then)
      }, refuse)
  }
}
