import type { Captcha, CaptchaOptions } from '@catchcha/core'
import type { ViewOptions } from '@catchcha/core/view'

/** What the stage does with a captcha. */
export type Played = Pick<Captcha, 'execute' | 'getSnapshot' | 'subscribe' | 'submit' | 'reset' | 'take'>

/** One way of putting a captcha on a page, once it is there. */
export interface Surface {
  readonly captcha: Played
  mount(): void
  /** Takes it off the page the way the surface does. */
  unmount(): void
  destroy(): void
}

/** Makes a captcha and puts it with its view into `element`. */
export type Put = (element: HTMLElement, options: CaptchaOptions, view: ViewOptions) => Surface
