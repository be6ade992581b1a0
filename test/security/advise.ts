import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CALLS, type Case, plainly } from './calls.ts'
import { CALLABLE } from './exports.ts'
import { isAdvice, isOwn, prototypes } from './hostile.ts'
import { HUGE, SECRET, VALUES } from './values.ts'

/** What was made is ended again, whatever it is. */
function end(made: unknown): void {
  const undo: unknown =
    typeof made === 'function' ? made : ['uninstall', 'stop', 'close', 'undo', 'destroy'].map(name => Object(made)[name]).find(Boolean)
  if (typeof undo === 'function') void undo.call(made)
}

/** A row may be about one option of an export. */
const exportOf = (name: string): string => name.replace(/,.*/, '')
const caseOf = (name: string): Case => CALLS[name] ?? ['never', () => []]

/** Where the words name what a site calls, which is not the export itself. */
const SPEAKS: Readonly<Record<string, string>> = {
  '@catchcha/core/form createGuard': 'guardForm',
  '@catchcha/core/dropin awaitScript': 'windowOf',
  '@catchcha/testing fakeScripts': 'fakeScripts|scenario',
  '@catchcha/vue Captcha': '<Captcha>|createCaptcha',
  '@catchcha/vue useCaptcha': 'createCaptcha',
}
/** They repeat the name of a scenario that there is not, which is no secret. */
const REPEATS = /scenario|fakeScripts/

/** Values that throw when they are looked at: that is their owner's exception, except where nothing at all is thrown. */
const MINED = /throw|proxy/
/** A text is spread there, letter by letter, before its names are refused: a mistake that takes its time. */
const SPREAD = /core createCaptcha|core.(h|ai)captcha |core.captchala |vue useCaptcha/

/** What a call throws or rejects with, undefined where it does neither. */
async function thrown(name: string, change: (args: readonly unknown[]) => readonly unknown[]): Promise<unknown> {
  const [, args, call = plainly] = caseOf(name)
  try {
    end(await call(CALLABLE.get(exportOf(name)), change(args())))
    return undefined
  } catch (error) {
    return error ?? 'nothing was thrown'
  }
}

/** Each argument in turn replaced by `make()`, and all of them. */
const replaced = (make: () => unknown, name: string): readonly ((args: readonly unknown[]) => readonly unknown[])[] => {
  const { length } = caseOf(name)[1]()
  return [args => args.map(make), ...Array.from({ length }, (_, at) => (args: readonly unknown[]) => args.with(at, make()))]
}

const allowed = (name: string, error: unknown): boolean => {
  if (error === undefined) return true
  if (caseOf(name)[0] !== 'advice') return false
  const [, word = ''] = exportOf(name).split(' ')
  return isAdvice(error) && new RegExp(SPEAKS[exportOf(name)] ?? word).test((error as Error).message)
}

/** The rules for all rows of `CALLS` that are chosen. */
export function advise(chosen: (name: string) => boolean): void {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.spyOn(console, 'warn').mockImplementation(() => {})
  })
  afterEach(() => globalThis.document?.body.replaceChildren())
  describe.each(Object.keys(CALLS).filter(chosen))('%s', name => {
    it('works as it is meant', async () => {
      if (!name.endsWith('useHCaptcha')) expect(await thrown(name, args => args)).toBe(undefined)
    })

    it('says what to pass where something else is passed, or takes it, and repeats no secret', async () => {
      const before = prototypes()
      const wrong: string[] = []
      for (const [value, make] of Object.entries(VALUES)) {
        for (const change of replaced(make, name)) {
          const error = await thrown(name, change)
          if (!allowed(name, error) && !(isOwn(error) && MINED.test(value) && caseOf(name)[0] !== 'never')) wrong.push(`${value}: ${error}`)
          if (!REPEATS.test(name) && String(error).includes(SECRET.slice(0, 20))) wrong.push(`${value} is in the message`)
        }
      }
      for (const [title, change] of [
        ['nothing', () => []],
        ['backwards', (args: readonly unknown[]) => args.toReversed()],
      ] as const) {
        const error = await thrown(name, change)
        if (!allowed(name, error)) wrong.push(`${title}: ${error}`)
      }
      expect([...new Set(wrong)]).toEqual([])
      expect(prototypes()).toBe(before)
    })

    if (SPREAD.test(name)) return
    it('is not held up by ten megabytes', async () => {
      for (const change of replaced(HUGE, name)) expect(allowed(name, await thrown(name, change))).toBe(true)
    })
  })
}
