import type { Control, Shape, Step } from './step.ts'

/**
 * `pass-again` delivers the last token once more · `second-copy` loads the vendor again · `box-gone` and `container-gone` take its nodes
 * away the way a page does · `throw` throws out of `execute`, as the first step of a run.
 */
export type HCaptchaStepName =
  | 'open'
  | 'pass'
  | 'pass-empty'
  | 'pass-again'
  | 'close'
  | 'chal-expired'
  | 'token-expired'
  | 'error'
  | 'callback-error'
  | 'reject'
  | 'throw'
  | 'second-copy'
  | 'box-gone'
  | 'container-gone'
export type HCaptchaStep = Step<HCaptchaStepName>

/** `undefined` paints an error box, returns nothing · `empty` gives "" · `throws` throws `{ cause, message }`, `throws-error` an Error. */
export type HCaptchaRender = 'ok' | 'undefined' | 'empty' | 'throws' | 'throws-error'

/** How the fake hCaptcha behaves, as plain JSON; the empty object passes every run by itself. */
export interface HCaptchaBehaviour {
  /** False: the function named by `onload=` is never called. @default true */
  readonly onload?: boolean | undefined
  /** One outcome for every `render`, or one for each; the last one repeats. @default 'ok' */
  readonly render?: HCaptchaRender | readonly HCaptchaRender[] | undefined
  /** Milliseconds from render (with frames: from their first message) to readiness; null: never. @default 10 */
  readonly readyAfter?: number | null | undefined
  /** What happens by itself after each `render`; the last list repeats. An error among it leaves the widget dead. */
  readonly afterRender?: readonly (readonly HCaptchaStep[])[] | undefined
  /** What happens in each run; the last list repeats, an empty one is silence. @default [[{ do: 'pass' }]] */
  readonly runs?: readonly (readonly HCaptchaStep[])[] | undefined
  /** False: every `pass` opens a challenge and waits for somebody to press Solve or Close. @default true */
  readonly auto?: boolean | undefined
  /** Milliseconds a token lives before `expired-callback`; null: it is never called. @default 120000 */
  readonly life?: number | null | undefined
}

/** What the script's URL says. Source: hCaptcha's configuration page (documented) and readings of api.js. */
export interface HCaptchaQuery {
  /** Name of a function of the window, called once the DOM is there. */
  readonly onload?: string | undefined
  /** @default 'explicit' here; the vendor's own default is 'onload' */
  readonly render?: string | undefined
  /** 'off' leaves `grecaptcha` and its hidden field alone. @default 'on' */
  readonly recaptchacompat?: string | undefined
  readonly hl?: string | undefined
  /** Address of the checkbox frame; without one the checkbox is plain DOM. */
  readonly frames?: string | undefined
}
export type HCaptchaControl = Control<HCaptchaBehaviour, HCaptchaStepName>

export type CaptchalaStepName =
  | 'ready'
  | 'open'
  | 'pass'
  | 'pass-empty'
  | 'pass-again'
  | 'close'
  | 'error'
  | 'throw'
  | 'box-gone'
  | 'container-gone'
export type CaptchalaStep = Step<CaptchalaStepName>
export type CaptchalaInit = 'ok' | 'undefined' | 'throws' | 'throws-error'
export type CaptchalaMethod =
  | 'onReady'
  | 'onSuccess'
  | 'onError'
  | 'onClose'
  | 'appendTo'
  | 'bindTo'
  | 'verify'
  | 'showCaptcha'
  | 'reset'
  | 'destroy'
  | 'setLang'

/** How server tokens (`sct_…`) are looked at: whenever a challenge is fetched, that is after `appendTo` and for a run that has none. */
export interface ServerTokenRules {
  /** @default false */
  readonly required?: boolean | undefined
  /** Milliseconds a server token lives, counted from its first use here. @default no end */
  readonly life?: number | undefined
  /** How many challenges one server token pays for. @default no end */
  readonly uses?: number | undefined
  /** The code each check answers with, null for fine; the last one repeats. It comes before the rules above. */
  readonly codes?: readonly (string | null)[] | undefined
  /** Is `onServerTokenExpired` asked instead of the error, besides it, or never (unknown of the vendor)? @default 'instead' */
  readonly ask?: 'instead' | 'both' | 'never' | undefined
}

/** How the fake CaptchaLa behaves, as plain JSON; the empty object passes every run by itself. */
export interface CaptchalaBehaviour {
  /** What `loadCaptchala` does: calls back with the API, without one, with an error, or not at all. @default 'ok' */
  readonly load?: 'ok' | 'missing' | 'error' | 'silent' | undefined
  /** Milliseconds until `loadCaptchala` calls back. @default 10 */
  readonly loadAfter?: number | undefined
  /** One outcome for every `init`, or one for each; the last one repeats. @default 'ok' */
  readonly init?: CaptchalaInit | readonly CaptchalaInit[] | undefined
  /** Methods an instance lacks. */
  readonly missing?: readonly CaptchalaMethod[] | undefined
  /** Milliseconds from `appendTo` or `bindTo` to readiness; null: never, and runs are silent too. @default 10 */
  readonly readyAfter?: number | null | undefined
  /** What happens by itself after each `init` was put in its place; the last list repeats. */
  readonly afterInit?: readonly (readonly CaptchalaStep[])[] | undefined
  /** What happens in each run; the last list repeats, an empty one is silence. @default [[{ do: 'pass' }]] */
  readonly runs?: readonly (readonly CaptchalaStep[])[] | undefined
  /** False: every `pass` opens a challenge and waits for somebody to press Solve or Close. @default true */
  readonly auto?: boolean | undefined
  /** The form of every error that names none. @default 'text' */
  readonly errorShape?: Shape | undefined
  /** What tokens begin with: `pt_` `dg_` `offline_` `client_` `co_`. @default 'pt_' */
  readonly tokenPrefix?: string | undefined
  readonly serverToken?: ServerTokenRules | undefined
}

/** Which part is served: the loader, which fetches the core from the network, or the core itself; without it both are in one. */
export interface CaptchalaQuery {
  readonly part?: 'loader' | 'core' | undefined
  /** Address of the core script, for the loader. */
  readonly core?: string | undefined
}
export type CaptchalaControl = Control<CaptchalaBehaviour, CaptchalaStepName>
