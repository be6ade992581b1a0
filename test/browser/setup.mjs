import { findBrowsers } from '../browsers.mjs'

/** Vitest started without `test/run.mjs` finds its browser here; the workers inherit the environment. */
export async function setup() {
  process.env.TEST_BROWSERS ??= JSON.stringify(await findBrowsers())
}
