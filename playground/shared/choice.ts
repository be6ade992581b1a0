import { isScenarioId, type Row, type ScenarioId, scenario, type Vendor } from '@catchcha/testing'
import { LANGUAGES } from './locales.ts'

/** What is shown: it is all in the address, so that every view has a permalink. */
export interface Choice {
  /** How the captcha is put on the page. */
  readonly tab: string
  readonly vendor: Vendor
  readonly scenario: ScenarioId
  /** Short deadlines, and long waits are skipped. */
  readonly fast: boolean
  /** Challenges wait for the person in front of the screen. */
  readonly me: boolean
  /** A tag of `LANGUAGES`. */
  readonly locale: string
  /** So many ms are added to every answer of the fake vendor. */
  readonly slow: number
  /** A real sitekey or appKey: then the vendor is the real one, and no scenario is played. */
  readonly key: string
}

/** What else a stage is told by its address. */
export interface StageChoice extends Choice {
  /** Names this run to the server. */
  readonly run: string
  /** One of many that run side by side: nothing is remembered in the storage they share. */
  readonly batch: boolean
}

/** The delays there are to choose from, ms. */
export const DELAYS = [0, 2_000, 8_000] as const

export const isVendor = (value: unknown): value is Vendor => value === 'hcaptcha' || value === 'captchala'

/** Whether the fault table has this row for this vendor. */
export const has = (vendor: Vendor, id: ScenarioId): boolean => (scenario(id) as Row).vendors.includes(vendor)

export function readChoice(query: URLSearchParams): Choice {
  const asked = query.get('vendor')
  const id = query.get('scenario')
  const locale = query.get('lang') ?? 'en'
  const vendor = isVendor(asked) ? asked : 'hcaptcha'
  return {
    tab: query.get('tab') ?? 'core',
    vendor,
    scenario: isScenarioId(id) && has(vendor, id) ? id : 'pass',
    fast: query.get('fast') !== '0',
    me: query.get('me') === '1',
    locale: LANGUAGES.includes(locale) ? locale : 'en',
    slow: DELAYS.find(delay => String(delay) === query.get('slow')) ?? 0,
    key: query.get('key') ?? '',
  }
}

/** The part of the address that says all this; what is as usual is left out. */
export function writeChoice({ tab, vendor, scenario: id, fast, me, locale, slow, key }: Choice): string {
  const query = new URLSearchParams({ vendor, scenario: id })
  if (tab !== 'core') query.set('tab', tab)
  if (!fast) query.set('fast', '0')
  if (me) query.set('me', '1')
  if (locale !== 'en') query.set('lang', locale)
  if (slow) query.set('slow', String(slow))
  if (key) query.set('key', key)
  return `?${query}`
}

export function readStage(query: URLSearchParams): StageChoice {
  return { ...readChoice(query), run: query.get('run') ?? 'alone', batch: query.get('batch') === '1' }
}

/** The address of the stage that plays this. */
export function stageAddress(page: string, { run, batch, ...choice }: StageChoice): string {
  const query = new URLSearchParams(writeChoice(choice))
  query.set('run', run)
  if (batch) query.set('batch', '1')
  if (!choice.key && (scenario(choice.scenario) as Row).page === 'csp') query.set('csp', '1')
  return `${page}?${query}`
}
