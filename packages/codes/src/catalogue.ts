import type { Entry, Side, System } from './entry.ts'
import { AICAPTCHA_SERVER } from './systems/aicaptcha-server.ts'
import { AICAPTCHA_WIDGET } from './systems/aicaptcha-widget.ts'
import { CAPTCHALA_LOADER } from './systems/captchala-loader.ts'
import { CAPTCHALA_SERVER } from './systems/captchala-server.ts'
import { CAPTCHALA_WIDGET } from './systems/captchala-widget.ts'
import { CATCHCHA_SERVER } from './systems/catchcha-server.ts'
import { CATCHCHA_WIDGET } from './systems/catchcha-widget.ts'
import { HCAPTCHA_LOADER } from './systems/hcaptcha-loader.ts'
import { HCAPTCHA_SERVER } from './systems/hcaptcha-server.ts'
import { HCAPTCHA_TEXTS } from './systems/hcaptcha-texts.ts'
import { HCAPTCHA_WIDGET } from './systems/hcaptcha-widget.ts'
import { SOLVER_POLL } from './systems/solver-poll.ts'
import { SOLVER_SUBMIT } from './systems/solver-submit.ts'

/** Which entries are asked for; what is left out means all. */
export interface Filter {
  readonly system?: System | undefined
  /** `widget` takes the loader's codes in: both are met in the browser. */
  readonly side?: Side | undefined
}

/** Every entry there is, system by system. */
export const CATALOGUE: readonly Entry[] = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ [
    HCAPTCHA_WIDGET,
    HCAPTCHA_TEXTS,
    HCAPTCHA_LOADER,
    HCAPTCHA_SERVER,
    CAPTCHALA_WIDGET,
    CAPTCHALA_LOADER,
    CAPTCHALA_SERVER,
    AICAPTCHA_WIDGET,
    AICAPTCHA_SERVER,
    CATCHCHA_WIDGET,
    CATCHCHA_SERVER,
    SOLVER_SUBMIT,
    SOLVER_POLL,
  ].flat(),
)

/**
 * Every entry of a system, of a side, or of both; all without a filter.
 * @throws A `TypeError` for a filter that is no object.
 */
export function list(filter: Filter = {}): readonly Entry[] {
  if (Object(filter) !== filter) throw new TypeError("list(filter): pass an object, such as { system: 'hcaptcha' }.")
  const { system, side } = filter
  return CATALOGUE.filter(
    entry =>
      (system === undefined || entry.system === system) &&
      (side === undefined || entry.side === side || (side === 'widget' && entry.side === 'loader')),
  )
}
