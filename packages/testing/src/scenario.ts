import type { State } from '@catchcha/core'
import type { CaptchalaBehaviour, HCaptchaBehaviour } from './behaviour.ts'
import type { Fault } from './fault.ts'

export type Vendor = 'hcaptcha' | 'captchala'
export type ScenarioGroup = 'loading' | 'rendering' | 'running' | 'tokens' | 'captchala'

/** Where a captcha comes to rest, in the words of `@catchcha/core`. */
export type EndStatus = Exclude<State['status'], 'loading' | 'challenging'>

/** The state a captcha rests in, with the fields of its failure or of a pending run's outcome. A field left out may be anything. */
export interface End {
  readonly status: EndStatus
  readonly code?: string
  readonly by?: 'csp' | 'stub' | 'vendor' | 'unknown' | 'network'
  readonly what?: 'token' | 'challenge' | 'session'
}

/** What no fake can do and the page, the browser or the test has to: the rest of the scenario is in the fakes. */
export type PageCondition =
  | 'csp'
  | 'extension'
  | 'offline'
  | 'ten-at-once'
  | 'own-tag'
  | 'unmount'
  | 'second-copy'
  | 'execute-early'
  | 'reset'
  | 'parallel'
  | 'throwing-listener'
  | 'dialog'
  | 'sleep'
  | 'bfcache'
  | 'submit'
  | 'submit-twice'
  | 'form'

/** What the site's own server says to a token: accepted, refused with the vendor's codes, or no answer. */
export type ServerAnswer = 'ok' | 'no-answer' | readonly string[]

/** What the fakes and the network are told to do; every scenario is one. */
export interface Play {
  readonly hcaptcha?: HCaptchaBehaviour | undefined
  readonly captchala?: CaptchalaBehaviour | undefined
  readonly network?: Fault | undefined
}

/** One way in which a captcha goes right or wrong, as data. */
export interface Row {
  readonly vendors: readonly Vendor[]
  readonly title: string
  /** One end, or all that are right. */
  readonly ends: End | readonly End[]
  readonly page?: PageCondition
  /** What happens to the vendor's files on their way. */
  readonly network?: Fault
  /** What the site's server answers to each token; the last one repeats. */
  readonly server?: { readonly [vendor in Vendor]?: readonly ServerAnswer[] }
  readonly hcaptcha?: HCaptchaBehaviour
  readonly captchala?: CaptchalaBehaviour
}
