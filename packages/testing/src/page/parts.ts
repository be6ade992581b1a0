import { makeChallenge } from './challenge.ts'
import { makeFace } from './face.ts'
import { locate } from './locate.ts'
import { oddValue } from './odd.ts'
import { playSteps } from './play.ts'

/** What the fakes share. It is handed to them as a value, so that the text of each function can be served by itself. */
export interface Parts {
  readonly play: typeof playSteps
  readonly challenge: typeof makeChallenge
  readonly face: typeof makeFace
  readonly odd: typeof oddValue
  readonly locate: typeof locate
}
export const PARTS: Parts = { play: playSteps, challenge: makeChallenge, face: makeFace, odd: oddValue, locate }

/** Plain JSON that is safe in a script, also in one that somebody puts inline. */
function json(value: unknown): string {
  try {
    return JSON.stringify(value ?? {}).replaceAll('<', '\\u003c')
  } catch (cause) {
    throw new TypeError('hcaptchaScript, captchalaScript: pass plain JSON, which a bigint or an object within itself is not.', { cause })
  }
}

/** The text of a script that calls `page(window, ...data, parts)` in a browser. */
export function scriptText(page: object, data: readonly unknown[], parts: object = {}): string {
  const shared = Object.entries(parts).map(([name, part]) => `${name}: ${String(part)}`)
  const given = ['window', ...data.map(json), `{\n${shared.join(',\n')}\n}`]
  // Some compilers wrap functions in a helper called __name; a served text has to bring its own.
  return `(() => {
const __name = value => value
;(${String(page)})(${given.join(', ')})
})()
`
}
