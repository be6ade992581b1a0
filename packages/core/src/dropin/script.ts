import { trusted } from '../load/trusted.ts'
import { page } from '../page.ts'

/** A vendor's script, asked for the way the package does that a drop-in stands in for. */
export interface DropinScript {
  /** The id of the tag: there is one such tag a window. */
  readonly id: string
  readonly src: string
  /** Name of the global function that the script calls when it is up. */
  readonly callback: string
  /** Where the tag goes; the vendor's global is looked for in the window of its document. */
  readonly place: Element
  /** @default true */
  readonly async?: boolean | undefined
  /** Takes the tag away once the script is up. @default true */
  readonly cleanup?: boolean | undefined
  /** Another tag to wait for in place of one of its own. */
  readonly theirs?: (() => Element | undefined) | undefined
  /** What the tag has besides, or instead of `crossorigin="anonymous"`. */
  readonly more?: { readonly crossOrigin: null; readonly defer: true } | undefined
}

/** The tag of a captcha of ours for such an address, while its script is on its way: a second copy would forget the widgets of the first (observed). */
export const underWay = (own: RegExp): HTMLScriptElement | undefined => [...page().tags.values()].find(({ src }) => own.test(src))

/** Somebody who waits for a script. */
export interface Waiter {
  up(): void
  /** An attempt has failed; `over` when no other one follows by itself. */
  failed(over: boolean): void
}

interface Load {
  readonly waiters: Set<Waiter>
  /** Somebody waits: what has stopped goes on, at once; a new tag is made as this one wants it. */
  wake(spec: DropinScript): void
  /** Nobody waits any more. */
  sleep(): void
}

/** How long a script may take, ms. */
const DEADLINE = 15_000
/** How long a script that has arrived may take to call back or to set its global, ms. */
const GRACE = 500
/** How many quiet attempts follow a failed one, and after which pause, ms. */
const AGAIN = 2
const PAUSE = 1000

/** The window that a script is for: ours, where its document has none. Throws a `TypeError` where its place is no element. */
export function windowOf(script: DropinScript): Window {
  const document = script?.place?.ownerDocument
  if (!document) throw new TypeError('windowOf({ place }): pass an element of the page.')
  return document.defaultView ?? window
}

/**
 * Waits for a script together with everybody else in the window, and returns the undo. The tag is in the document when this returns.
 * A tag is never proof: one that failed is gone before the next attempt, and one that the page has taken away counts for nothing.
 */
export function awaitScript(spec: DropinScript, usable: () => boolean, waiter: Waiter): () => void {
  const shelf = windowOf(spec) as unknown as Record<symbol, Load>
  const key = Symbol.for(`catchcha ${spec.id}`) // on the window: two copies of this code share one tag
  shelf[key] ??= createLoad(spec, usable, () => delete shelf[key])
  const load = shelf[key]
  load.waiters.add(waiter)
  load.wake(spec)
  return () => {
    load.waiters.delete(waiter)
    if (!load.waiters.size) load.sleep()
  }
}

function createLoad(spec: DropinScript, usable: () => boolean, forget: () => void): Load {
  let wanted = spec
  const globals = windowOf(spec) as unknown as Record<string, () => void>
  const waiters = new Set<Waiter>()
  let tag: HTMLScriptElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let left = AGAIN

  const wait = (call: () => void, time: number): void => {
    clearTimeout(timer)
    timer = setTimeout(call, time)
  }
  const check = (): void => (usable() ? up() : fail())
  const soon = (): void => wait(check, GRACE)

  const again = (): void => (usable() ? up() : begin()) // somebody else may have brought it
  const ended = (): void => {
    if (!tag && waiters.size) again()
  }

  function begin(): void {
    end()
    const { id, src, async, place, cleanup, more } = wanted
    wait(check, DEADLINE)
    const theirs = wanted.theirs?.()
    if (theirs) {
      for (const type of ['load', 'error']) theirs.addEventListener(type, ended) // once, however often
      return
    }
    const mine = place.ownerDocument.createElement('script')
    const look = (): void => {
      if (tag === mine) usable() ? up() : soon()
    }
    tag = mine
    globals[spec.callback] = () => {
      look()
      queueMicrotask(look) // its global may be set right after the call
    }
    mine.onload = () => {
      if (cleanup !== false) mine.remove()
      if (tag === mine) soon()
    }
    mine.onerror = fail
    try {
      Object.assign(mine, { id, src: trusted(windowOf(spec), src), async: async !== false, crossOrigin: 'anonymous' }, more)
      place.appendChild(mine)
    } catch {
      wait(fail, 0) // the page's Trusted Types refuse the address
    }
  }

  function end(keep = false): void {
    clearTimeout(timer)
    timer = undefined
    if (!tag) return
    const mine = tag
    delete globals[spec.callback]
    mine.onerror = null
    if (!keep) mine.remove()
    tag = undefined
  }

  function up(): void {
    end(true)
    forget()
    for (const waiter of [...waiters]) if (waiters.delete(waiter)) waiter.up()
  }

  function fail(): void {
    end()
    const over = !left-- || !waiters.size
    if (over) forget()
    for (const waiter of [...waiters]) waiter.failed(over)
    if (!over && !tag) wait(again, PAUSE)
  }

  return {
    waiters,
    wake(spec) {
      if (tag?.isConnected) return timer ? undefined : wait(check, DEADLINE)
      wanted = spec
      begin()
    },
    sleep() {
      clearTimeout(timer)
      timer = undefined
      left = AGAIN
      if (!tag) forget()
    },
  }
}
