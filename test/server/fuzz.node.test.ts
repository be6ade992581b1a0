import { aicaptcha, captchala, hcaptcha, issueServerToken, type Verdict, verify } from '@catchcha/server'
import type { FakeVerifiers, VerifyFault, VerifyVendor } from '@catchcha/testing/server'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fresh, services } from './services.ts'

const keys = { appKey: 'k', appSecret: 's'.repeat(30) }
const PROVIDERS = {
  hcaptcha: hcaptcha({ secret: 's'.repeat(30) }),
  captchala: captchala(keys),
  aicaptcha: aicaptcha({ secret: 's'.repeat(30) }),
}
const vendors = fc.constantFrom<VerifyVendor>('hcaptcha', 'captchala', 'aicaptcha')

/** Whether an answer says yes in so many words, as each vendor's page has it; written without a look at the code. */
function yes(vendor: VerifyVendor, token: string, status: number, body: string): boolean {
  if (status < 200 || status > 299) return false
  try {
    const said = JSON.parse(body)
    const errors = said['error-codes'] ?? []
    if (vendor === 'hcaptcha') return said.success === true && Array.isArray(errors) && errors.length === 0
    if (vendor === 'aicaptcha') return said.status === 'success' && said.result === 'success' && !said.reason
    return (
      said.code === 0 &&
      (said.data.valid === true || (token.startsWith('offline_') && said.data.valid === undefined && said.data.ok === true))
    )
  } catch {
    return false
  }
}

/** Words of the vendors in any arrangement: near misses are likelier than with any JSON. */
const word = fc.constantFrom('success', 'fail', 'error', 'true', 'already-seen-response', 'token_consumed', '', 'ok')
const leaf = fc.oneof(
  word,
  fc.constantFrom(true, true, false),
  fc.constant([]),
  fc.constant(null),
  fc.constantFrom(0, 1, 200, 401),
  fc.array(word, { maxLength: 2 }),
)
const fields = (inner: fc.Arbitrary<unknown>) =>
  fc.record(
    {
      success: inner,
      'error-codes': inner,
      status: inner,
      result: inner,
      reason: inner,
      code: inner,
      msg: inner,
      error: inner,
      degraded: inner,
    },
    { requiredKeys: [] },
  )
const data = fc.record({ valid: leaf, ok: leaf, error: leaf, degraded: leaf, reason: leaf, action: leaf }, { requiredKeys: [] })
const near = fc.tuple(fields(leaf), fc.option(data)).map(([top, inside]) => JSON.stringify(inside ? { ...top, data: inside } : top))
const exact = fc.constantFrom(
  '{"success":true}',
  '{"success":true,"error-codes":[]}',
  '{"code":0,"data":{"valid":true}}',
  '{"code":0,"data":{"ok":true}}',
  '{"status":"success","result":"success","reason":""}',
)
const bodies = fc.oneof(
  near,
  exact,
  fc.json(),
  fc.string(),
  exact.chain(text => fc.nat(text.length).map(end => text.slice(0, end))),
)
const statuses = fc.oneof(
  { arbitrary: fc.constantFrom(200, 201, 299), weight: 3 },
  fc.constantFrom(300, 400, 421, 429, 500),
  fc.integer({ min: 200, max: 599 }),
)
const headers = fc.record({ 'retry-after': fc.oneof(fc.string({ unit: 'grapheme-ascii' }), fc.nat().map(String)) }, { requiredKeys: [] })

function whole(verdict: Verdict): boolean {
  if (verdict.ok) return Object.isFrozen(verdict)
  const { failure, codes, tokenSpent } = verdict
  const bounded =
    codes.length > 0 && codes.every(code => code.length <= 80) && failure.code.length <= 80 && (failure.detail ?? '').length <= 300
  return (
    bounded && Object.isFrozen(verdict) && Object.isFrozen(failure) && Object.isFrozen(codes) && [true, false, 'maybe'].includes(tokenSpent)
  )
}

it('accepts what says yes in so many words, and nothing else', async () => {
  const seen = { yes: 0, no: 0 }
  const prefixes = fc.constantFrom('pt_', 'offline_', 'dg_', 'P1_', '')
  await fc.assert(
    fc.asyncProperty(vendors, prefixes, statuses, headers, bodies, async (vendor, prefix, status, header, body) => {
      const token = fresh(prefix)
      const empty = [204, 205, 304].includes(status)
      const fetch = async (): Promise<Response> => new Response(empty ? null : body, { status, headers: header })
      const verdict = await verify<object>(PROVIDERS[vendor], token, { fetch })
      expect(verdict.ok).toBe(!empty && yes(vendor, token, status, body))
      expect(whole(verdict)).toBe(true)
      seen[verdict.ok ? 'yes' : 'no']++
      const issued = await issueServerToken(PROVIDERS.captchala, { action: 'a', fetch })
      expect(issued.ok).toBe(false)
    }),
    { numRuns: 1500 },
  )
  expect(seen.yes).toBeGreaterThan(10) // else the rule above was never put to the test
}, 60_000)

it('ends with a verdict whatever fetch throws or returns', async () => {
  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new Error('trap')
      },
    },
  )
  for (const odd of [
    undefined,
    null,
    'x',
    7,
    {},
    trap,
    new Error('x', { cause: trap }),
    Object.assign(new Error('x'), { code: Symbol('x') }),
  ]) {
    for (const fetch of [async () => odd as Response, async () => Promise.reject(odd)]) {
      const verdict = await verify(PROVIDERS.hcaptcha, fresh(), { fetch })
      expect(verdict).toMatchObject({ ok: false, tokenSpent: 'maybe', failure: { kind: 'unreachable', code: 'verify-failed' } })
    }
  }
})

const FAULTS: fc.Arbitrary<VerifyFault | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({
    kind: fc.constantFrom('html', 'empty', 'cut', 'type', 'garbage', 'reset', 'slow', 'hang'),
    ms: fc.constantFrom(1, 40),
    spends: fc.option(fc.boolean(), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(307, 308, 400, 401, 403, 408, 421, 425, 429, 500, 502, 503),
    retryAfter: fc.constant('0'),
  }),
  fc.record({
    kind: fc.constant('codes' as const),
    codes: fc.array(fc.constantFrom('already-seen-response', 'runtime_err', 'rate_limit_exceeded', 'x')),
  }),
)
const ORDERS = fc.array(fc.tuple(fc.nat(2), FAULTS, fc.boolean()), { minLength: 1, maxLength: 5 })

/** How often each token arrived. */
const arrivals = ({ requests }: FakeVerifiers): number[] => {
  const counts = new Map<unknown, number>()
  for (const { token } of requests) counts.set(token, (counts.get(token) ?? 0) + 1)
  return [...counts.values()]
}

it('sends no token twice, whatever fails and however often it is asked', async () => {
  await fc.assert(
    fc.asyncProperty(vendors, ORDERS, async (vendor, order) => {
      const all = await services()
      const provider = all[vendor]()
      const prefix = vendor === 'captchala' ? 'offline' : undefined
      const tokens = [all.fakes.mint(vendor), all.fakes.mint(vendor, { prefix }), all.fakes.mint(vendor)]
      for (const [which, fault, twice] of order) {
        all.fakes.fail(fault)
        const ask = (): Promise<Verdict> => verify<object>(provider, tokens[which], { timeout: 20 })
        await Promise.all(twice ? [ask(), ask()] : [ask()])
      }
      expect(arrivals(all.fakes).every(count => count === 1)).toBe(true)
      const offline = all.fakes.requests.filter(({ token }) => token?.startsWith('offline_'))
      expect(offline.every(({ host }) => host === 'fallbackapiv1.captchala.com')).toBe(true)
    }),
    { numRuns: 60 },
  )
}, 60_000)

it('accepts one token once, however many ask at the same time', async () => {
  const { fakes, hcaptcha: make } = await services()
  const token = fakes.mint('hcaptcha')
  const provider = make()
  const verdicts = await Promise.all(Array.from({ length: 20 }, () => verify(provider, token)))
  expect(verdicts.filter(({ ok }) => ok)).toHaveLength(1)
  expect(fakes.requests).toHaveLength(1)
})
