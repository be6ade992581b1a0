/** What is passed in place of an argument: makers, so that no call sees what another one has left behind. */

const boom = (): never => {
  throw new Error('hostile')
}
const trap: ProxyHandler<object> = { get: boom, has: boom, ownKeys: boom, getPrototypeOf: boom, getOwnPropertyDescriptor: boom, set: boom }

/** An object whose every name of ours throws when it is read. */
const mined = (): object => {
  const names =
    'ok kind code failure provider adapter options sitekey secret vendor subscribe submit prepare fields document headers runs handler'
  return Object.defineProperties({}, Object.fromEntries(names.split(' ').map(name => [name, { get: boom, enumerable: true }])))
}

/** Looks like a key, and must be in no message. */
export const SECRET = '0xSecretOfNobody0123456789abcdef'

/** Each value by the name a report shows. */
export const VALUES: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  zero: () => 0,
  'not a number': () => Number.NaN,
  infinity: () => Number.POSITIVE_INFINITY,
  'a bigint': () => 10n,
  'a symbol': () => Symbol('odd'),
  yes: () => true,
  'an empty text': () => '',
  'a secret': () => SECRET,
  'lone surrogates': () => '\ud800x\udfff',
  __proto__: () => '__proto__',
  constructor: () => 'constructor',
  'an empty object': () => ({}),
  'an object without a prototype': () => Object.create(null),
  'an empty list': () => [],
  'a list of nothings': () => [undefined, null, {}, [], 0],
  'a function': () => () => undefined,
  'a promise': () => Promise.resolve(),
  'polluted names': () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"kind":"__proto__"}'),
  'a failure of names': () => JSON.parse('{"ok":false,"failure":{"__proto__":1,"kind":"__proto__","code":"constructor"},"codes":"x"}'),
  'a failure without text': () =>
    JSON.parse('{"ok":false,"kind":{"toString":1,"valueOf":1},"code":{"toString":1},"vendor":{"toString":1}}'),
  'an endless wait': () => JSON.parse('{"ok":false,"kind":"rate-limited","code":"x","recovery":"wait","retryAt":1e999}'),
  'an odd wait': () => JSON.parse('{"ok":false,"kind":"offline","code":"x","retryAt":{"toString":1,"valueOf":1}}'),
  'nested lists': () => JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
  'getters that throw': mined,
  'a proxy that throws': () => new Proxy({}, trap),
  'a function that is a proxy': () => new Proxy(() => {}, trap),
  'a revoked proxy': () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  },
}

/** What takes long where all of it is looked at. */
export const HUGE: () => string = () => 'x1_'.repeat(3_500_000)
