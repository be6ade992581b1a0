import { calm } from './calm.ts'
import type { FailureInit } from './failure.ts'
import { must } from './must.ts'

/** What a vendor's widget tells us: facts only. Every call is ignored once its widget or its run is over. */
export interface Report {
  /** The widget can take a run. */
  ready(): void
  /** A challenge is on screen. */
  opened(): void
  /** The vendor minted a token; anything but a non-empty string becomes `broken`, code `empty-token`. */
  solved(token: unknown, more?: Minted): void
  /**
   * Something went wrong. Unless the widget is `dead`, `cancelled` and an expired challenge count while a run is under way, and an expired
   * token while there is one, so that a vendor may say them at any time.
   */
  failed(fact: Fact): void
}

/** What comes along with a token. */
export interface Minted {
  /** The vendor's id of the run. */
  key?: string | undefined
  /** Lifetime in ms, where the vendor gives or documents one. */
  life?: number | undefined
  /** The vendor's own word for what kind of token it is. */
  tokenKind?: string | undefined
}

/** A failure as an adapter sees it. */
export type Fact = FailureInit & {
  /** The widget is dead: a reset would not cure it, only a new one does. */
  readonly dead?: boolean
  /** Worth one more run at once, without asking the person. */
  readonly rerun?: boolean
}

/** A mounted widget. Any method may throw whatever the vendor throws. */
export interface Handle {
  /** Starts a run; `report` belongs to this run alone. A throw is a failed run, read by `classify`. */
  execute(options: Readonly<Record<string, unknown>>, report: Report): void
  /** Re-arms in place; false (or a throw) where only a new widget will do. */
  reset(): boolean
  /** Takes the widget off the page; a throw is ignored, the element is emptied anyway. */
  remove(): void
  /** False once the widget cannot work any more: its nodes are gone, or a second copy of the vendor took over. */
  alive?(): boolean
}

/** How one script is fetched. */
export interface ScriptSpec<Api> {
  /** Tried in this order within one deadline. */
  readonly urls: readonly string[]
  /** The usable global, or undefined while there is none. */
  readonly find: (window: Window) => Api | undefined
  /** Recognises a tag for the same script that the site itself put in the page. */
  readonly own: RegExp
  /** Name of a global function the script calls when it is up; a script that is there but never calls it is used all the same. */
  readonly onload?: string
}

/** What an adapter is given besides its options. */
export interface Context<Options> {
  readonly document: Document
  /** The language to show, as a BCP 47 tag; undefined leaves it to the vendor. */
  readonly locale: string | undefined
  /** How many automatic tries in a row came before this widget. */
  readonly attempt: number
  /** The element sits in a modal dialog: whatever the vendor puts into `body` cannot be reached. */
  readonly modal: boolean
  /** The options as they are now; functions in them may have been exchanged since. */
  options(): Options
  /** The vendor's global at once where it is present, else a promise that rejects with a `Fact`. */
  script<Api>(spec: ScriptSpec<Api>): Api | Promise<Api>
}

/** One vendor, as data and a few functions. */
export interface Adapter<Options extends object, Api> {
  readonly vendor: string
  /** Recognises the origins that a content security policy must allow. */
  readonly hosts: RegExp
  /** Names of the form fields that carry the token; the first is the one servers read, the others matter only where they are there. */
  readonly fields?: readonly string[]
  /** Reads a failure out of whatever the vendor threw or rejected with; never throws. */
  classify(value: unknown): Fact
  /** The vendor's global, once it is there; throws or rejects with a `Fact` where the options cannot work or it does not come. */
  load(context: Context<Options>): Api | Promise<Api>
  /** Puts a widget into `element`, which is empty and ours; throws a `Fact`, or what the vendor threw, where that fails. */
  mount(api: Api, element: HTMLElement, context: Context<Options>, report: Report): Handle
}

/** An adapter bound to its options: a plain value, equal to another with the same content. */
export interface Provider {
  readonly adapter: Adapter<object, unknown>
  readonly options: object
}

/**
 * Turns an adapter into the function a site calls; an unknown option throws a `TypeError` that says what to do.
 * @param known The names of all options, with spaces between.
 */
export const defineAdapter =
  <Options extends object, Api>(adapter: Adapter<Options, Api>, known: string): ((options: Options) => Provider) =>
  options =>
    Object.freeze({ adapter: adapter as unknown as Adapter<object, unknown>, options: copy(options, adapter.vendor, known) })

/** A frozen copy of an options object, empty for what cannot be read; an unknown name throws a `TypeError`. */
export function copy<Options extends object>(input: Options, who: string, known: string): Options {
  const made = { ...calm(() => Object(input) === input && { ...input }) } as Options
  for (const name in made) must(known.split(' ').includes(name), `${who}: unknown option ${name.slice(0, 40)}. Known: ${known}`)
  return Object.freeze(made)
}
