import { type Place, START, type Timer } from './realm.ts'
import type { World } from './world.ts'

/**
 * Everything that what comes next can depend on, as text: every variable of the core's factories, the page-wide object, the clock's timers,
 * the vendor and the observer. Times count from now, and all past ones are the same, because the core only asks whether a time has come;
 * tokens differ only in whether they were handed out. Two worlds with equal text go on alike, so one of them stands for both.
 */
export function fingerprint(world: World): string {
  const { vendor, setting, captcha, open, signals } = world
  const { realm, peeks } = setting
  const { now } = realm
  const time = (at: number): string => `t${Math.max(-1, at - now)}`
  const token = (text: string): string => (world.minted.has(text) ? `token:${world.handed.has(text)}` : text)
  const canon = (value: unknown, depth: number): string => {
    if (typeof value === 'number') return value > START / 2 ? time(value) : String(value)
    if (typeof value === 'string') return token(value)
    if (typeof value === 'function') return source(value)
    if (typeof value !== 'object' || value === null) return String(value)
    if (value instanceof Set || value instanceof Map) return `#${value.size}`
    if (Array.isArray(value)) return `[${value.map(each => canon(each, depth - 1)).join()}]`
    if ('at' in value && 'call' in value) return realm.timers.has(value as Timer) ? 'due' : ''
    if ('signal' in value) return `s${(value.signal as { aborted: boolean }).aborted}`
    if ('nodeType' in value) return (value as unknown as Place).name
    if ('provider' in value) return world.key // options: all that a step ever changes in them
    const entries = Object.entries(value)
    if (depth < 1 || entries.some(([, part]) => typeof part === 'function')) return 'o'
    return `{${entries.map(([name, part]) => (name === 'issuedAt' ? '' : name + canon(part, depth - 1))).join()}}`
  }
  let text = `${canon(captcha.getSnapshot(), 3)}|${world.key}${world.mounted}${world.destroyed}${world.undos.length > 1}`
  const captchaHas = peeks.get('createCaptcha')?.() ?? {}
  for (const name of [...peeks.keys()].sort()) {
    const part = name.slice('create'.length).toLowerCase()
    if (part in captchaHas && !captchaHas[part]) continue // a run or a widget that is over
    const variables = peeks.get(name)?.()
    text += `|${name}`
    for (const key in variables) text += `;${canon(variables[key], 2)}`
  }
  const shared = Reflect.get(realm.globals['globalThis'] as object, Symbol.for('catchcha')) as
    | { failed: number[]; limits?: Record<string, [number, number]> }
    | undefined
  text += `|${(shared?.failed ?? []).filter(at => at > now - 60_000).map(at => now - at)}`
  for (const [until, times] of Object.values(shared?.limits ?? {})) text += `~${time(until)},${times}`
  text += `|${[...realm.timers.values()].map(({ at }) => at - now).sort()}|${realm.listeners.size}`
  text += `|${vendor.widgets.length > 1}${vendor.widget?.removed}${vendor.waiting.length > 1 ? 2 : vendor.waiting.length}`
  const { run } = vendor
  const { playing } = captchaHas
  text += `|${run?.ended}${!!run && world.owns.get(run) === playing}${!!world.live}${!!world.stale}`
  text += `|${[...open].map(({ signal, submit }) => `${submit}${signal ? signal === signals.at(-1) : ''}`)}|${signals.at(-1)?.signal.aborted}`
  return text
}

const sources = new Map<string, string>()

/** Which function of the source it is; what it closes over is in the report of the factory it was made in. */
function source(value: unknown): string {
  const text = String(value)
  const known = sources.get(text) ?? `f${sources.size}`
  sources.set(text, known)
  return known
}

/** A number of 53 bits for a text: among a million texts, one chance in 18,000 that any two share it. */
export function digest(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}
