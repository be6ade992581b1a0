import type { CaptchaOptions } from './options.ts'
import type { Outcome } from './run.ts'
import type { State } from './state.ts'
import type { Reject, Send, Submitted } from './submit.ts'

/** What a run is asked for; other names are handed to the vendor (`rqdata` …). */
export interface ExecuteOptions {
  /** Run a challenge even if an unspent token is there. @default false */
  readonly fresh?: boolean | undefined
  /** Ends the waiting of this call; the run itself ends when nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined
  readonly [vendorOption: string]: unknown
}

/** One live captcha; its methods can be taken off the object and called alone. */
export interface Captcha {
  /** Puts the widget into `element` and returns the undo; mounting the same element again changes nothing. Throws a `TypeError` for anything but an element. */
  mount(element: HTMLElement): () => void
  /** Takes new options over: equal ones change nothing, another provider, locale or nonce makes a new widget. Throws a `TypeError` for options that cannot be meant. */
  configure(options: CaptchaOptions): void
  /** The state: one immutable object, the same one until something changes. */
  getSnapshot(): State
  /** Calls `listener` after each change and returns the undo. Throws a `TypeError` for anything but a function. */
  subscribe(listener: () => void): () => void
  /** Hands out a token or says why there is none: settles once, within its deadlines, and never rejects. Throws a `TypeError` for options that are no object. */
  execute(options?: ExecuteOptions): Promise<Outcome>
  /** Hands the unspent token out, once, and re-arms the widget; undefined if there is none. */
  take(): string | undefined
  /** Sends with one fresh token; a token that the server calls dead is replaced once. Rejects only with what `send` threw; throws a `TypeError` for anything but a function. */
  submit<Value>(send: Send<Value>): Promise<Submitted<Value>>
  /** Tells what the server said no with (a failure, a verdict, a code or several, or a `Response` with one of these in it); returns the failure shown. */
  readonly reject: Reject
  /** Ends any run as `cancelled`/`aborted`, drops the token and re-arms; never throws. */
  reset(): void
  /** Ends everything for good: nothing of this captcha remains on the page. */
  destroy(): void
}
