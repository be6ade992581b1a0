import { type EndStatus, isScenarioId, SCENARIOS, type ScenarioId, scenario } from '@catchcha/testing'
import { expect, expectTypeOf, test } from 'vitest'
import { type FailureKind, POLICY } from '../../packages/core/src/failure.ts'

const IDS = {
  loading: `
    load-refused load-csp load-extension load-offline load-hang load-error-status load-stub load-html load-no-onload
    load-once load-present load-second-try load-unmounted load-doubled`,
  rendering: 'render-undefined render-throws render-silent render-late-error render-box-gone',
  running: `
    pass pass-late pass-empty pass-twice cancel cancel-passive challenge-expired rate-limited rate-limited-at-once
    network-error invalid-data challenge-error internal-error unknown-code both-channels callback-only reject-only
    reject-odd throw-sync silent stale parallel early reset-mid-run unmount-mid-run storm listener-throws dialog sleep
    bfcache`,
  tokens: 'token-expires token-old-at-submit token-seen token-transport submit-twice submit-server-config',
  captchala: `
    cl-loader-error cl-second-host cl-error-shapes cl-server-token cl-server-token-missing cl-close-and-success cl-no-token
    cl-never-ready cl-degraded cl-buttons cl-missing-methods`,
}

test.each(Object.entries(IDS))('the group "%s" has every known fault once, in order', (group, ids) => {
  expect(SCENARIOS.filter(each => each.group === group).map(each => each.id)).toEqual(ids.trim().split(/\s+/))
})

test('there are no other groups and no name twice', () => {
  expect([...new Set(SCENARIOS.map(each => each.group))].sort()).toEqual(Object.keys(IDS).sort())
  expect(new Set(SCENARIOS.map(each => each.id)).size).toBe(SCENARIOS.length)
})

test.each(SCENARIOS)('$id survives JSON, has a title of one sentence, and an end', each => {
  expect(JSON.parse(JSON.stringify(each))).toEqual(each)
  expect(each.title).toMatch(/^[A-Z][^.]+$/)
  expect([each.ends].flat().length).toBeGreaterThan(0)
})

test.each(SCENARIOS)('$id has something to play for each of its vendors, or leaves it to the page or the network', each => {
  for (const vendor of each.vendors) expect(each[vendor] ?? each.network ?? each.page, vendor).toBeDefined()
  for (const vendor of ['hcaptcha', 'captchala'] as const) if (!each.vendors.includes(vendor)) expect(each[vendor]).toBeUndefined()
})

test('what only CaptchaLa does is played by CaptchaLa only', () => {
  for (const each of SCENARIOS.filter(({ group }) => group === 'captchala')) expect(each.vendors).toEqual(['captchala'])
})

test('finds a scenario by its name; any other is a TypeError that says which there are', () => {
  expect(scenario('pass').id).toBe('pass')
  expect(isScenarioId('pass')).toBe(true)
  expect(isScenarioId('passes')).toBe(false)
  const miss = (id: unknown): void => void scenario(id as ScenarioId)
  expect(() => miss('passes')).toThrow(
    new TypeError('scenario(id): there is no "passes". Nearest: pass, pass-late, pass-empty. SCENARIOS lists them all.'),
  )
  expect(() => miss('rate-limit')).toThrow(/Nearest: rate-limited, rate-limited-at-once/)
  expect(() => miss('zzz')).toThrow(new TypeError('scenario(id): there is no "zzz". SCENARIOS lists them all.'))
  expect(() => miss(undefined)).toThrow(TypeError)
})

test('ends in the states of the core and no others', () => {
  const known = [...Object.keys(POLICY), 'idle', 'ready', 'solved']
  for (const { status } of SCENARIOS.flatMap(each => each.ends)) expect(known).toContain(status)
  expectTypeOf<EndStatus>().toEqualTypeOf<FailureKind | 'idle' | 'ready' | 'solved'>()
})
