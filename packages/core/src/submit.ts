import type { Failure, FailureInit } from './failure.ts'
import { must } from './must.ts'
import { refusal } from './refusal.ts'
import type { Outcome } from './run.ts'

/** Sends a form, or whatever the token protects; `attempt` is 1, or 2 after the server called the first token dead. */
export type Send<Value> = (token: string, about: { readonly attempt: number }) => Value | Promise<Value>

/** How a submit ends. */
export type Submitted<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure }

/** Tells what the server said no with: the failure shown; for a `Response` a promise of it, since its body has to be read. */
export interface Reject {
  (answer: Response): Promise<Failure>
  (answer: unknown): Failure
}

/**
 * One submit at a time: a second one while the first runs joins it.
 * @param release The token is used up, whatever became of it.
 * @param refuse The server said no to it.
 */
export function createSubmit(
  mint: (fresh: boolean) => Promise<Outcome>,
  release: () => void,
  refuse: (init: FailureInit) => Failure,
): { readonly submit: <Value>(send: Send<Value>) => Promise<Submitted<Value>>; readonly reject: Reject } {
  let running: Promise<Submitted<unknown>> | undefined

  async function once<Value>(send: Send<Value>, attempt: number): Promise<Submitted<Value>> {
    const outcome = await mint(attempt > 1)
    if (!outcome.ok) return outcome
    let refused: FailureInit | undefined
    try {
      const value = await send(outcome.token, { attempt })
      refused = await read(value)
      if (!refused) return { ok: true, value }
    } finally {
      if (!refused) release() // a send that threw may or may not have arrived: the token counts as spent
    }
    const failure = refuse(refused)
    return failure.kind === 'rejected' && attempt < 2 ? once(send, 2) : { ok: false, failure }
  }
  const reject = (answer: unknown): Failure | Promise<Failure> =>
    isResponse(answer) ? bodyOf(answer).then(reject) : refuse(refusal(answer) ?? { kind: 'rejected', code: 'rejected' })
  return {
    submit: <Value>(send: Send<Value>) => {
      must(typeof send === 'function', 'submit(send): pass a function.')
      running ??= once(send, 1).finally(() => {
        running = undefined
      })
      return running as Promise<Submitted<Value>>
    },
    reject: reject as Reject,
  }
}

/** A page that sends by other means may have none, and so does a test without a browser. */
const isResponse = (value: unknown): value is Response => typeof Response === 'function' && value instanceof Response

/** What a response holds, which stays unread for the page; a body that is not ours says nothing. */
const bodyOf = async (response: Response): Promise<unknown> =>
  response.bodyUsed
    ? undefined
    : response
        .clone()
        .json()
        .catch(() => undefined)

/** A refusal in what `send` returned; text and lists are the app's own values here, not codes. */
async function read(value: unknown): Promise<FailureInit | undefined> {
  // a page's answer may be a stream without an end; JSON is none
  if (isResponse(value))
    return value.ok && !/[/+]json/.test(String(value.headers.get('content-type'))) ? undefined : read(await bodyOf(value))
  return typeof value === 'string' || Array.isArray(value) ? undefined : refusal(value)
}
