import type { State } from '@catchcha/core'

/** The vendor's attributes that name a function of the window. Source: https://docs.hcaptcha.com/configuration (documented). */
export const CALLBACKS = [
  'callback',
  'expired-callback',
  'chalexpired-callback',
  'open-callback',
  'close-callback',
  'error-callback',
] as const
export type CallbackName = (typeof CALLBACKS)[number]

/** They would run their argument as code. */
const RUNS = /^(eval|Function|setTimeout|setInterval)$/

/** A function of the window by its name, looked up when it is called; undefined where there is none that may be. */
export const named = (name: string | null): ((...what: unknown[]) => void) | undefined => {
  const found: unknown = name && !RUNS.test(name) && Reflect.get(window, name)
  return typeof found === 'function' ? (found as (...what: unknown[]) => void) : undefined
}

/** What is wrong with the name of a callback, if anything: only a function's name will do, and not that of one that would run its argument. */
export function wrongName(name: string, loaded: boolean): string | undefined {
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) return 'it is no name of a function; nothing is ever evaluated'
  if (RUNS.test(name)) return 'this function would run its argument as code'
  return loaded && !named(name) ? 'the window has no function of that name' : undefined
}

/** What a state is called in the vendor's own words, and what goes along. */
export function callbackOf(state: State): readonly [name: CallbackName, value?: unknown] | undefined {
  if (state.status === 'solved') return ['callback', state.token]
  if (state.status === 'challenging') return state.challengeOpen ? ['open-callback'] : undefined
  if (!('failure' in state)) return undefined
  const { kind, code, what } = state.failure
  if (kind === 'cancelled') return ['close-callback']
  if (kind === 'expired') return [what === 'challenge' ? 'chalexpired-callback' : 'expired-callback']
  return ['error-callback', code]
}
