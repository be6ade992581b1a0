import { fileURLToPath } from 'node:url'
import type { Timeouts } from '@catchcha/core'
import { type Fault, type Scenario, type ScenarioId, scenario, type Vendor } from '@catchcha/testing'
import type { Order } from './site-page.ts'
import type { StageOptions } from './stage.ts'

/** The folder of an extension that cancels every request to a vendor. */
export const BLOCKER: string = fileURLToPath(new URL('blocker', import.meta.url))

/** What the browser itself says about a script that did not come; no page can keep it quiet. */
export const FAILED_LOAD: readonly RegExp[] = [/^console: Failed to load resource/, /^console: Access to script .* blocked by CORS policy/]
/** What the browser says about a policy at work. */
export const BY_POLICY = /Content[ -]Security[ -]Policy/i
/** Our own line for the site's developer. */
export const OURS = /^console: \[catchcha\] /

/** What a row needs of page, network and test besides what its scenario says. */
export interface Staging extends Pick<StageOptions, 'clock' | 'headers' | 'head' | 'body' | 'extension'> {
  /** Deadlines in ms, short where the row is about one. */
  readonly timeouts?: Timeouts
  readonly order?: Partial<Order>
  /** A widget with a checkbox, where the vendor knows another. @default false */
  readonly visible?: boolean
  /** How often the person starts a challenge on the widget itself, so that no run of ours belongs to it. @default 0 */
  readonly presses?: number
  /** Faults of the page that belong to the row. */
  readonly expected?: readonly RegExp[]
  /** What the network does in place of what the scenario says. */
  readonly network?: Fault
  /** The vendors' hosts refuse every connection, at the proxy. */
  readonly refused?: boolean
  /** Why there is no next attempt in this page. */
  readonly final?: string
}

const STAGING: { readonly [id in ScenarioId]?: Staging } = {
  'load-refused': { refused: true },
  'load-csp': {
    headers: { 'content-security-policy': "script-src 'self'" },
    expected: [BY_POLICY],
    final: 'a page keeps the policy it came with',
  },
  'load-extension': { extension: BLOCKER },
  'load-hang': { timeouts: { load: 2_500 }, order: { retry: false } }, // each hanging request takes one of the browser's six connections to a host
  'load-html': { expected: [/^uncaught: Unexpected token '<'/] },
  'load-present': { network: { kind: 'slow', ms: 300 } },
  'render-undefined': { expected: [/^console: \[fake hCaptcha\] render/] },
  'render-silent': { timeouts: { ready: 500, run: 500 } },
  'pass-late': { clock: true },
  'rate-limited': { clock: true },
  'rate-limited-at-once': { clock: true },
  'both-channels': { clock: true },
  'reject-odd': { clock: true },
  storm: { clock: true },
  silent: { timeouts: { run: 500 } },
  'listener-throws': { order: { throwing: true }, expected: [/^uncaught: the page itself/] },
  dialog: { body: '<dialog id="place"></dialog>', visible: true, presses: 2 },
  sleep: { clock: true },
  'token-expires': { clock: true },
  'token-old-at-submit': { clock: true, visible: true, presses: 1 },
  'cl-server-token': { order: { serverToken: true } },
  'cl-never-ready': { timeouts: { ready: 500 } },
  'cl-buttons': { body: '<form id="place"></form>', presses: 3 },
}

/** Enough for a busy machine (CaptchaLa's three addresses share the first), and less than what the stage takes for rest. */
export const TIMEOUTS: Timeouts = { load: 8_000, ready: 5_000, run: 5_000 }

/** Everything the stage must know about a row. */
export function stagingOf(
  id: ScenarioId,
  vendor: Vendor,
): { readonly staging: Staging; readonly stage: StageOptions; readonly order: Order } {
  const staging = STAGING[id] ?? {}
  const row: Scenario = scenario(id)
  const { timeouts, order, visible, expected = [], network, clock, headers, head, body, extension } = staging
  return {
    staging,
    stage: {
      clock,
      headers,
      head,
      body,
      extension,
      expected: [...(row.network || row.page ? FAILED_LOAD : []), OURS, ...expected],
      play: network ? { ...row, network } : id,
      answers: row.server?.[vendor],
      frames: !!visible || row.group !== 'running' || id === 'pass', // each is a process of its own, so not where nothing depends on it
    },
    order: {
      vendor,
      retry: { delay: 50 },
      timeouts: { ...TIMEOUTS, ...timeouts },
      ...(visible && vendor === 'hcaptcha' && { options: { size: 'normal' } }),
      ...order,
    },
  }
}
