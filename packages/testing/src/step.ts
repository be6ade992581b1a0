/** In what form an error reaches the page; each one has been seen from a vendor or from what stands between it and the page. */
export const SHAPES = ['string', 'text', 'error', 'object', 'thrown', 'wrapped', 'undefined', 'null', 'number', 'event', 'getter'] as const

/**
 * `string` the bare code · `text` a sentence with the code in brackets at its end · `error` an Error · `object` `{ code, message }` ·
 * `thrown` `{ cause, message }` that is no Error · `wrapped` `{ error }` · `undefined`, `null` and `number` (429) as they are ·
 * `event` an error Event · `getter` an object whose properties throw when read.
 */
export type Shape = (typeof SHAPES)[number]

/** One thing a fake does, as plain JSON. */
export interface Step<Name extends string = string> {
  readonly do: Name
  /** Milliseconds since the step before; 0 plays it in the same task. @default 10 */
  readonly after?: number | undefined
  /** The code of an error. */
  readonly code?: string | undefined
  /** The form of an error, or of a token that is no string. @default 'string' for hCaptcha, 'text' for CaptchaLa */
  readonly shape?: Shape | undefined
  /** The token of a pass, in place of one made up. */
  readonly value?: unknown
  /** Plays the step so many times. @default 1 */
  readonly times?: number | undefined
  /** Milliseconds between repetitions; 0 plays them in the same task. @default 0 */
  readonly every?: number | undefined
  /** Plays it even after a reset, a removal or the end of the run: the stale event. @default false */
  readonly late?: boolean | undefined
  /** Whether an error leaves the widget dead, so that a run never ends. @default true before the widget was ready, false after */
  readonly dead?: boolean | undefined
}

/** One call of the vendor's API by the page. */
export interface Call {
  readonly method: string
  readonly args: readonly unknown[]
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** One widget of a fake as it stands. */
export interface WidgetState {
  readonly id: string
  /** Undefined while a CaptchaLa instance is nowhere. */
  readonly container: Element | undefined
  readonly ready: boolean
  readonly dead: boolean
  /** Whether its challenge is on screen. */
  readonly open: boolean
  /** Whether a promise of its waits to be settled (hCaptcha only). */
  readonly pending: boolean
  readonly removed: boolean
  readonly token: string
}

/** The test's end of a fake. */
export interface Control<Behaviour, Name extends string> {
  /** Every call the page made, oldest first. */
  readonly calls: readonly Call[]
  /** All copies of the fake in this window, oldest first. */
  readonly copies: readonly Control<Behaviour, Name>[]
  /** Every widget ever made, oldest first, removed ones too. */
  widgets(): readonly WidgetState[]
  /** Plays one step right now, on the widget with that id or the newest, also on one that is gone; throws an Error where there is no such widget or step. */
  emit(step: Step<Name>, id?: string): void
  /** Changes what happens from now on; what is under way goes on as it began. The lists start over. */
  setBehaviour(behaviour: Behaviour): void
  /** Takes every timer, node, listener and global of this copy out of the window. */
  uninstall(): void
}
