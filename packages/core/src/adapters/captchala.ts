import { defineAdapter, type Fact, type Provider } from '../adapter.ts'
import { read } from '../read.ts'
import { classify } from './captchala-codes.ts'
import { watchScreen } from './captchala-screen.ts'
import { type Core, dress, type Instance, loadCore } from './captchala-script.ts'

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
  /** `product: 'bind'` or `'popup'`: the button to take over, or its selector; a popup has no bar of its own then. */
  readonly bindTo?: Element | string | undefined
  readonly theme?: string | object | undefined
  /** The full address of the loader, in place of the vendor's two hosts. */
  readonly scriptUrl?: string | undefined
}

/** CaptchaLa, bound to its options. Throws a `TypeError` for unknown options; a bad `appKey` becomes a `misconfigured` failure. */
export const captchala: (options: CaptchalaOptions) => Provider = defineAdapter<CaptchalaOptions, Core>(
  {
    vendor: 'captchala',
    hosts: /[./](captcha-cdn\.net|captchala\.com|captcha\.la)$/,
    fields: ['captchala_token'], // written by the vendor's PHP glue (observed)
    classify,
    load(context) {
      const { appKey, product, bindTo, scriptUrl } = context.options()
      if (typeof appKey !== 'string' || !/^[\w.:-]{1,200}$/.test(appKey))
        throw unusable('invalid_app_key', 'Give captchala() the appKey from the dashboard.')
      if (product === 'bind' && !bindTo) throw unusable('missing-bind-to', 'Give captchala() the button to take over as bindTo.')
      return loadCore(context, scriptUrl && new URL(scriptUrl, context.document.baseURI).href)
    },

    mount(api, element, { options, locale, modal, attempt }, report) {
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
      const [watch, rest] = watchScreen(element, /float|embed/.test(own.product ?? '') || modal, report.opened, () =>
        failed({ kind: 'unreachable', code: 'run-timeout', dead: true }),
      )
      const settled = (): void => {
        clearTimeout(closing)
        rest()
      }
      const started = (): void => {
        clearTimeout(closing) // started again right after closing: that goes on
        watch()
      }
      element.addEventListener('click', started, { capture: true }) // the person may start it there, without a run

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
          dress(element, api)
          if (shape === 'bind' || (bindTo && shape === 'popup')) instance.bindTo?.(bindTo ?? element)
          else instance.appendTo?.(element)
          tame()
          if (!instance.onReady) report.ready()
        } catch (error) {
          failed(classify(error))
        }
      }
      fetchToken(own).then(
        token => {
          if (token || typeof own.serverToken !== 'function') start(token)
          else report.failed(unusable('server-token-missing', NO_SOURCE))
        },
        cause => report.failed({ kind: 'unreachable', code: 'server-token-failed', actor: 'site', detail: read(cause).text, cause }),
      )
      return {
        execute() {
          rest()
          started()
          // neither method: the widget is on the page, and the person starts it there
          const running = instance?.verify ? instance.verify() : instance?.showCaptcha?.()
          Promise.resolve(running).catch(error => failed(classify(error)))
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

/** A new server token from the page's source; anything but a text with something in it is none. */
async function fetchToken({ serverToken }: CaptchalaOptions): Promise<string | undefined> {
  const token: unknown = typeof serverToken === 'function' ? await serverToken() : serverToken
  return typeof token === 'string' && token ? token : undefined
}
