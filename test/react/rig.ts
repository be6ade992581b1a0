import { type HCaptchaControl, installHCaptcha } from '@catchcha/testing'
import { afterEach, beforeEach, vi } from 'vitest'

/** A page with a fake vendor and fake time. */
export interface Rig {
  readonly fake: HCaptchaControl
  /** What the console was told, call by call. */
  readonly said: readonly unknown[][]
}

/** A fresh one for each test of the file; `clean` takes the test's own tree away while the vendor is still there. */
export function rigEach(clean: () => void): Rig {
  const rig = {} as { fake: HCaptchaControl; said: unknown[][] }
  beforeEach(() => {
    vi.useFakeTimers()
    sessionStorage.clear()
    Reflect.deleteProperty(globalThis, Symbol.for('catchcha'))
    rig.fake = installHCaptcha(window)
    rig.said = []
    for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockImplementation((...words) => void rig.said.push(words))
  })
  afterEach(() => {
    clean()
    rig.fake.uninstall()
    vi.useRealTimers()
  })
  return rig
}
