import { type Failure, isFailure, POLICY } from '@catchcha/core'
import { describeWait, en, LOCALES, loadMessages, type Messages, pickLocale, describe as words } from '@catchcha/core/messages'
import { fr } from '@catchcha/core/messages/fr'
import { ptBR } from '@catchcha/core/messages/pt-BR'
import { ru } from '@catchcha/core/messages/ru'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FAILURES, KEYS } from './words.ts'

const all: readonly Messages[] = await Promise.all(LOCALES.map(loadMessages))
const strings = ({ lang: _, dir: __, ...texts }: Messages): string[] => Object.values(texts).flat()

describe.each(all)('the messages in $lang', messages => {
  it('have four texts for every failure', () => {
    for (const failure of Object.values(FAILURES)) {
      expect(isFailure(failure)).toBe(true)
      const { title, body, action, detail } = words({ ...failure, code: 'E-99' }, messages)
      for (const text of [title, body, action, detail]) expect(text).toMatch(/^\S(.*\S)?$/)
      expect(title.length, title).toBeLessThanOrEqual(48)
      expect(`${title} ${body} ${action}`).not.toContain('E-99')
      expect(detail).toBe('hcaptcha: E-99')
    }
  })

  it('keep the time span where a wait is told, and nowhere else', () => {
    expect(strings(messages).filter(text => text.includes('{'))).toEqual([messages.wait, messages.again])
    for (const text of [messages.wait, messages.again]) expect(text.match(/\{in\}/g)).toHaveLength(1)
  })

  it('name no technique, no vendor and no suspect', () => {
    expect(strings(messages).join('\n')).not.toMatch(/token|captcha|\bcsp\b|script|ad.?block|adblock|catchcha/i)
  })

  it('are all translated', () => {
    const same = strings(messages).filter(text => strings(en).includes(text))
    expect(messages === en ? [] : same).toEqual([])
  })

  it('are written in the direction of their script', () => {
    expect(messages.dir).toBe(/[\u0590-\u08ff]/.test(messages.retry) ? 'rtl' : 'ltr')
  })
})

describe('the English', () => {
  const sentences = strings(en).flatMap(text => text.match(/[^.…!?]+/g) ?? [])

  it('is made of short sentences and plain words', () => {
    for (const sentence of sentences) {
      const list = sentence.trim().split(/\s+/)
      expect(list.length, sentence).toBeLessThanOrEqual(16)
      for (const word of list) expect(word.length, word).toBeLessThanOrEqual(10)
    }
  })

  it('has no jargon, no alarm and no blame', () => {
    expect(strings(en).join('\n')).not.toMatch(
      /misconfigur|invalid|error|fatal|failure|failed|server|vendor|provider|verif|authenti|browser cache|cookie|you (closed|failed|did|must|have to)|wrong (key|answer)|your (ad|blocker)/i,
    )
  })

  it('says what may be, where a page cannot know', () => {
    for (const key of ['blocked', 'blocked-stub', 'rate-limited-network'] as const) expect(en[key][1]).toMatch(/\bmay\b/)
  })
})

describe('describe()', () => {
  it('has a text of its own for each variant, and the plain one for what it does not know', () => {
    for (const key of KEYS) expect([words(FAILURES[key]).title, words(FAILURES[key]).body], key).toEqual(en[key])
    expect(words({ ...FAILURES.broken, by: 'csp', what: 'session' }).title).toBe(en.broken[0])
    for (const kind of ['lang', 'retry', 'toString', '__proto__']) {
      expect(words({ ...FAILURES.broken, kind: kind as 'broken' }, fr), kind).toMatchObject({ title: fr.broken[0], body: fr.broken[1] })
    }
  })

  it('tells support the vendor and its code, as they came', () => {
    expect(words(FAILURES.unreachable).detail).toBe('hcaptcha: network-error')
    expect(words({ ...FAILURES.broken, code: '<b>{in}</b>' }).detail).toBe('hcaptcha: <b>{in}</b>')
  })

  it('names the button after whose move it is', () => {
    for (const failure of Object.values(FAILURES)) expect(words(failure).action).toBe(failure.recovery === 'automatic' ? en.now : en.retry)
  })

  it('says which language the words are in', () => {
    expect(words(FAILURES.offline, ru)).toMatchObject({ lang: 'ru', dir: 'ltr', title: 'Нет подключения' })
    expect(words(FAILURES.offline, 'ar')).toMatchObject({ lang: 'ar', dir: 'rtl' })
  })

  it('falls back to English for a tag whose messages are not there', () => {
    expect(words(FAILURES.offline, 'tlh')).toEqual(words(FAILURES.offline))
  })

  it('takes messages with single texts changed', () => {
    const ours: Messages = { ...ptBR, offline: ['Sem rede', 'Verifique o cabo.'] }
    expect(words(FAILURES.offline, ours)).toMatchObject({ title: 'Sem rede', action: ptBR.now })
    expect(words(FAILURES.broken, ours).title).toBe(ptBR.broken[0])
  })

  it('knows every kind the policy knows', () => {
    for (const kind of Object.keys(POLICY)) expect(en).toHaveProperty([kind])
  })
})

describe('describeWait()', () => {
  const until = (ms: number, recovery: 'wait' | 'automatic' = 'wait') => ({
    ...FAILURES['rate-limited'],
    recovery,
    retryAt: 1_000_000 + ms,
  })
  const told = (ms: number, locale?: Messages | string, recovery?: 'wait' | 'automatic') =>
    describeWait(until(ms, recovery), locale, 1_000_000)

  it('counts and words the time as the language does', () => {
    expect(told(12_000)).toBe('You can try again in 12 seconds.')
    expect(told(1)).toBe('You can try again in 1 second.')
    expect(told(1_000, 'de')).toBe('Sie können es in 1 Sekunde erneut versuchen.')
    expect([1, 2, 5, 21].map(s => told(s * 1_000, 'ru'))).toEqual(
      ['1 секунду', '2 секунды', '5 секунд', '21 секунду'].map(span => `Повторить попытку можно через ${span}.`),
    )
    expect(told(3_000, 'ja')).toBe('3 秒後にもう一度お試しいただけます。')
    expect(told(2_000, 'ar')).toBe('يمكنك إعادة المحاولة خلال ثانيتين.')
    expect(told(12_000, 'fa')).toContain('۱۲')
  })

  it('rounds up, and to minutes from 100 seconds on', () => {
    expect(told(99_000)).toContain('99 seconds')
    expect(told(99_001)).toContain('in 2 minutes')
    expect(told(300_000)).toContain('in 5 minutes')
  })

  it('tells an automatic try from a wait', () => {
    expect(told(3_000, en, 'automatic')).toBe('Trying again in 3 seconds.')
  })

  it('is empty where nothing is to be waited for', () => {
    expect(told(0)).toBe('')
    expect(told(-5)).toBe('')
    expect(told(Number.NaN)).toBe('')
    expect(describeWait(FAILURES.cancelled)).toBe('')
  })
})

describe('pickLocale()', () => {
  it.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['de-AT', 'de'],
    ['es-MX', 'es'],
    ['es-419', 'es'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['zh', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['zh-HK', 'zh-TW'],
    ['zh-MO', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hans-HK', 'zh-CN'],
    ['yue', 'zh-TW'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['nb-NO', 'nb'],
    ['iw', 'he'],
    ['in', 'id'],
    ['FR_ca', 'fr'],
    ['ja-JP-u-ca-japanese', 'ja'],
    ['ar-EG', 'ar'],
    ['fil', 'en'],
    ['', 'en'],
    ['not a tag', 'en'],
    ['__proto__', 'en'],
  ])('%s → %s', (wanted, picked) => {
    expect(pickLocale(wanted)).toBe(picked)
  })

  it('takes the first wanted language that is there, as browsers list them', () => {
    expect(pickLocale(['gsw', 'x', 'fr-CH', 'de'])).toBe('fr')
    expect(pickLocale([])).toBe('en')
  })

  it('chooses among what a site has, same region first, another script of the language rather than none', () => {
    expect(pickLocale('pt-PT', ['pt-BR', 'pt-PT'])).toBe('pt-PT')
    expect(pickLocale('zh-HK', ['zh-CN', 'ja'])).toBe('zh-CN')
    expect(pickLocale('de', ['fr'])).toBe('en')
  })

  it('reads what a site has once, however many languages a stranger wants', () => {
    let reads = 0
    const tags = new Proxy(['fr'], {
      get(list, key) {
        if (key === '0') reads++
        return Reflect.get(list, key)
      },
    })
    expect(pickLocale(Array(100).fill('xx'), tags)).toBe('en')
    expect(reads).toBe(1)
  })
})

describe('loadMessages()', () => {
  afterEach(() => {
    vi.doUnmock('../../packages/core/src/messages/locales/fi.ts')
    vi.resetModules()
  })

  it('brings every language under its own tag', () => {
    expect(all.map(({ lang }) => lang)).toEqual(LOCALES)
  })

  it('lets describe() find a language by the tag it was asked for', async () => {
    expect(words(FAILURES.offline, 'de-AT').lang).toBe('en')
    await loadMessages('de-AT')
    expect(words(FAILURES.offline, 'de-AT').lang).toBe('de')
    expect((await loadMessages(['tlh', 'sv-FI'])).lang).toBe('sv')
  })

  it('ends in English where a language cannot be fetched, and asks again the next time', async () => {
    vi.resetModules()
    vi.doMock('../../packages/core/src/messages/locales/fi.ts', () => {
      throw new Error('no network')
    })
    const { loadMessages: load } = await import('@catchcha/core/messages')
    expect((await load('fi')).lang).toBe('en')
    vi.doUnmock('../../packages/core/src/messages/locales/fi.ts')
    vi.resetModules()
    const { loadMessages: again } = await import('@catchcha/core/messages')
    expect((await again('fi')).lang).toBe('fi')
  })

  it('remembers a tag, but not without end: a server is asked in ever new ones', async () => {
    for (let i = 0; i < 600; i++) await loadMessages(`de-x-r${i}`)
    const said = ['de', 'de-x-r0', 'de-x-r599'].map(tag => words({ kind: 'cancelled', code: 'x' } as Failure, tag).lang)
    expect(said).toEqual(['de', 'de', 'en'])
  })
})
