import fc from 'fast-check'

/** What a careless page, a strange vendor or an attacker may pass where something else is meant. */

const boom = (): never => {
  throw new Error('hostile')
}
const trap: ProxyHandler<object> = { get: boom, has: boom, ownKeys: boom, getPrototypeOf: boom, getOwnPropertyDescriptor: boom, set: boom }
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
const cyclic = (): object => {
  const self: { self?: object } = {}
  self.self = self
  return self
}
const NASTY: readonly (() => unknown)[] = [
  () => new Proxy({}, trap),
  () => new Proxy(() => {}, trap),
  revoked,
  cyclic,
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  () => JSON.parse('{"ok":false,"failure":{"__proto__":{"polluted":true},"kind":"__proto__","code":"constructor"}}'),
  () => ({ kind: 'constructor', code: 'x' }),
  () => ({ kind: 'broken', code: 'x', vendor: '__proto__', detail: '<img src=x onerror=alert(1)>' }),
  () => ({ toString: boom, valueOf: boom, [Symbol.toPrimitive]: boom }),
  () => Object.create(null),
  () => Symbol('hostile'),
  () => 10n,
  () => Number.NaN,
  () => new Date(Number.NaN),
  () => 'x'.repeat(100_000),
  () => '\u0000\u202e\ud800',
  () => ['__proto__', { length: 1e9 }],
  // biome-ignore lint/suspicious/noThenProperty: a thenable that is no promise is the point
  () => ({ then: boom }),
  () => Object.freeze([Object.freeze({})]),
  () => new Map([['provider', {}]]),
  () => boom,
  () => '__proto__',
  () => 'constructor',
  () => undefined,
  () => null,
]

/** Whatever JSON can say, prototypes' names among it. */
export const json: fc.Arbitrary<() => unknown> = fc
  .oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc
      .constant('{"ok":false,"failure":{"__proto__":{"polluted":true},"kind":"__proto__","code":"constructor"}}')
      .map(text => JSON.parse(text)),
    fc.record(
      { ok: fc.constant(false), failure: fc.jsonValue(), codes: fc.jsonValue(), 'error-codes': fc.jsonValue(), success: fc.jsonValue() },
      { requiredKeys: [] },
    ),
    fc.record({
      kind: fc.constantFrom('broken', 'rate-limited', 'constructor', '__proto__'),
      code: fc.jsonValue(),
      retryAt: fc.jsonValue(),
    }),
  )
  .map(value => () => JSON.parse(JSON.stringify(value)))

/** Plain data of any form: what can come out of JSON, a form or a careless caller, with nothing in it that acts. */
export const data: fc.Arbitrary<() => unknown> = fc
  .oneof(
    fc.anything({ withBigInt: true, withNullPrototype: true, maxDepth: 3 }),
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom<unknown>(undefined, null, '__proto__', 'constructor', Number.NaN, -0, [], {}, 'x'.repeat(100_000)),
    fc
      .constant('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"kind":"__proto__"}')
      .map(text => JSON.parse(text)),
    fc.record(
      { kind: fc.constantFrom('broken', 'constructor', '__proto__', 7), code: fc.anything(), detail: fc.anything() },
      { requiredKeys: ['kind'] },
    ),
    fc.record(
      { ok: fc.constant(false), failure: fc.anything(), codes: fc.anything(), 'error-codes': fc.anything() },
      { requiredKeys: ['ok'] },
    ),
  )
  .map(value => () => value)

/** Makers of such values: fast-check itself could not hold some of them. */
export const hostile: fc.Arbitrary<() => unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  {
    weight: 2,
    arbitrary: fc
      .anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true, withSet: true, maxDepth: 3 })
      .map(value => () => value),
  },
  {
    weight: 1,
    arbitrary: fc
      .dictionary(fc.constantFrom('provider', 'sitekey', 'kind', 'code', 'secret', 'signal', 'options'), fc.constantFrom(...NASTY))
      .map(makers => () => Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make()]))),
  },
)

/** What JavaScript itself says where nobody looked at an argument. */
const NATIVE =
  /^(Cannot |Can't |undefined|null|Invalid |Reduce of|Converting|Class |Object prototype|Reflect|'\w+' (on|called)|Spread|Method |Found non|object null)|is not (a function|iterable|an object|a constructor|defined|extensible)|revoked|hostile/

/** Whether an error is one that tells the programmer what to do. */
export const isAdvice = (error: unknown): boolean => error instanceof TypeError && !NATIVE.test(error.message) && error.message.length > 20

/** What the value itself threw when it was looked at: that is its owner's exception and nobody else's. */
export const isOwn = (error: unknown): boolean => error instanceof Error && /^hostile$|revoked$/.test(error.message)

/** Advice, or the value's own exception. */
export const isAdviceOrOwn = (error: unknown): boolean => isAdvice(error) || isOwn(error)

/** Everything an intruder would have changed. */
export const prototypes = (): string =>
  JSON.stringify([Object, Array, Function, Promise, Map, String].map(({ prototype }) => Reflect.ownKeys(prototype).map(String))) +
  String(Reflect.get({}, 'polluted'))
