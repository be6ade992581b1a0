import type { Captcha, CaptchaOptions } from '@catchcha/core'

/** One way of putting a captcha on a page, once it is there. */
export interface Surface {
  readonly captcha: Pick<Captcha, 'execute' | 'getSnapshot' | 'subscribe' | 'submit' | 'reset' | 'take'>
  mount(): void
  /** Takes it off the page the way the surface does. */
  unmount(): void
  destroy(): void
}

/** Makes a captcha and puts it into `element`. */
export type Put = (element: HTMLElement, options: CaptchaOptions) => Surface
