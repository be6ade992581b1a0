import { must } from '../must.ts'
import type { Submitted } from '../submit.ts'

/** What is known about one sending of a form. */
export interface About {
  /** 1, or 2 after the server called the first token dead. */
  readonly attempt: number
  /** The button that was pressed, null where there was none. */
  readonly submitter: HTMLElement | null
}

/** All of it is read late. */
export interface GuardOptions {
  /** Names of the fields for the token, such as a provider's `adapter.fields`: the first always carries it, the others where the form has them. @default ['captcha_token'] */
  readonly fields?: readonly string[] | undefined
  /** False lets the form be what it is without a guard. @default true */
  readonly active?: (() => boolean) | undefined
  /** Sends the form in the browser's place. Its answer is read as in `captcha.submit`: a token that the server calls dead is replaced once; what it throws goes to `reportError`. */
  readonly send?: ((data: FormData, about: About) => unknown) | undefined
  /** How a submit ended for this captcha; the failure is in the captcha's state, too. */
  readonly onDone?: ((result: Submitted<unknown>, submitter: HTMLElement | null) => void) | undefined
}

/** The same options; throws a `TypeError` for what cannot be meant: found only when the form is sent, it would let it go without a token. */
export function checkOptions(options: GuardOptions): GuardOptions {
  const { fields, active, send, onDone } = options
  must(
    (!fields || (Array.isArray(fields) && fields[0])) && [active, send, onDone].every(call => !call || typeof call === 'function'),
    'guardForm(): pass fields as a list of names; active, send and onDone as functions.',
  )
  return options
}
