import type { CaptchaEvent, Failure, State } from '@catchcha/core'
import type { End } from '@catchcha/testing'

/** Something else than the end that the fault table promises. */
export interface Check {
  readonly text: string
  readonly ok: boolean
}

/** How a scenario ended and whether that is what the table says. */
export interface Verdict {
  readonly ok: boolean
  readonly actual: End
  readonly checks: readonly Check[]
}

/** A state fit for showing: the token is only hinted at. */
export type Shown = { readonly status: State['status'] } & Readonly<Record<string, unknown>> & { readonly failure?: Failure }

/** What can be done to a captcha from outside of its page. */
export const COMMANDS = ['execute', 'fresh', 'take', 'submit', 'reset', 'mount', 'destroy', 'online', 'skip'] as const
export type Command = (typeof COMMANDS)[number]

/** What a stage tells; `at` and `now` are ms epoch on the stage's own clock. */
export type FromStage =
  | { readonly type: 'state'; readonly state: Shown; readonly now: number }
  | { readonly type: 'event'; readonly event: CaptchaEvent }
  | { readonly type: 'note'; readonly at: number; readonly text: string }
  | { readonly type: 'place'; readonly mounted: boolean; readonly destroyed: boolean; readonly online: boolean }
  | { readonly type: 'verdict'; readonly verdict: Verdict }
  | { readonly type: 'height'; readonly height: number }

/** What a stage is told. */
export interface ToStage {
  readonly command: Command
}

const MARK = 'catchcha-playground'

/** Posts to a window of our own origin and to no other. */
export function post(target: Window, body: FromStage | ToStage): void {
  target.postMessage({ [MARK]: body }, location.origin)
}

/** Hears what `source` posts; returns the undo. */
export function hear<Body extends FromStage | ToStage>(source: () => Window | null, heard: (body: Body) => void): () => void {
  const listen = (event: MessageEvent<Readonly<Record<string, Body>> | null>): void => {
    const body = event.origin === location.origin && event.source === source() ? event.data?.[MARK] : undefined
    if (body) heard(body)
  }
  window.addEventListener('message', listen)
  return () => window.removeEventListener('message', listen)
}
