import type { HCaptchaControl } from '@catchcha/testing'
import { type FakeScripts, fakeScripts, type Play, type ScenarioId } from '@catchcha/testing'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { nextTick } from 'vue'

/** A page with fake vendors and fake time, on which Vue must not say a word that a test has not taken. */
export interface Rig {
  readonly scripts: FakeScripts
  /** What the console was told; a test that expects something takes it out. */
  readonly said: string[]
  /** The fake's calls and events, once its script has run. */
  readonly fake: () => HCaptchaControl
  play(what: ScenarioId | Play): void
}

export function useRig(): Rig {
  let scripts: FakeScripts
  const said: string[] = []
  beforeEach(() => {
    vi.useFakeTimers()
    said.length = 0
    const listen = (...words: unknown[]): void => void said.push(words.map(String).join(' '))
    vi.spyOn(console, 'error').mockImplementation(listen)
    vi.spyOn(console, 'warn').mockImplementation(listen)
    sessionStorage.clear()
    delete (globalThis as { [key: symbol]: unknown })[Symbol.for('catchcha')]
    scripts = fakeScripts(window)
  })
  afterEach(() => {
    const timers = vi.getTimerCount()
    scripts.stop()
    vi.useRealTimers()
    document.body.replaceChildren()
    document.head.replaceChildren()
    for (const name of ['hcaptcha', 'grecaptcha', '__fakeHCaptcha']) Reflect.deleteProperty(window, name)
    expect(timers, 'timers left').toBe(0)
    expect(said, 'what the console was told').toEqual([])
  })
  return {
    said,
    get scripts() {
      return scripts
    },
    fake: () => (window as unknown as { __fakeHCaptcha: HCaptchaControl }).__fakeHCaptcha,
    play: what => scripts.play(what),
  }
}

/** Lets time pass, and Vue draw. */
export async function pass(time = 100): Promise<void> {
  await vi.advanceTimersByTimeAsync(time)
  await nextTick()
}
