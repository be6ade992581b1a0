import { defineAdapter, type Fact, type Provider } from '../adapter.ts'
import { calm } from '../calm.ts'
import { type Codes, kindOf, read } from '../read.ts'

/** What we call of hCaptcha's global; any of it may be missing or throw. */
interface HCaptcha {
  render(container: HTMLElement, config: object): unknown
  execute(id: unknown, options: object): unknown
  reset(id: unknown): void
  remove(id: unknown): void
  getRespKey?(id: unknown): string
}

/** hCaptcha's options, in its own spelling where it has one. Source: https://docs.hcaptcha.com/configuration (documented) and the api.js of 2026 (observed). */
export interface HCaptchaOptions {
  /** The site's key, from the dashboard. */
  readonly sitekey: string
  /** @default 'normal' */
  readonly size?: 'normal' | 'compact' | 'invisible' | undefined
  /** A custom theme object needs an enterprise key. @default 'light' */
  readonly theme?: 'light' | 'dark' | 'contrast' | object | undefined
  readonly tabindex?: number | undefined
  /** Where the challenge is drawn: an element or its id. @default an overlay in `body`, or inside the modal dialog the captcha is in */
  readonly challengeContainer?: HTMLElement | string | undefined
  /** Enterprise data for a run, read at each run. */
  readonly rqdata?: string | (() => string) | undefined
  /** The full address of the script, in place of the vendor's. */
  readonly scriptUrl?: string | undefined
  /** @default 'https://js.hcaptcha.com' */
  readonly apihost?: string | undefined
  /** Load `secure-api.js`. @default false */
  readonly secureApi?: boolean | undefined
  /** The vendor's error reports to its own Sentry. @default false */
  readonly sentry?: boolean | undefined
  /** Enterprise user journeys. @default false */
  readonly userJourneys?: boolean | undefined
  /** Whether the script also takes the name `grecaptcha` and its field. @default false */
  readonly recaptchaCompat?: boolean | undefined
  readonly host?: string | undefined
  readonly endpoint?: string | undefined
  readonly assethost?: string | undefined
  readonly imghost?: string | undefined
  readonly reportapi?: string | undefined
  readonly custom?: boolean | undefined
  readonly tplinks?: 'on' | 'off' | undefined
  readonly andint?: 'on' | 'off' | undefined
  readonly orientation?: 'portrait' | 'landscape' | undefined
  readonly mode?: 'auto' | undefined
}

/** Options that go as they are into the script's address, and into the render call; some into both, for a script that the page loaded itself. */
const BOTH = ' custom tplinks andint'
const QUERY = 'sentry host endpoint assethost imghost reportapi'
const RENDER = 'sitekey size theme tabindex orientation mode'

const pick = (options: object, names: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(options).filter(([name, value]) => names.split(' ').includes(name) && value !== undefined))

/**
 * The client codes; one that is not listed is `broken` with its text kept. Ours besides: `token-expired`.
 * Source: https://docs.hcaptcha.com/configuration#error-codes (documented); the mfa and the two id codes observed.
 */
const CODES: Codes = {
  'rate-limited': /^rate-limited$/,
  unreachable: /^(network|script)-error$/,
  cancelled: /^challenge-closed$/,
  expired: /^(challenge|token)-expired$/,
  misconfigured: /^(missing-(sitekey|captcha)|invalid-(data|sitekey|mfa-data|captcha-id))$/,
}

function classify(value: unknown): Fact {
  const { code, text: detail } = read(value)
  const kind = kindOf(CODES, code)
  return {
    kind,
    ...(kind === 'expired' && { what: code.split('-')[0] as 'token' }),
    // after any error only a new widget is sure to work: after a failed set-up a reset leads to a run that never starts (observed)
    dead: !/cancelled|expired/.test(kind),
    // nothing the person did: worth another run with a new widget, also where the old one went with its page or another copy of the script
    rerun: /^(challenge|internal)-error|captcha/.test(code),
    detail,
    code,
    cause: value,
  }
}

/** Nothing can be rendered: the site's owner must act. */
const unusable = (code: string): Fact => ({
  kind: 'misconfigured',
  code,
  detail: 'Check the sitekey and the other options given to hcaptcha().',
})

/** hCaptcha, bound to its options. Throws a `TypeError` for unknown options; a bad `sitekey` becomes a `misconfigured` failure. */
export const hcaptcha: (options: HCaptchaOptions) => Provider = defineAdapter<HCaptchaOptions, HCaptcha>(
  {
    vendor: 'hcaptcha',
    hosts: /[./]hcaptcha\.com$/,
    fields: ['h-captcha-response', 'g-recaptcha-response'], // documented: https://docs.hcaptcha.com/#add-the-hcaptcha-widget-to-your-webpage
    classify,

    load({ document, options, script }) {
      const own = options()
      const { sitekey, scriptUrl, apihost = 'https://js.hcaptcha.com', secureApi, userJourneys, recaptchaCompat } = own
      if (typeof sitekey !== 'string' || !/^[\w.:-]{1,200}$/.test(sitekey)) throw unusable('missing-sitekey')
      const url = new URL(scriptUrl ?? `${apihost}/1/${secureApi ? 'secure-' : ''}api.js`, document.baseURI)
      const onload = 'onCatchcha'
      const ours = { render: 'explicit', onload, sentry: false, uj: !!userJourneys, recaptchacompat: recaptchaCompat ? 'on' : 'off' }
      for (const [name, value] of Object.entries({ ...ours, ...pick(own, QUERY + BOTH) })) url.searchParams.set(name, String(value))
      return script({ urls: [url.href], onload, own: /hcaptcha\.com\/1\/.*api\.js/, find: current })
    },

    mount(api, element, { document, options, locale, modal }, report) {
      const own = options()
      const box = element.appendChild(document.createElement('div'))
      const room = own.challengeContainer ?? (modal && element)
      const life = 120_000 // documented: https://docs.hcaptcha.com/#verify-the-user-response-server-side
      const visible = own.size !== 'invisible'
      let asked = visible // an invisible widget passes only when asked: what comes besides is an echo of an earlier run
      const failed = (value: unknown): void => {
        asked = visible
        report.failed(classify(value))
      }
      const last = document.body.lastElementChild
      const id = api.render(box, {
        ...pick(own, RENDER + BOTH),
        ...(locale && { hl: locale }),
        ...(room && { 'challenge-container': room }),
        callback(token: unknown) {
          if (asked) report.solved(token, { key: calm(() => api.getRespKey?.(id)) || undefined, life })
          asked = visible
        },
        'open-callback': report.opened,
        'close-callback': () => failed('challenge-closed'),
        'chalexpired-callback': () => failed('challenge-expired'),
        'expired-callback': () => failed('token-expired'),
        'error-callback': failed,
      })
      if (!id) throw unusable('render-failed')
      const overlay = document.body.lastElementChild // the vendor's challenge is drawn in it (observed), unless it has a container of its own
      report.ready()
      return {
        execute(wish, run) {
          asked = true
          const { rqdata: data } = options()
          const rqdata = typeof data === 'function' ? data() : data
          const promise = api.execute(id, { ...(rqdata && { rqdata }), ...wish, async: true }) as Promise<Passed> | undefined
          promise?.then?.(
            passed => run.solved(passed?.response, { key: passed?.key, life }),
            error => run.failed(classify(error)),
          )
        },
        reset() {
          api.reset(id)
          return true
        },
        remove: () => api.remove(id),
        alive: () =>
          box.isConnected &&
          (overlay === last || overlay?.isConnected !== false) &&
          (current(document.defaultView as Window) ?? api) === api,
      }
    },
  },
  `${QUERY} ${RENDER}${BOTH} challengeContainer rqdata scriptUrl apihost secureApi userJourneys recaptchaCompat`,
)

/** What the promise of a run brings. */
interface Passed {
  readonly response?: unknown
  readonly key?: string
}

const current = (window: Window): HCaptcha | undefined => {
  const { hcaptcha } = window as Window & { hcaptcha?: HCaptcha }
  return typeof hcaptcha?.render === 'function' ? hcaptcha : undefined
}
