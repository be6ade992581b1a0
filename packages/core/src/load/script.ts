import type { Fact, ScriptSpec } from '../adapter.ts'
import { calm } from '../calm.ts'
import { page } from '../page.ts'
import { cause, type End, forbidden, NAME } from './cause.ts'

/** How a script is fetched. */
export interface Fetching {
  readonly document: Document
  readonly nonce: string | undefined
  /** Deadline for all addresses together, ms. */
  readonly time: number
  /** Whether to ask the network a second time to tell causes apart; it can trip the site's own `connect-src`. */
  readonly probe: boolean
  /** What the page's own policy has forbidden: directives by origin. */
  readonly forbade: ReadonlyMap<string, string>
  /** Ends the waiting; the promise then means nothing any more. */
  readonly signal: AbortSignal
}

/** A script that is up but never says so through its onload callback is used after this long, ms. */
const GRACE = 500
/** Site tags that have been waited for. */
const waited = new WeakSet<HTMLScriptElement>()

/**
 * The vendor's global: at once where it is present, else once a script brings it. Captchas that wait for one address share one tag; a failed
 * one is dropped, so that the next try is real. Rejects with a `Fact`.
 */
export function loadScript<Api>({ urls, own, find, onload = '' }: ScriptSpec<Api>, fetching: Fetching): Api | Promise<Api> {
  const { document, nonce, time, probe, forbade, signal } = fetching
  const window = document.defaultView as Window & typeof globalThis & TrustedTypes
  const { tags } = page()
  const found = (): Api | undefined => calm(() => find(window)) || undefined

  /** Waits for one script, by the site's own tag or by ours; undefined where there is nothing to explain. */
  async function attempt(url: string, theirs?: HTMLScriptElement): Promise<Fact | undefined> {
    const tag = theirs ?? tags.get(url) ?? document.createElement('script')
    const started = performance.now()
    let odd = false
    const end = await new Promise<End | undefined>(resolve => {
      const clean = new AbortController()
      let timer: ReturnType<typeof setTimeout>
      const on = (target: EventTarget, type: string, call: (event: Event) => void): void =>
        target.addEventListener(type, call, { signal: clean.signal })
      const finish = (end?: End): void => {
        clearTimeout(timer)
        clean.abort()
        if (!theirs) {
          tag.remove()
          Reflect.deleteProperty(window, onload)
        }
        resolve(end)
      }
      const within = (time: number, end?: End): void => {
        clearTimeout(timer)
        timer = setTimeout(finish, time, end)
      }
      on(signal, 'abort', () => finish())
      on(tag, 'error', () => finish('error'))
      on(tag, 'load', () => (found() ? within(!theirs && onload ? GRACE : 0) : finish('load')))
      on(tag, NAME, () => finish())
      on(window, 'error', event => {
        odd ||= (event as ErrorEvent).filename === url
      })
      within(theirs ? time / 2 : time / urls.length, 'timeout')
      if (theirs) return
      Object.assign(window, onload && { [onload]: () => tag.dispatchEvent(new Event(NAME)) })
      try {
        if (!tags.has(url)) {
          tags.set(url, tag)
          tag.crossOrigin = 'anonymous' // so that a status can be read and errors in the script are not anonymous
          if (nonce) tag.nonce = nonce
          tag.onload = tag.onerror = () => tags.delete(url)
          tag.src = trusted(window, url)
        }
        document.head.append(tag)
      } catch {
        finish('refused')
      }
    })
    if (!end || theirs) return
    tags.delete(url)
    const { origin } = new URL(url)
    const directive = forbade.get(origin)
    if (directive) return forbidden(directive, origin)
    const entry = performance.getEntriesByName(url).findLast(({ startTime }) => startTime >= started) as
      | PerformanceResourceTiming
      | undefined
    const status = entry?.responseStatus ?? 0 // shown by Chromium and Firefox, for a cross-origin script that may be read
    const site = document.location.origin
    const ask = async (url: string, method: string, mode: RequestMode): Promise<boolean | undefined> => {
      if (!probe || end !== 'error' || status || !/^http/.test(url)) return
      try {
        await fetch(url, { method, mode, cache: 'no-store', credentials: 'omit', signal })
        return true
      } catch {
        await new Promise(resolve => setTimeout(resolve)) // the report of a violation comes in a task of its own
        return !forbade.has(new URL(url).origin) && false
      }
    }
    const [home, answered] = await Promise.all([navigator.onLine && ask(site, 'HEAD', 'cors'), ask(url, 'GET', 'no-cors')])
    return cause(end, status, odd, home, answered)
  }

  async function inTurn(): Promise<Api> {
    // a tag is no proof that its script will come: the site's own is waited for once, and not if its answer is in already
    const theirs = [...document.scripts].find(tag => own.test(tag.src) && !waited.has(tag) && !performance.getEntriesByName(tag.src).length)
    if (theirs) await attempt(waited.add(theirs) && theirs.src, theirs)
    let first: Fact | undefined
    for (const url of urls) {
      const fact = found() ? undefined : await attempt(url)
      first ??= fact
    }
    const api = found()
    if (api) return api
    throw first
  }
  return found() ?? inTurn()
}

interface TrustedTypes {
  trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown } }
}

/** The address through our policy, where the page has Trusted Types and lets us make one; where it does not, setting the address will tell. */
function trusted({ trustedTypes }: TrustedTypes, url: string): string {
  const shared = page()
  shared.policy ??= calm(() => trustedTypes?.createPolicy(NAME, { createScriptURL: url => url })) || undefined
  return (shared.policy?.createScriptURL(url) ?? url) as string
}
