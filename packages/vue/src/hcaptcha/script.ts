import { trusted, underWay } from '@catchcha/core/dropin'
import { address } from './parameters.ts'
import type { VueHcaptchaProps } from './props.ts'

/** What we call of hCaptcha's global; an app's own fake may lack the optional ones. */
export interface Api {
  render(container: Element, parameters: object): unknown
  execute(id: unknown, options?: object): unknown
  reset(id: unknown): void
  remove?(id: unknown): void
  close?(id: unknown): void
  setData?(id: unknown, data: object): void
  getResponse?(id: unknown): string
  getRespKey?(id: unknown): string
}

/** The id of the tag and the global it calls, as the original names them (observed). */
const TAG = 'hcaptcha-api-script-id'
const CALLBACK = '_hcaptchaOnLoad'

/** The vendor's addresses. */
const OWN = /\/\/(js\.)?hcaptcha\.com\/1\//

/** How long a script may take, ms. */
const DEADLINE = 15_000
/** How long a script that has arrived may take to call back or to set its global, ms. */
const GRACE = 500

interface Load {
  readonly tag: Element
  readonly api: Promise<Api>
}

let load: Load | undefined
/** Tags that have given their answer. */
const spent = new WeakSet<Element>()

/** The global, where it is usable. */
export const present = (): Api | undefined => {
  const { hcaptcha } = window as { hcaptcha?: Api }
  return typeof hcaptcha?.render === 'function' ? hcaptcha : undefined
}

/** The vendor's global, at once where it is there; rejects when it does not come. A failure is forgotten, so that the next call tries again. */
export function loadApi(props: VueHcaptchaProps): Promise<Api> {
  const api = present()
  if (api) return Promise.resolve(api)
  if (!load?.tag.isConnected) load = begin(props) // a page may have taken the tag away
  return load.api
}

/** Puts the script into the page, or waits for a tag with its id that somebody else put there. */
function begin(props: VueHcaptchaProps): Load {
  const page = window as { [CALLBACK]?: (() => void) | undefined }
  const found = document.getElementById(TAG)
  if (found && spent.has(found)) found.remove()
  const theirs = found?.isConnected ? found : underWay(OWN)
  const tag = theirs ?? document.createElement('script')
  const before = page[CALLBACK]
  const api = new Promise<Api>((resolve, reject) => {
    const timers = [setTimeout(end, DEADLINE)]
    const up = (): void => {
      before?.()
      if (present()) end()
      else void Promise.resolve().then(() => present() && end()) // it may be set right after the call
    }
    function end(): void {
      timers.forEach(clearTimeout)
      spent.add(tag)
      if (load?.tag === tag) load = undefined
      if (page[CALLBACK] === up) {
        if (before) page[CALLBACK] = before
        else delete page[CALLBACK]
      }
      const api = present()
      if (api) return resolve(api)
      tag.remove()
      reject(new Error('Failed to load api.js'))
    }
    page[CALLBACK] = up
    tag.addEventListener('error', end)
    tag.addEventListener('load', () => spent.has(tag) || timers.push(setTimeout(end, GRACE)))
    if (theirs) return
    try {
      const src = trusted(window, address(CALLBACK, props))
      document.head.appendChild(Object.assign(tag, { id: TAG, async: true, defer: true, onerror: end, src }))
    } catch {
      end() // Trusted Types refuse the address
    }
  })
  return { tag, api }
}
