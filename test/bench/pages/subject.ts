/** What a wrapper tells the page that uses it. */
export interface Told {
  token(token: string): void
  error(error: unknown): void
}

/** One mounted captcha, as its page holds it. */
export interface Mounted {
  /** Starts a run. */
  execute(): unknown
  /** Lets the page render again with the same props; nothing should come of it. */
  again(): void
  unmount(): void
}

/** A wrapper in the hands of the benchmark. */
export interface Subject {
  mount(place: HTMLElement, told: Told): Mounted
  /** How often the wrapper's tree was rendered so far, where it can be counted. */
  renders?(): number
}

declare global {
  interface Window {
    subject: Subject
  }
}

export const SITEKEY = 'site'
