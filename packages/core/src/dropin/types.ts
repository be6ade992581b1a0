import type { DropinScript } from './script.ts'

/** What a drop-in calls of its vendor's global; an app's own fake may lack all but `render`, and its ids may be numbers. */
export interface DropinApi {
  render(container: HTMLElement, config: object): unknown
  execute?(id: unknown, ...options: readonly (object | null)[]): unknown
  reset?(id: unknown): void
  remove?(id: unknown): void
  close?(id: unknown): void
  setData?(id: unknown, data: unknown): void
  getResponse?(id: unknown): string
  getRespKey?(id: unknown): string
}

/** What can happen; `error` and `expire` leave it to the host to call `recover`, because the originals differ in the order. */
export interface DropinEvents {
  /** The widget is there after a wait for the script; `ready` follows. Without a box: the script is there. */
  load(): void
  ready(): void
  verify(token: string, key: string): void
  error(code: string): void
  expire(): void
  open(): void
  close(): void
  chalExpired(): void
}

/** What a drop-in needs of the component it works for. */
export interface DropinHost {
  readonly on: DropinEvents
  /** Codes after which only a new widget helps. */
  readonly fatal: RegExp
  /** The message for a run that a newer one has replaced. */
  readonly replaced: string
  find(window: Window): DropinApi | undefined
  script(): DropinScript
  /** Null while there is nothing to render: then the script is awaited all the same, and `load` tells of it. */
  box(): HTMLElement | null
  /** What to render with, callbacks excepted. */
  config(): object
}

/** The widget of one component. A `message` is that of the Error which ends the run somebody waits for. */
export interface Dropin {
  /** Renders at once where the vendor is there, else asks for its script. */
  mount(): void
  unmount(message: string): void
  /** Renders anew with other options. */
  update(message: string): void
  /** Renders where nothing is rendered; `rendered` is called before `ready`. */
  render(rendered?: () => void): void
  remove(message: string): void
  reset(message: string): void
  /** Resets after an error or an expiry: a few times in a row, then not before the next run. */
  recover(): void
  close(message: string): void
  isReady(): boolean
  /** Runs now or once ready, and tells of it by events only; the vendor gets just these options, if any. */
  execute(...options: readonly (object | null)[]): void
  /** The same with a promise, which settles whatever the vendor does. */
  run(options: object): Promise<unknown>
  /** Calls the vendor about the widget; undefined while there is none. */
  use<T>(call: (api: DropinApi, id: unknown) => T): T | undefined
}
