import { defineAdapter, type Fact, type Provider } from '../adapter.ts'
import { calm } from '../calm.ts'
import { type Codes, kindOf, read } from '../read.ts'

/**
 * What we call of AICaptcha's global. Only `render`, its `callback` and `getResponse` are documented (https://aicaptcha-docs.pages.dev/installation/server);
 * everything else is inferred and used only where it is there.
 */
interface AICaptcha {
  render(container: HTMLElement, parameters: object): unknown
  getResponse(id?: unknown): unknown
  execute?(id?: unknown): unknown
  reset?(id?: unknown): unknown
  remove?(id?: unknown): unknown
}

/** AICaptcha's options. */
export interface AICaptchaOptions {
  readonly sitekey: string
  /** The full address of the vendor's script, from its console: it is not documented publicly, so there is no default. */
  readonly scriptUrl: string
}

/**
 * Web and server codes; either list may turn up in the browser. Source: https://aicaptcha-docs.pages.dev/installation/error-description
 * (documented; how they reach the page is not). `internal_error` there means bad query parameters, not a fault of the vendor.
 */
const CODES: Codes = {
  misconfigured: /^(internal_error|invalid_sitekey|referer_denied|no_sitekey|sitekey_invalid|site_deleted|site_paused)$/,
  unreachable: /^(network_error|request_timeout)$/,
  blocked: /^forbidden$/,
  'rate-limited': /^(verify|refresh)_limit$/,
  expired: /^(verification|tno)_expired$/,
  rejected:
    /^(decrypt_fail|time_invalid|invalid_runtime_data|no_tno|tno_(invalid|missing|format_err|mismatch)|runtime_data_missing|token_err|payload_(err|used))$/,
}

function classify(value: unknown): Fact {
  const first = read(value)
  const { code, text } = first.code === 'unknown' ? read(calm(() => (value as { msg?: unknown }).msg)) : first // which name it has is not documented
  const plain = code.trim().toLowerCase()
  const kind = kindOf(CODES, plain)
  const unlisted = kind === 'broken' && plain !== 'runtime_err'
  return {
    kind,
    ...(kind === 'blocked' && { by: 'vendor', retryAt: Date.now() + 60_000 }), // documented: wait before trying again; no time is given
    ...(kind === 'expired' && { what: 'challenge' }),
    ...(unlisted && { recovery: 'retry' }),
    dead: kind !== 'expired',
    detail: text,
    code: unlisted ? code : plain,
    cause: value,
  }
}

/**
 * AICaptcha, bound to its options. Experimental: the vendor documents little of its browser side. Throws a `TypeError` for unknown options; a bad
 * `sitekey` or `scriptUrl` becomes a `misconfigured` failure.
 */
export const aicaptcha: (options: AICaptchaOptions) => Provider = defineAdapter<AICaptchaOptions, AICaptcha>(
  {
    vendor: 'aicaptcha',
    hosts: /[./]aicaptcha\.net$/,
    fields: ['aicaptcha-response'],
    classify,

    load({ document, options, script }) {
      const { sitekey, scriptUrl } = options()
      if (typeof sitekey !== 'string' || !/^[\w.:-]{1,200}$/.test(sitekey)) throw unusable('invalid_sitekey', 'sitekey')
      if (typeof scriptUrl !== 'string' || !scriptUrl) throw unusable('missing-script-url', 'scriptUrl')
      return script({ urls: [new URL(scriptUrl, document.baseURI).href], own: /\baicaptcha[\w.-]*\.js/, find: current })
    },

    mount(api, element, { options }, report) {
      const { sitekey } = options()
      const id = api.render(element, {
        sitekey,
        callback: (token: unknown) => report.solved(token),
        'expired-callback': () => report.failed({ kind: 'expired', what: 'token', code: 'token-expired' }),
        'error-callback': (error: unknown) => report.failed(classify(error)),
      })
      // whether render and execute give promises is not documented
      if (id instanceof Promise) id.then(report.ready, error => report.failed(classify(error)))
      else report.ready()
      return {
        execute: (_wish, run) => void Promise.resolve(api.execute?.(id)).catch(error => run.failed(classify(error))), // without it the person starts on the widget
        reset() {
          if (!api.reset) return false
          api.reset(id)
          return true
        },
        remove: () => void api.remove?.(id),
        alive: () => element.isConnected, // what is in it tells nothing: the vendor may draw late
      }
    },
  },
  'sitekey scriptUrl',
)

const unusable = (code: string, name: string): Fact => ({
  kind: 'misconfigured',
  code,
  detail: `aicaptcha({ sitekey, scriptUrl }) needs ${name}, as a string from the vendor's console.`,
})

/** The name is shared with other products: it counts only with the two documented methods. */
const current = (window: Window): AICaptcha | undefined => {
  const { aiCaptcha } = window as Window & { aiCaptcha?: AICaptcha }
  return typeof aiCaptcha?.render === 'function' && typeof aiCaptcha.getResponse === 'function' ? aiCaptcha : undefined
}
