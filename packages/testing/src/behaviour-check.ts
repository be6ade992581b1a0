import type {
  CaptchalaBehaviour,
  CaptchalaInit,
  CaptchalaStepName,
  HCaptchaBehaviour,
  HCaptchaRender,
  HCaptchaStepName,
} from './behaviour.ts'
import { checkObjects } from './check.ts'
import { nearest } from './nearest.ts'
import type { Vendor } from './scenario.ts'

type Names<Name extends string> = Readonly<Record<Name, 1>>

const SHARED = {
  open: 1,
  pass: 1,
  'pass-empty': 1,
  'pass-again': 1,
  close: 1,
  error: 1,
  throw: 1,
  'box-gone': 1,
  'container-gone': 1,
} as const
const MADE: Names<HCaptchaRender & CaptchalaInit> = { ok: 1, undefined: 1, throws: 1, 'throws-error': 1 }
const LISTS = ['runs', 'afterRender', 'afterInit']

/** What each fake knows; a new field or step does not compile until it is named here. */
const KNOWN: Readonly<Record<Vendor, { readonly fields: object; readonly steps: object; readonly made: object }>> = {
  hcaptcha: {
    fields: { onload: 1, render: 1, readyAfter: 1, afterRender: 1, runs: 1, auto: 1, life: 1 } satisfies Names<keyof HCaptchaBehaviour>,
    steps: {
      ...SHARED,
      'chal-expired': 1,
      'token-expired': 1,
      'callback-error': 1,
      reject: 1,
      'second-copy': 1,
    } satisfies Names<HCaptchaStepName>,
    made: { ...MADE, empty: 1 } satisfies Names<HCaptchaRender>,
  },
  captchala: {
    fields: {
      load: 1,
      loadAfter: 1,
      init: 1,
      missing: 1,
      readyAfter: 1,
      afterInit: 1,
      runs: 1,
      auto: 1,
      errorShape: 1,
      tokenPrefix: 1,
      serverToken: 1,
    } satisfies Names<keyof CaptchalaBehaviour>,
    steps: { ...SHARED, ready: 1 } satisfies Names<CaptchalaStepName>,
    made: MADE,
  },
}

/**
 * Looks at a behaviour: a misspelt field or step would be silence, and a test with silence in it passes for the wrong reason.
 * @throws A `TypeError` that names what is not known, with what is most like it.
 */
export function checkBehaviour(call: string, vendor: Vendor, behaviour: object): void {
  checkObjects(call, { behaviour })
  const { fields, steps, made } = KNOWN[vendor]
  const known = (what: string, name: unknown, names: object): void => {
    if (typeof name === 'string' && Object.hasOwn(names, name)) return
    const said = typeof name === 'string' ? `"${name.slice(0, 40)}"` : 'no name'
    const near = typeof name === 'string' ? nearest(name.slice(0, 40), Object.keys(names)) : []
    throw new TypeError(`${call}: ${said} is no ${what}.${near.length ? ` Nearest: ${near.join(', ')}.` : ''}`)
  }
  for (const [field, value] of Object.entries(behaviour)) {
    known('field of a behaviour', field, fields)
    if (value === undefined) continue
    if (field === 'render' || field === 'init') for (const each of [value].flat()) known(`outcome of ${field}`, each, made)
    if (!LISTS.includes(field)) continue
    if (!Array.isArray(value) || !value.every(Array.isArray)) throw new TypeError(`${call}: pass as ${field} a list of lists of steps.`)
    for (const step of value.flat()) known('step', (step as { do?: unknown } | null)?.do, steps)
  }
}
