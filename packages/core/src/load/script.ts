import type { Fact, ScriptSpec } from '../adapter.ts'
import { calm } from '../calm.ts'
import type { Settings } from '../options.ts'
import { page } from '../page.ts'
import { listen } from '../watch.ts'
import { cause, type Forbade, forbidden, NAME } from './cause.ts'
import { trusted } from './trusted.ts'

/** A script that is up but never says so through its onload callback is used after this long, ms. */
const GRACE = 500

/** The part of the deadline in which a script must come; the rest is there to find out why it did not. */
const SHARE = 0.9

/**
 * The vendor's global: at once where it is present, else once a script brings it. Captchas that wait for one address share one tag; a failed
 * one is dropped, so that the next try is real. Rejects with a `Fact`.
 * @param signal Ends the waiting; the promise then means nothing any more.
 */
export function loadScript<Api>(
  { urls, own, find, onload = '' }: ScriptSpec<Api>,
  document: Document,
  options: Settings,
  forbade: Forbade,
  signal: AbortSignal,
): Api | Promise<Api> {
  const window = document.defaultView as Window & typeof globalThis & Record<string, unknown>
  const shared = page()
  const { tags, once } = shared
  const found = (): Api | undefined => calm(() => find(window)) || undefined

  /** Waits `most` ms for one script, by the site's own tag or by ours; undefined where there is nothing to explain. */
  async function attempt(url: string, most: number, theirs?: HTMLScriptElement): Promise<Fact | undefined> {
    const tag = theirs ?? tags.get(url) ?? calm(make)
    if (!tag) return forbidden('trusted-types', NAME)
    let odd = false
    if (!theirs) once.add(url)
    const end = await new Promise<string>(resolve => {
      const clean = new AbortController()
      const finish = (end: string): void => {
        clearTimeout(timer)
        clean.abort()
        if (!theirs) {
          tag.remove() // at once: a captcha that mounts again in the same task puts it back
          delete window[onload]
        }
        resolve(end)
      }
      let timer = setTimeout(finish, most, 'timeout')
      const ended = ({ type }: Event): void => {
        if (type !== 'load' || theirs || !onload || !found()) return finish(type)
        clearTimeout(timer)
        timer = setTimeout(finish, GRACE, type)
      }
      listen(tag, `load error ${NAME}`, ended, clean.signal)
      listen(signal, 'abort', ended, clean.signal)
      listen(
        window,
        'error',
        event => {
          odd ||= (event as ErrorEvent).filename === url
        },
        clean.signal,
      )
      if (theirs) return
      if (onload) Object.assign(window, { [onload]: () => tag.dispatchEvent(new Event(NAME)) })
      document.head.appendChild(tag) // not `append`: a page or a test that watches for scripts wraps this one
    })
    if (theirs && !signal.aborted) once.add(url)
    if (theirs || signal.aborted) return // the tag's answer may still be of use
    tags.delete(url)
    return found() ? undefined : cause(url, end, odd, options, forbade, signal)

    /** A new tag; throws where the page's Trusted Types forbid it. */
    function make(): HTMLScriptElement {
      const tag = document.createElement('script')
      tag.crossOrigin = 'anonymous' // so that a status can be read and errors in the script are not anonymous
      if (options.nonce) tag.nonce = options.nonce
      for (const type of ['load', 'error'] as const)
        tag[`on${type}`] = (event: unknown): void => {
          tags.delete(url)
          if (!(event as Event | undefined)?.eventPhase) tag.dispatchEvent(new Event(type)) // called by hand, as a test does
        }
      tag.src = trusted(window, url)
      tags.set(url, tag)
      return tag
    }
  }

  async function inTurn(): Promise<Api> {
    // a tag is no proof that its script will come: the site's own is waited for once, and not if its answer is in already
    const answered = ({ src }: HTMLScriptElement): boolean => !!performance.getEntriesByName?.(src).length
    const theirs = [...document.scripts].find(
      tag =>
        own.test(tag.src) && !once.has(tag.src) && (!answered(tag) || ((tag.async || tag.defer) && document.readyState !== 'complete')),
    )
    const until = Date.now() + options.timeouts.load * SHARE
    let left = urls.length + (theirs ? 1 : 0)
    const most = (): number => (until - Date.now()) / left--
    if (theirs) await attempt(theirs.src, answered(theirs) ? GRACE : most(), theirs) // while the page loads it may be there and not have run yet
    let first: Fact | undefined
    for (const url of urls) {
      // a browser holds a request back while one for the same address hangs (Chromium: 20 s, observed), so it is asked for under another
      const { hung = 0 } = shared
      const again = hung ? `${url.includes('?') ? '&' : '?'}again=${hung}` : ''
      const fact = found() || signal.aborted ? undefined : await attempt(url + again, most())
      if (fact?.code === 'load-timeout') shared.hung = hung + 1
      first ??= fact
    }
    const api = found()
    if (api) return api
    throw first
  }
  return found() ?? inTurn()
}
