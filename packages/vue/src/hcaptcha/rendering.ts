import { calm } from './calm.ts'
import { parameters } from './parameters.ts'
import type { VueHcaptchaProps } from './props.ts'
import type { Api } from './script.ts'

/** What one rendering tells while it is in its element. */
export interface Listener {
  verified(response: string | undefined, key: string | undefined): void
  opened(): void
  /** A run or a token has come to its end; a run that still waits is rejected with `reason`. */
  over(event: 'closed' | 'expired' | 'challengeExpired', reason: string): void
  failed(code: unknown): void
}

/** One widget of the vendor in an element. */
export interface Rendering {
  readonly api: Api
  /** The vendor's own code is on the stack: it is not ready for a run. */
  busy(): boolean
  /** A challenge is on screen. */
  open(): boolean
  /** Only a new rendering will do. */
  dead(): boolean
  kill(): void
  setData(): void
  /** Starts a run and returns what the vendor returns; throws what it throws. */
  execute(async: boolean): unknown
  /** Takes an open challenge off the screen, which a reset would leave there (observed); tells nothing and never throws. */
  close(): void
  /** Arms the widget again; never throws. */
  reset(): void
  /** Takes the widget out of the element; never throws. */
  remove(): void
}

/** Renders; throws what the vendor throws, or the text `render-failed` where it makes no widget. */
export function createRendering(api: Api, element: Element, props: VueHcaptchaProps, listener: Listener): Rendering {
  let id: unknown
  let depth = 0
  let deaf = false
  let dead = false
  let open = false
  let proven = false // has shown a challenge or a token: what fails from then on is cured by a reset
  const hear =
    <Args extends unknown[]>(call: (...args: Args) => void) =>
    (...args: Args): void => {
      if (deaf) return
      depth++
      try {
        call(...args)
      } finally {
        depth--
      }
    }
  const over = (event: Parameters<Listener['over']>[0], reason: string) =>
    hear(() => {
      open = false
      listener.over(event, reason)
    })
  const made = api.render(element, {
    ...parameters(props),
    callback: hear((token?: string) => {
      open = false
      proven = true
      // without an id the vendor would answer for the page's first widget (observed)
      const response = id === undefined ? undefined : calm(() => api.getResponse?.(id))
      const key = id === undefined ? undefined : calm(() => api.getRespKey?.(id))
      listener.verified(response || token || response, key)
    }),
    'expired-callback': over('expired', 'token-expired'),
    'chalexpired-callback': over('challengeExpired', 'challenge-expired'),
    'close-callback': over('closed', 'challenge-closed'),
    'open-callback': hear(() => {
      open = true
      proven = true
      listener.opened()
    }),
    'error-callback': hear((code: unknown) => {
      open = false
      dead ||= !proven // after a failed set-up a reset leads to a run that never ends (observed)
      listener.failed(code)
    }),
  })
  if (!made && made !== 0) throw 'render-failed'
  id = made

  return {
    api,
    busy: () => depth > 0,
    open: () => open,
    dead: () => dead,
    kill() {
      dead = true
    },
    setData() {
      const { rqdata } = props
      if (rqdata) calm(() => api.setData?.(id, { rqdata }))
    },
    execute(async) {
      const { rqdata } = props
      // rqdata goes along: what setData gave before the widget was ready would come after the run (observed)
      if (async) return api.execute(id, { async, ...(rqdata && { rqdata }) })
      return rqdata ? api.execute(id, { rqdata }) : api.execute(id)
    },
    close() {
      deaf = true // what closing makes the vendor say is not news
      if (open) calm(() => api.close?.(id))
      deaf = open = false
    },
    reset() {
      const done = calm(() => {
        api.reset(id)
        return true
      })
      dead ||= !done
    },
    remove() {
      deaf = true
      calm(() => api.remove?.(id))
      element.replaceChildren() // where removal failed the vendor would take its own leftovers for a living widget (observed)
    },
  }
}
