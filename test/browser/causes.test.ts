import type { Failure } from '@catchcha/core'
import type { Fault, Play, Vendor } from '@catchcha/testing'
import { describe, expect, it } from 'vitest'
import { nextAttempt } from './heal.ts'
import { expectNothingLeft, takeInventory } from './remains.ts'
import { BLOCKER, BY_POLICY, FAILED_LOAD, OURS, TIMEOUTS } from './rows.ts'
import { extensionWorker, openStage, type Stage, type StageOptions } from './stage.ts'

/** One way in which a vendor's file does not come, and what a page can honestly say about it. */
interface Cause {
  readonly play?: Play
  /** What the page or the browser does before the captcha is made. */
  readonly before?: (stage: Stage) => unknown
  readonly stage?: StageOptions
  /** The vendor's own options. */
  readonly options?: object
  /** Deadline in ms; the captcha then tries once only. */
  readonly load?: number
  readonly only?: Vendor
  /** Where the cause stays for as long as the page does. */
  readonly final?: boolean
  /** The first failure shown; none: the captcha gets ready. */
  readonly shows?: Partial<Failure> | undefined
}

const status = (status: number, cors: boolean): Fault => ({ kind: 'status', status, cors })
const csp = (policy: string): StageOptions => ({ headers: { 'content-security-policy': policy } })
const UNKNOWN = { kind: 'blocked', by: 'unknown', code: 'load-blocked' } as const
const STUB = { kind: 'blocked', by: 'stub', code: 'vendor-missing' } as const
const WRONG = { kind: 'unreachable', code: 'vendor-missing' } as const

/** The loader alone: of the default addresses one is the core's, which goes round the loader. */
const LOADER = { scriptUrl: 'https://cdn.captcha-cdn.net/captchala-loader.js' }

const CAUSES: Readonly<Record<string, Cause>> = {
  'a 403 that can be read': { play: { network: status(403, true) }, shows: { kind: 'unreachable', code: 'http-403' } },
  'a 403 that cannot be read': { play: { network: status(403, false) }, shows: WRONG },
  'a 429 that can be read': {
    play: { network: status(429, true) },
    final: true,
    shows: { kind: 'rate-limited', code: 'http-429', recovery: 'wait' },
  },
  'a 429 that cannot be read': { play: { network: status(429, false) }, shows: WRONG },
  'a 500': { play: { network: status(500, true) }, shows: { kind: 'unreachable', code: 'http-500' } },
  'a 204': { play: { network: { kind: 'empty', status: 204 } }, shows: STUB },
  'an empty file': { play: { network: { kind: 'empty' } }, shows: STUB },
  'a connection that is reset': { play: { network: { kind: 'reset' } }, shows: UNKNOWN },
  'half a file': { play: { network: { kind: 'cut' } }, shows: { kind: 'unreachable' } },
  'a slow answer': { play: { network: { kind: 'slow', ms: 700 } } },
  'a first connection that is cut': { play: { network: { kind: 'refused', first: 1 } }, only: 'hcaptcha', shows: { kind: 'unreachable' } },
  'a host that takes connections and says nothing': {
    before: stage => stage.hosts('hang'),
    load: 2_500,
    shows: { kind: 'unreachable', code: 'load-timeout' },
  },
  'a blocker that serves a stand-in': {
    stage: { extension: BLOCKER },
    before: async stage => {
      const worker = await extensionWorker(stage)
      await worker.evaluate(() =>
        chrome.declarativeNetRequest.updateEnabledRulesets({ enableRulesetIds: ['stand-in'], disableRulesetIds: ['block'] }),
      )
    },
    shows: STUB,
  },
  'a policy that only reports': { stage: { headers: { 'content-security-policy-report-only': "script-src 'self'" } } },
  'a policy in a meta tag': {
    stage: { head: `<meta http-equiv="content-security-policy" content="script-src 'self'">` },
    final: true,
    shows: { kind: 'blocked', by: 'csp', recovery: 'fix-setup', actor: 'site' },
  },
  'a policy against frames': {
    stage: csp("frame-src 'none'"),
    only: 'hcaptcha',
    final: true,
    shows: { kind: 'blocked', by: 'csp', detail: expect.stringMatching(/https:\/\/newassets\.hcaptcha\.com .* frame-src/) },
  },
  'a refused connection, and a policy that forbids to ask': {
    stage: csp("connect-src 'none'"),
    before: stage => stage.hosts('refuse'),
    shows: UNKNOWN,
  },
  'a loader that never calls back': {
    play: { captchala: { load: 'silent' } },
    only: 'captchala',
    options: LOADER,
    load: 2_500,
    shows: { kind: 'unreachable', code: 'load-timeout' },
  },
  'a core that never comes after its loader': {
    play: { network: { kind: 'hang', of: 'core' } },
    only: 'captchala',
    options: LOADER,
    load: 2_500,
    final: true, // Chromium holds every request for an address back for 20 s while one for it hangs, and the address is the loader's to choose
    shows: { kind: 'unreachable', code: 'load-timeout' },
  },
  'an empty core after its loader': { play: { network: { kind: 'stub', of: 'core' } }, only: 'captchala', shows: STUB },
  'a refused core after its loader': {
    play: { network: { kind: 'refused', of: 'core' } },
    only: 'captchala',
    shows: { kind: 'unreachable', code: expect.any(String) },
  },
}

describe.each(['hcaptcha', 'captchala'] as const)('%s', vendor => {
  const names = Object.keys(CAUSES).filter(name => (CAUSES[name]?.only ?? vendor) === vendor)

  it.concurrent.for(names)('tells the truth about %s, and works when it is over', async (name, { onTestFinished }) => {
    const { play, before: prepare, stage: own, options, load, final, shows } = CAUSES[name] ?? {}
    const stage = await openStage({
      onTestFinished,
      play,
      frames: name.includes('frames'),
      expected: [...FAILED_LOAD, OURS, BY_POLICY],
      ...own,
    })
    const before = await takeInventory(stage)
    await prepare?.(stage)
    const order = { vendor, options, retry: load ? false : { delay: 50 }, timeouts: { ...TIMEOUTS, ...(load && { load }) } } as const
    await stage.create(order)
    if (vendor === 'hcaptcha' && name.includes('frames')) await stage.run()
    await stage.quiet()
    const log = await stage.page.evaluate(() => window.site.log)
    const failures = log.flatMap(({ failure }) => failure ?? [])
    if (shows) expect(failures[0]).toMatchObject(shows)
    else expect(log.map(({ status }) => status)).toEqual(['loading', 'ready'])
    if (!final) await nextAttempt(stage, order)
    await expectNothingLeft(stage, before)
  })

  it('calls a run that fails while the device is offline offline, and goes on by itself', async () => {
    const runs = [[{ do: 'error', code: vendor === 'hcaptcha' ? 'network-error' : 'request_failed' }]] as const
    const stage = await openStage({ play: { hcaptcha: { runs }, captchala: { runs } } })
    await stage.create({ vendor, timeouts: TIMEOUTS })
    await stage.until('ready')
    await stage.context.setOffline(true)
    expect(await stage.run()).toMatchObject({ ok: false, failure: { kind: 'offline' } })
    await nextAttempt(stage, { vendor })
  })
})
