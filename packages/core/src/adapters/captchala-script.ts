import type { Context, Fact } from '../adapter.ts'
import { classify } from './captchala-codes.ts'

/** What we call of CaptchaLa; every method of an instance may be missing. Source: first-party callers (observed), https://docs.captcha.la. */
export interface Core {
  init(options: object): Instance
}
type Hook = (call: (value?: unknown) => void) => unknown
export interface Instance extends Partial<Record<'onReady' | 'onSuccess' | 'onError' | 'onClose', Hook>> {
  appendTo?(target: Element): unknown
  bindTo?(target: Element | string): unknown
  verify?(): unknown
  showCaptcha?(): unknown
  reset?(): unknown
  destroy?(): unknown
}
type Loader = (done: () => void, failed: (error: unknown) => void) => unknown
type Page = Window & { Captchala?: Core; loadCaptchala?: Loader }

/** Loader, then what is known of the second host. Source: the vendor's npm wrappers (observed). */
const URLS = [
  'https://cdn.captcha-cdn.net/captchala-loader.js',
  'https://cdn.captchala.com/captchala.js',
  'https://cdn.captchala.com/captchala-loader.js',
]

/** Cores that we loaded without the vendor's loader: they lack the stylesheet. */
const bare = new WeakSet<Core>()
/** Captchas that come within this time of each other call the loader once, ms; one that stays silent is not waited for again. */
const TOGETHER = 1_000
const starting = new WeakMap<Loader, readonly [since: number, core: Promise<Core>]>()

const current = ({ Captchala }: Page): Core | undefined => (typeof Captchala?.init === 'function' ? Captchala : undefined)
const loaderOf = ({ loadCaptchala }: Page): Loader | undefined => (typeof loadCaptchala === 'function' ? loadCaptchala : undefined)

/** The core itself, from `url` or else from the vendor's hosts. */
export function loadCore({ document, script }: Context<object>, url: string | undefined): Core | Promise<Core> {
  const found = script({
    urls: url ? [url] : URLS,
    own: /captchala(-loader)?\.js/,
    find: (window: Page) => current(window) ?? loaderOf(window),
  })
  if (!(found instanceof Promise)) return up(document, found)
  return found.then(api => {
    if (typeof api !== 'function') bare.add(api)
    return up(document, api)
  })
}

/** The core of what came, through the loader where it is that; captchas that wait together call it once. */
function up(document: Document, api: Core | Loader): Core | Promise<Core> {
  if (typeof api !== 'function') return api
  const [since = 0, shared] = starting.get(api) ?? []
  if (shared && Date.now() < since + TOGETHER) return shared
  const promise = new Promise<Core>((resolve, reject) => {
    const fail = (error: unknown): void => {
      const fact = classify(error)
      reject({ ...fact, kind: 'unreachable', recovery: undefined, code: fact.code === 'unknown' ? 'loader-error' : fact.code })
    }
    const done = (): void => {
      const core = current(document.defaultView as Page)
      if (core) resolve(core)
      else reject({ kind: 'blocked', by: 'stub', code: 'vendor-missing' } satisfies Fact)
    }
    try {
      Promise.resolve(api(done, fail)).catch(fail)
    } catch (error) {
      fail(error)
    }
  }).finally(() => starting.delete(api))
  starting.set(api, [Date.now(), promise])
  return promise
}

/** Puts the stylesheet into `element` where the loader does not bring it: `api` came without it, or the page's styles stop at a shadow root. */
export function dress(element: HTMLElement, api: Core): void {
  if (!bare.has(api) && element.getRootNode() === element.ownerDocument) return
  const link = element.ownerDocument.createElement('link')
  link.rel = 'stylesheet'
  link.href = 'https://cdn.captcha-cdn.net/captchala.css'
  element.append(link)
}
