import { isRecord } from './provider.ts'

/**
 * Looks at what a provider is made from. A key that is not set is no mistake here, since each verdict tells of it; what cannot be a key is. The
 * words never repeat a value: it may be a secret in the wrong place.
 * @param who The provider and its keys, as a site calls it.
 * @param names Those that are text where they are set.
 * @throws A `TypeError` that says what to pass.
 */
export function checkKeys(who: string, keys: unknown, names: readonly string[]): void {
  if (!isRecord(keys)) throw new TypeError(`${who}: pass an object with the keys.`)
  const plain = (name: string): string => name.toLowerCase().replace(/[_-]/g, '')
  const meant = names.find(name => Object.keys(keys).some(given => given !== name && plain(given) === plain(name)))
  if (meant !== undefined)
    throw new TypeError(`${who}: spell it ${meant}. By another name it would be left out, and what it checks with it.`)
  const wrong = names.find(name => !['string', 'undefined'].includes(typeof (keys[name] ?? undefined)))
  if (wrong !== undefined) throw new TypeError(`${who}: pass a text as ${wrong}. Where it comes from a promise, an await may be missing.`)
}
