import { type DropinScript, underWay } from '@catchcha/core/dropin'

const CALLBACK = '_hCaptchaOnLoad'
const PROMISE = '_hCaptchaOnLoadPromise'

/** The vendor's addresses. */
const OWN = /\/\/(js\.)?hcaptcha\.com\/1\//

/** The script as the package asks for it: the same parameters in the same order (observed); an attribute that is empty counts for nothing. */
export function scriptOf(get: (name: string) => string | undefined): DropinScript {
  const compat = get('recaptchacompat')
  const query = {
    render: 'explicit',
    onload: CALLBACK,
    recaptchacompat: compat === 'false' || compat === 'off' ? 'off' : undefined,
    host: get('host'),
    hl: get('hl'),
    sentry: get('sentry') === 'false' ? 'false' : 'true',
    endpoint: get('endpoint'),
    assethost: get('assethost'),
    imghost: get('imghost'),
    reportapi: get('reportapi'),
  }
  let src = get('jsapi') ?? 'https://js.hcaptcha.com/1/api.js'
  for (const [name, value] of Object.entries(query)) {
    if (value) src += `${src.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`
  }
  const more = { crossOrigin: null, defer: true } as const // a host of `jsapi` need not allow other origins
  return {
    id: 'hcaptcha-api-script',
    src,
    callback: CALLBACK,
    place: document.head,
    cleanup: false,
    theirs: () => underWay(OWN),
    more,
  }
}

const page = globalThis as { [PROMISE]?: Promise<void> | undefined }
let mine: Promise<void> | undefined
let settle: ((error?: string) => void) | undefined

/** Makes the promise that pages of the package wait for; returns the one that somebody else has put in its place. */
export function announce(): Promise<void> | undefined {
  const theirs = page[PROMISE]
  if (theirs) return theirs === mine ? undefined : theirs
  mine = page[PROMISE] = new Promise((resolve, reject) => {
    settle = error => (error ? reject(error) : resolve())
  })
  mine.catch(() => {}) // the event tells it, too
  return undefined
}

/** Settles it; a failed one is forgotten. */
export function announced(error?: string): void {
  settle?.(error)
  if (error && page[PROMISE] === mine) delete page[PROMISE]
}
