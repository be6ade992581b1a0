import { copy, type Provider } from './adapter.ts'
import type { Failure } from './failure.ts'
import { must } from './must.ts'
import { same } from './same.ts'
import type { EventType, State } from './state.ts'

/** How a captcha recovers by itself. */
export interface Retry {
  /** Most automatic tries in a row; what the kind of failure allows is the upper limit. @default 3 */
  readonly tries?: number
  /** The first wait in ms; it doubles with each try. @default 1000 */
  readonly delay?: number
  /** After so many vendor failures in a minute, anywhere on the page, everything waits. @default 20 */
  readonly budget?: number
}

/** One thing that happened, for logs and timelines; it never carries a token. */
export interface CaptchaEvent {
  readonly type: EventType
  readonly status: State['status']
  /** ms epoch. */
  readonly at: number
  readonly vendor: string
  readonly failure: Failure | undefined
}

/** Deadlines in ms. */
export interface Timeouts {
  /** For the script. @default 15000 */
  readonly load?: number
  /** For a mounted widget to become ready, and for `execute()` to get an element. @default 15000 */
  readonly ready?: number
  /** For a run; it pauses while a challenge is open. @default 30000 */
  readonly run?: number
}

/** What a captcha is made from. */
export interface CaptchaOptions {
  /** An adapter bound to its options. */
  readonly provider: Provider
  readonly timeouts?: Timeouts | undefined
  /** How it recovers by itself; false switches every automatic try off. */
  readonly retry?: Retry | false | undefined
  /** When the vendor's script is fetched; a run always fetches it. @default 'eager' */
  readonly load?: 'eager' | 'visible' | 'interaction' | undefined
  /** BCP 47 tag. @default the page's `<html lang>`, else the vendor's choice (the browser's) */
  readonly locale?: string | undefined
  /** For the script tag, under a content security policy. */
  readonly nonce?: string | undefined
  /** Hears everything that happens, without tokens. */
  readonly onEvent?: ((event: CaptchaEvent) => void) | undefined
  /** Whether a rate limit is remembered over a reload, in `sessionStorage`. @default true */
  readonly remember?: boolean | undefined
  /** A token is handed out only if it has this long to live, ms. @default 10000 */
  readonly minTokenLife?: number | undefined
  /** Whether a failed script is asked for once more to tell causes apart; it can trip the page's own `connect-src`. @default true */
  readonly probe?: boolean | undefined
}

const KNOWN = 'provider timeouts retry load locale nonce onEvent remember minTokenLife probe'

/** Options with all deadlines in them. */
export interface Settings extends CaptchaOptions {
  readonly timeouts: Required<Timeouts>
}

/** A time that can be meant, else the usual one: without a number a deadline would never come, or at once. */
export const ms = (given: unknown, usual: number): number => (Number.isFinite(given) && (given as number) >= 0 ? (given as number) : usual)

/** Reads a page's options; throws a `TypeError` that says what to do for what cannot be meant. */
export function readOptions(input: CaptchaOptions): Settings {
  const options = copy(input, 'createCaptcha', KNOWN)
  must(options.provider?.adapter, 'createCaptcha({ provider }): pass what an adapter returns.')
  const { load, ready, run } = Object(options.timeouts) as Timeouts
  return { ...options, timeouts: { load: ms(load, 15_000), ready: ms(ready, 15_000), run: ms(run, 30_000) } }
}

/** What makes a widget another one. */
const identity = ({ provider, locale, nonce }: CaptchaOptions): unknown => [provider.adapter.vendor, provider.options, locale, nonce]

/** Whether two captchas' options make the same widget. */
export const sameWidget = (a: CaptchaOptions, b: CaptchaOptions): boolean => same(identity(a), identity(b))

/** Whether two providers make the same widget. */
export const sameProvider = (a: Provider, b: Provider): boolean => a.adapter.vendor === b.adapter.vendor && same(a.options, b.options)
