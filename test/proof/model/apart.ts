import { createRealm } from './realm.ts'
import { loadCore } from './source.ts'
import type { Setting } from './world.ts'

/** A page with the core on it. */
export async function createSetting(): Promise<Setting> {
  const realm = createRealm()
  return { realm, ...(await loadCore(realm)) }
}

/** Does some work in a task of its own: only outside every promise can it let promises go on by itself. */
export const apart = <Value>(work: () => Value): Promise<Value> =>
  new Promise((resolve, reject) =>
    setImmediate(() => {
      try {
        resolve(work())
      } catch (error) {
        reject(error)
      }
    }),
  )
