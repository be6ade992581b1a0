import { type Captcha, type CaptchaEvent, type CaptchaOptions, createCaptcha, type Outcome, type Provider } from '@catchcha/core'
import { captchala } from '@catchcha/core/captchala'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import type { CaptchalaControl, HCaptchaControl, Vendor } from '@catchcha/testing'

/** A captcha as a test orders it, as plain JSON. */
export interface Order extends Omit<CaptchaOptions, 'provider' | 'onEvent'> {
  readonly vendor: Vendor
  /** The vendor's own options besides its key. */
  readonly options?: object | undefined
  /** Gives CaptchaLa a source of server tokens, which counts them. */
  readonly serverToken?: boolean | undefined
  /** Subscribes a listener that throws. */
  readonly throwing?: boolean | undefined
  /** Selector of the element to mount in; each captcha gets an element of its own inside. @default '#place' */
  readonly into?: string | undefined
}

/** What `submit` came to: the answer of `captcha.submit`, or the exception of the site's own `send`. */
export type Sent = { readonly ok: boolean; readonly kind?: string } | { readonly threw: string }

/** The site's own script: it holds captchas the way an application does, and writes down what they say. */
export interface Site {
  readonly captchas: Captcha[]
  readonly undo: (() => void)[]
  /** Everything every captcha said through `onEvent`, oldest first. */
  readonly log: CaptchaEvent[]
  create(order: Order): void
  /** Gives the first captcha other options. */
  configure(order: Order): void
  /** Sends the token to the site's own server. */
  submit(): Promise<Sent>
  /** So many runs at once. */
  together(times: number): Promise<Outcome[]>
}

declare global {
  interface Window {
    readonly site: Site
    readonly __fakeHCaptcha?: HCaptchaControl
    readonly __fakeCaptchala?: CaptchalaControl
  }
}

let served = 0

function provider({ vendor, options, serverToken }: Order): Provider {
  if (vendor === 'hcaptcha') return hcaptcha({ sitekey: 'site', size: 'invisible', ...options })
  return captchala({ appKey: 'app', ...options, ...(serverToken && { serverToken: async () => `sct_${++served}` }) })
}

const read = ({ vendor, options, serverToken, throwing, into, ...rest }: Order): CaptchaOptions => ({
  ...rest,
  provider: provider({ vendor, options, serverToken }),
  onEvent: event => site.log.push(event),
})

const first = (): Captcha => {
  const [captcha] = site.captchas
  if (!captcha) throw new Error('the test has ordered no captcha')
  return captcha
}

const site: Site = {
  captchas: [],
  undo: [],
  log: [],
  create(order) {
    const { throwing, into = '#place' } = order
    const captcha = createCaptcha(read(order))
    if (throwing) {
      captcha.subscribe(() => {
        throw new Error('the page itself')
      })
    }
    const element = document.createElement('div')
    document.querySelector(into)?.append(element)
    site.captchas.push(captcha)
    site.undo.push(captcha.mount(element))
  },
  configure: order => first().configure(read(order)),
  async submit() {
    try {
      const sent = await first().submit(token => fetch('/submit', { method: 'POST', body: token }))
      return sent.ok ? { ok: true } : { ok: false, kind: sent.failure.kind }
    } catch (error) {
      return { threw: String(error) }
    }
  },
  together: times => Promise.all(Array.from({ length: times }, () => first().execute())),
}

Reflect.set(window, 'site', site)
