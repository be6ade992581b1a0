import { defineAdapter, type Fact, type Provider } from '../adapter.ts'
import { read } from '../read.ts'
import { classify } from './captchala-codes.ts'

/** What we call of CaptchaLa; every method of an instance may be missing. Source: first-party callers (observed), https://docs.captcha.la. */
interface Core {
  init(options: object): Instance
}
type Hook = (call: (value?: unknown) => void) => unknown
interface Instance extends Partial<Record<'onReady' | 'onSuccess' | 'onError' | 'onClose', Hook>> {
  appendTo?(target: Element): unknown
  bindTo?(target: Element | string): unknown
  verify?(): unknown
  showCaptcha?(): unknown
  reset?(): unknown
  destroy?(): unknown
}
type Loader = (done: () => void, failed: (error: unknown) => void) => unknown
type Page = Window & { Captchala?: Core; loadCaptchala?: Loader }

/** CaptchaLa's options, in its own spelling where it has one. */
export interface CaptchalaOptions {
  /** The site's public key. */
  readonly appKey: string
  /** @default 'popup' */
  readonly product?: 'popup' | 'float' | 'embed' | 'bind' | undefined
  /** What the token is for; the server compares it. @default 'default' */
  readonly action?: string | undefined
  /** A `sct_…` token of the site's server, or where to get one; a function is asked again for each new widget. */
  readonly serverToken?: string | (() => string | null | undefined | Promise<string | null | undefined>) | undefined
  /** `product: 'bind'`: the button to take over, or its selector. */
  readonly bindTo?: Element | string | undefined
  readonly theme?: string | object | undefined
  /** The full address of the loader, in place of the vendor's two hosts. */
  readonly scriptUrl?: string | undefined
}

/** Loader, then what is known of the second host. Source: the vendor's npm wrappers (observed). */
const URLS = [
  'https://cdn.captcha-cdn.net/captchala-loader.js',
  'https://cdn.captchala.com/captchala.js',
  'https://cdn.captchala.com/captchala-loader.js',
]

/** CaptchaLa, bound to its options. Throws a `TypeError` for unknown options; a bad `appKey` becomes a `misconfigured` failure. */
export const captchala: (options: CaptchalaOptions) => Provider = defineAdapter<CaptchalaOptions, Core>(
  {
    vendor: 'captchala',
    hosts: /[./](captcha-cdn\.net|captchala\.com|captcha\.la)$/,
    fields: ['captchala_token'], // written by the vendor's PHP glue (observed)
    classify,
    load({ document, options, script }) {
      const { appKey, product, bindTo, scriptUrl } = options()
      if (typeof appKey !== 'string' || !/^[\w.:-]{1,200}$/.test(appKey))
        throw unusable('invalid_app_key', 'Give captchala() the appKey from the dashboard.')
      if (product === 'bind' && !bindTo) throw unusable('missing-bind-to', 'Give captchala() the button to take over as bindTo.')
      const urls = scriptUrl ? [new URL(scriptUrl, document.baseURI).href] : URLS
      const found = script({ urls, own: /captchala(-loader)?\.js/, find: (window: Page) => current(window) ?? loaderOf(window) })
      if (!(found instanceof Promise)) return up(document, found)
      return found.then(api => {
        if (typeof api !== 'function') bare.add(api)
        return up(document, api)
      })
    },

    mount(api, element, { document, options, locale, modal, attempt }, report) {
      const own = options()
      let instance: Instance | undefined
      let removed = false
      let delivered = false
      let closing: Timer
      const failed = (fact: Fact): void => {
        clearTimeout(closing)
        const fixed = typeof options().serverToken !== 'function' && /^server_token_/.test(fact.code)
        const again = attempt > 0 && /mismatch/.test(fact.code)
        report.failed(fixed || again ? { ...fact, kind: 'misconfigured', rerun: false, detail: again ? AGAIN : NO_SOURCE } : fact)
      }
      // the vendor puts buttons without a type into the form, where they would submit it (observed)
      const tame = (): void => {
        for (const button of element.querySelectorAll('button:not([type])')) button.setAttribute('type', 'button')
      }
      const observer = new MutationObserver(tame)
      observer.observe(element, { childList: true, subtree: true })
      // nothing tells that a challenge is on screen: what appears in body (or, inline, in our element) during a run is taken for one
      const inline = /float|embed/.test(own.product ?? '') || modal
      const shown = new Set<Node>()
      const visible = (): boolean => [...shown].some(node => node.isConnected && (node as Element).checkVisibility?.() !== false)
      const opening = new MutationObserver(changes => {
        for (const { target, addedNodes } of changes) {
          const seen = addedNodes.length ? [...addedNodes] : [target]
          for (const node of seen)
            if (node.parentNode === document.body ? !node.contains(element) : inline && addedNodes.length) shown.add(node)
        }
        if (watching || !visible()) return
        report.opened()
        watching = setInterval(
          () => (visible() && ++looks < 20 ? 0 : failed({ kind: 'unreachable', code: 'run-timeout', dead: true })),
          30_000,
        )
      })
      const watch = (): void => {
        clearTimeout(closing) // started again right after closing: that goes on
        opening.observe(document.body, { childList: true, subtree: true, attributeFilter: ['style', 'class', 'hidden'] })
      }
      element.addEventListener('click', watch, { capture: true }) // the person may start it there, without a run
      let watching: Timer
      let looks = 0
      const settled = (): void => {
        opening.disconnect()
        shown.clear()
        clearTimeout(closing)
        clearInterval(watching)
        watching = undefined
        looks = 0
      }

      const start = (serverToken: string | undefined): void => {
        if (removed) return
        try {
          const { appKey, product = 'popup', action = 'default', theme, bindTo } = options()
          const shape = modal && (product === 'popup' || product === 'bind') ? 'embed' : product // an overlay in body is out of reach from a modal dialog
          instance = api.init({
            appKey,
            product: shape,
            action,
            ...(theme && { theme }),
            ...(locale && { lang: locale }),
            ...(serverToken && { serverToken }),
            onServerTokenExpired: async () => (await fetchToken(options()).catch(() => undefined)) ?? null,
          })
          if (!instance) return report.failed(unusable('render-failed', 'Check the options given to captchala().'))
          instance.onSuccess?.(answer => {
            settled()
            delivered = true
            const { token, challengeId: key } = (answer ?? {}) as { token?: unknown; challengeId?: string }
            const tokenKind = /^(pt|dg|offline|client|co)_/.exec(String(token))?.[1]
            report.solved(token, { key, tokenKind, life: tokenKind === 'dg' ? 300_000 : undefined }) // 5 min, documented; no other lifetime is
          })
          instance.onError?.(error => {
            settled()
            failed(classify(error))
          })
          // close may come just before the success it belongs to (observed): it is a cancel only if nothing follows
          instance.onClose?.(() => {
            clearTimeout(closing)
            closing = setTimeout(() => {
              settled()
              report.failed({ kind: 'cancelled', code: 'challenge-closed' })
            }, 200)
          })
          if (instance.onReady) instance.onReady(() => report.ready())
          if (bare.has(api)) element.append(stylesheet(document))
          if (shape === 'bind') instance.bindTo?.(bindTo ?? element)
          else instance.appendTo?.(element)
          tame()
          if (!instance.onReady) report.ready()
        } catch (error) {
          failed(classify(error))
        }
      }
      fetchToken(own).then(
        token => {
          if (token || typeof own.serverToken !== 'function') start(token || undefined)
          else report.failed(unusable('server-token-missing', NO_SOURCE))
        },
        cause => report.failed({ kind: 'unreachable', code: 'server-token-failed', actor: 'site', detail: read(cause).text, cause }),
      )
      return {
        execute() {
          settled()
          watch()
          // neither method: the widget is on the page, and the person starts it there
          const started = instance?.verify ? instance.verify() : instance?.showCaptcha?.()
          Promise.resolve(started).catch(error => failed(classify(error)))
        },
        reset() {
          if (delivered || !instance?.reset) return false // a reset does not bring a new server token (observed)
          instance.reset()
          return true
        },
        remove() {
          removed = true
          settled()
          observer.disconnect()
          instance?.destroy?.()
        },
        alive: () => element.isConnected,
      }
    },
  },
  'appKey product action serverToken bindTo theme scriptUrl',
)

const unusable = (code: string, detail: string): Fact => ({ kind: 'misconfigured', code, detail })

type Timer = ReturnType<typeof setTimeout> | undefined
const NO_SOURCE = 'Give captchala() a serverToken function that fetches a new token from your server.'
const AGAIN = 'A new server token was refused, too: check the app key and the IP address your server binds it to.'
/** Cores that we loaded without the vendor's loader: they lack the stylesheet. */
const bare = new WeakSet<Core>()
/** Captchas that come within this time of each other call the loader once, ms; one that stays silent is not waited for again. */
const TOGETHER = 1_000
const starting = new WeakMap<Loader, readonly [since: number, core: Promise<Core>]>()

const current = ({ Captchala }: Page): Core | undefined => (typeof Captchala?.init === 'function' ? Captchala : undefined)
const loaderOf = ({ loadCaptchala }: Page): Loader | undefined => (typeof loadCaptchala === 'function' ? loadCaptchala : undefined)

/** The core itself, through the loader where that is what came; captchas that wait together call it once. */
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

/** A new server token from the page's source. */
async function fetchToken({ serverToken }: CaptchalaOptions): Promise<string | null | undefined> {
  return typeof serverToken === 'function' ? serverToken() : serverToken
}

function stylesheet(document: Document): HTMLLinkElement {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = 'https://cdn.captcha-cdn.net/captchala.css'
  return link
}
