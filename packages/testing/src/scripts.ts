import { installCaptchala } from './captchala.ts'
import { checkWindow } from './check.ts'
import { faultMeter } from './fault.ts'
import { installHCaptcha } from './hcaptcha.ts'
import { answerProbes } from './probe.ts'
import type { Play } from './scenario.ts'
import { playOf, type ScenarioId } from './scenarios.ts'

/** Plays the network for script tags where there is none. */
export interface FakeScripts {
  /** The URL of every tag that asked for a vendor, oldest first. */
  readonly requests: readonly string[]
  /** Changes what is played for the next tag; `first: n` counts from here. */
  play(what: ScenarioId | Play): void
  /** Answers no more tags, and takes every fake it installed out of the window. */
  stop(): void
}

const HCAPTCHA = /^https:\/\/(js\.)?hcaptcha\.com\/1\/(secure-)?api\.js$/
const CAPTCHALA = /^https:\/\/cdn\.(captcha-cdn\.net|captchala\.com)\/captchala(-loader)?\.js$/
const isVendor = (place: string): boolean => HCAPTCHA.test(place) || CAPTCHALA.test(place)

/**
 * Answers the vendors' script tags in a DOM that loads no scripts by itself, such as jsdom: runs the fake and fires `load`, or plays the
 * network's fault as far as a tag shows it. Every answer takes 10 ms on the window's own timers. A `fetch` of those scripts, and the `HEAD` by
 * which a page asks whether its own origin is there, are answered too: no request leaves. Throws a `TypeError` for a window or a
 * scenario that there is not.
 */
export function fakeScripts(window: Window & typeof globalThis, what: ScenarioId | Play = 'pass'): FakeScripts {
  checkWindow('fakeScripts(window, what)', window)
  const requests: string[] = []
  const timers: number[] = []
  const asked = new WeakSet<Element>()
  const installed: { uninstall(): void }[] = []
  let play: Play = {}
  let meter = faultMeter()
  const choose = (next: ScenarioId | Play): void => {
    play = playOf('fakeScripts(window, what)', next)
    meter = faultMeter()
  }
  const run = (url: URL): void => {
    const { hcaptcha, captchala } = play
    const get = (name: string): string | undefined => url.searchParams.get(name) ?? undefined
    if (CAPTCHALA.test(url.origin + url.pathname))
      installed.push(installCaptchala(window, captchala, url.pathname.includes('loader') ? {} : { part: 'core' }))
    else {
      const query = { onload: get('onload'), render: get('render') ?? 'onload', recaptchacompat: get('recaptchacompat'), hl: get('hl') }
      installed.push(installHCaptcha(window, hcaptcha, query))
    }
  }
  const answer = (tag: HTMLScriptElement): void => {
    const url = new URL(tag.src)
    const place = url.origin + url.pathname
    if (!isVendor(place) || asked.has(tag)) return
    asked.add(tag) // a tag that is taken out and put back does not ask again
    requests.push(tag.src)
    const fault = meter(play.network, 'script', url.host)
    if (fault?.kind === 'hang') return
    const works = !fault || fault.kind === 'slow'
    const loads = works || fault.kind === 'empty' || fault.kind === 'html' || fault.kind === 'stub'
    timers.push(
      window.setTimeout(
        () => {
          if (!tag.isConnected) return // a tag taken away again fires nothing here
          if (works) run(url)
          // a page in place of a script is a syntax error to the window before the tag loads
          if (fault?.kind === 'html') window.dispatchEvent(new window.ErrorEvent('error', { filename: tag.src, message: 'Script error.' }))
          tag.dispatchEvent(new window.Event(loads ? 'load' : 'error'))
        },
        fault?.kind === 'slow' ? (fault.ms ?? 1_000) : 10,
      ),
    )
  }
  const observer = new window.MutationObserver(records => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node.nodeType !== 1) continue
        const element = node as Element
        for (const tag of element.matches('script') ? [element] : element.querySelectorAll('script'))
          if ((tag as HTMLScriptElement).src) answer(tag as HTMLScriptElement)
      }
    }
  })
  choose(what)
  const unprobe = answerProbes(window, isVendor, () => play.network)
  observer.observe(window.document, { childList: true, subtree: true })
  return {
    requests,
    play: choose,
    stop() {
      observer.disconnect()
      unprobe()
      for (const timer of timers) window.clearTimeout(timer)
      for (const fake of installed.reverse()) fake.uninstall()
    },
  }
}
