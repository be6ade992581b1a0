import { must } from '../must.ts'
import type { Captcha } from '../types.ts'
import { asks, leavesPage, lend } from './form.ts'
import { checkOptions, type GuardOptions } from './options.ts'

/** How long a page's handler that keeps the browser from sending may take to read the form, ms. */
const GRACE = 3_000
/** How long the answer to a form that the browser sends is waited for before it may be sent again, ms. */
const LEAVING = 10_000

/** A form that is sent by GET would show the token in the address. */
const EXPOSED = {
  ok: false,
  failure: { kind: 'misconfigured', code: 'form-get', detail: 'The token must not be in an address: give the form method="post".' },
}

/** Sends the form; true where it may take a while until it is sent, else it is sent now or not at all. */
type Go = () => boolean
/** Sends the form, by `send` if there is one. */
type Next = (send?: () => unknown) => unknown
/** Gets a token and keeps it for the form while `next` sends it. */
type Hold = (submitter: HTMLElement | null, next: Next, send?: () => unknown) => unknown
/** One of a form's guards. */
type Member = { readonly captcha: object; readonly hold: Hold; active(): boolean; busy(): boolean; submit(): void }

/** What each form waits for: it is sent once, with a token of each of its captchas that are active. */
const guards = new WeakMap<HTMLFormElement, Set<Member>>()
/** The form whose submit is ours. */
let passing: HTMLFormElement | undefined

/** A guard at work. */
export interface Guard {
  /** Whether a submit is under way: whatever token there is now belongs to it. */
  busy(): boolean
  /** Gets a fresh token, or once the one that is being sent, and lets `go` send the form with it; settles when that is over. */
  run(go: (token: string) => void): Promise<void>
  /** The page is done with the token, unless the browser has just taken it. */
  drop(): void
  undo(): void
}

/**
 * Holds a form's submit back until there is a fresh token, then lets it go on with the same button, and counts the token as spent. A second
 * submit while one is under way joins it; `method="dialog"` sends nothing and is left alone. Whoever else reads the form gets a token once,
 * or none. A form with several guards is sent once, with a token of each. Returns the undo. Throws a `TypeError` for anything but a form and a
 * captcha, and for options that cannot be meant.
 */
export function guardForm(form: HTMLFormElement, captcha: Pick<Captcha, 'submit' | 'take'>, options?: GuardOptions): () => void {
  return createGuard(form, captcha, checkOptions(options ?? {})).undo
}

/** `guardForm` for code that sends the form by itself. */
export function createGuard(form: HTMLFormElement, captcha: Pick<Captcha, 'submit' | 'take'>, options: GuardOptions): Guard {
  must(!!form?.submit && captcha?.submit, 'guardForm(): pass a form and a captcha.')
  const root = form.getRootNode()
  const window = form.ownerDocument.defaultView as Window & typeof globalThis
  const methods = window.HTMLFormElement.prototype // a field named "submit" hides the form's own
  const undo = new AbortController()
  let over: Promise<void> | undefined // of the submit that is under way
  let pressed: HTMLButtonElement | null | undefined // the button of this submit
  let granted: string | undefined // the token that is being sent
  let given = false // to somebody who asked for a run
  let heard: SubmitEvent | undefined // its event
  let read = false // by a page's handler
  let going = false // the browser sends it: it may read the form once more, and late (Chromium, observed)
  let end = (_answer?: unknown): void => {}
  let soon = (_wait: number): void => {}
  const active = (): boolean => options.active?.() !== false
  const names = (): readonly string[] => options.fields ?? ['captcha_token']
  const busy = (): boolean => !!over
  const all = guards.get(form) ?? new Set()
  const members = (): Member[] => [...all].filter(({ active }) => active())

  /** The page's handlers have had their say: it is left to the browser. */
  const onward = (submitter: HTMLElement | null): void => {
    going = true
    soon(leavesPage(form, submitter) ? LEAVING : 0)
  }

  function native(): boolean {
    if (asks(form, null, 'get')) end(EXPOSED)
    else {
      methods.submit.call(form)
      onward(null)
    }
    return true
  }

  /** Lets the form go on, and waits until its token has gone with it. */
  const post = (submitter: HTMLElement | null, go: Go): Promise<unknown> =>
    new Promise(resolve => {
      let timer: ReturnType<typeof setTimeout> | undefined
      end = answer => {
        clearTimeout(timer)
        resolve(answer)
      }
      soon = wait => {
        clearTimeout(timer)
        timer = setTimeout(end, wait)
      }
      heard = undefined
      read = false
      passing = form
      soon(GRACE)
      let waits = false
      try {
        waits = go()
      } finally {
        passing = undefined
      }
      const event = heard as SubmitEvent | undefined
      if (event?.defaultPrevented) {
        if (read) soon(0)
      } else if (event) onward(submitter)
      else if (!waits) end() // the browser found a field that is not valid any more
    })

  const hold: Hold = async (submitter, next, last) => {
    const { send } = options
    const result = await captcha.submit<unknown>(async (token, { attempt }) => {
      granted = token
      given = going = false
      const back = 'FormDataEvent' in window ? undefined : lend(form, names(), token) // Safari before 15 and jsdom do not ask with an event
      try {
        return await next(send ? () => send(new window.FormData(form, submitter), { attempt, submitter }) : last)
      } finally {
        back?.()
        granted = undefined
      }
    })
    options.onDone?.(result, submitter)
  }

  function guard(submitter: HTMLElement | null, go: Go): Promise<void> {
    over ??= once(submitter, go).finally(() => {
      over = undefined
    })
    return over
  }

  async function once(submitter: HTMLElement | null, go: Go): Promise<void> {
    pressed = submitter as typeof pressed
    try {
      await new Promise(resolve => setTimeout(resolve)) // while a submit event is on its way, a form refuses another one
      const [first, ...others] = new Map(members().map(({ captcha, hold }) => [captcha, hold])).values()
      let answer: unknown // the first one reads it: if it calls a token dead, all tokens are got anew
      const last: Next = async (send = () => post(submitter, go)) => {
        answer = await send()
      }
      const rest = others.reduce((next, hold) => send => hold(submitter, next, send), last)
      await first?.(submitter, async send => {
        await rest(send)
        return answer
      })
    } catch (error) {
      ;(globalThis.reportError ?? console.error)(error) // of the page's own `send` or `onDone`
    }
  }

  /** First of all who listen. */
  function hear(event: Event): void {
    if (event.target !== form || !active()) return
    const { submitter, isTrusted, defaultPrevented } = event as SubmitEvent
    if (passing === form) {
      heard = event as SubmitEvent
      return
    }
    if (defaultPrevented || asks(form, submitter, 'dialog')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    void guard(submitter, () => {
      const button = (submitter as HTMLButtonElement | null)?.form === form ? submitter : null // it may have gone meanwhile
      if (isTrusted) methods.requestSubmit.call(form, button)
      else form.dispatchEvent(new window.SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: button }))
      return false
    })
  }

  /** Last of all who listen: the browser is about to send it. */
  function overhear(event: Event): void {
    if (event !== heard || !passing || event.defaultPrevented || !asks(form, heard.submitter, 'get')) return
    event.preventDefault()
    end(EXPOSED)
  }

  function fill({ formData }: FormDataEvent): void {
    if (!active()) return
    const exposed = heard && !heard.eventPhase && passing && asks(form, heard.submitter, 'get') // the page stopped the event
    const token = exposed ? undefined : (granted ?? captcha.take())
    const fields = names()
    for (const field of fields) {
      if (token && (field === fields[0] || formData.has(field))) formData.set(field, token)
      else formData.delete(field)
    }
    if (granted && pressed?.matches('[name]:disabled')) formData.append(pressed.name, pressed.value) // the page disabled it meanwhile
    read = true
    if (granted && passing !== form && !going) soon(0)
  }

  /** The form's own method, called by the page. */
  function submit(): void {
    if (asks(form, null, 'dialog')) methods.submit.call(form)
    else if (granted) going || native()
    else void guard(null, native)
  }

  const drop = (): unknown => going || end()
  const mine: Member = { captcha, hold, active, busy, submit }
  if (!all.size && form.submit === methods.submit)
    form.submit = () => {
      const member = members().find(({ busy }) => busy()) ?? members()[0]
      if (member) member.submit()
      else methods.submit.call(form)
    }
  guards.set(form, all.add(mine))
  const { signal } = undo
  const outermost = root === form.ownerDocument ? window : root
  outermost.addEventListener('submit', hear, { capture: true, signal })
  outermost.addEventListener('submit', overhear, { signal })
  form.addEventListener('formdata', fill, { signal })
  window.addEventListener('pagehide', () => end(), { signal })
  return {
    busy,
    async run(go) {
      const give = (): boolean => {
        given = true
        go(granted as string)
        return true
      }
      if (granted && (going || !given)) return void give()
      drop() // nobody gets the same token twice
      while (over) await over
      await guard(null, give)
    },
    drop,
    undo() {
      all.delete(mine)
      undo.abort()
      end()
      if (!all.size) Reflect.deleteProperty(form, 'submit')
    },
  }
}
