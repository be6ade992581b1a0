import { list } from '@catchcha/codes'
import { createCaptcha, failure } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { en } from '@catchcha/core/messages'
import * as server from '@catchcha/server'
import { createFakeVendor } from '../core/fake-adapter.ts'
import { drawReact, drawVue, element, inReact, inVue } from './render.ts'

/**
 * How an export is called when nothing is wrong; each argument in turn is then something else. `never`: nothing is
 * ever thrown. `data`: nothing that JSON can hold makes it throw. `advice`: a mistake of the programmer's is a `TypeError` that names the export.
 */
export type Case = readonly [
  rule: 'never' | 'data' | 'advice',
  args: () => readonly unknown[],
  call?: (target: unknown, args: readonly unknown[]) => unknown,
]

const KEYS = { hcaptcha: { secret: 's' }, captchala: { appKey: 'a', appSecret: 's' }, aicaptcha: { secret: 's' } }
const provider = () => hcaptcha({ sitekey: 'key' })
const box = () => document.createElement('div')
const failed = () => failure({ kind: 'offline', code: 'x', retryAt: Date.now() + 5_000 })
const adapter = () => createFakeVendor().provider().adapter
const fetch = () => Promise.reject(new Error('no network here'))
const posted = () => new Request('https://site.example', { method: 'POST', body: new URLSearchParams({ captcha_token: 't' }) })
const refused = () => ({ ok: false, failure: failed(), codes: ['x'], tokenSpent: true })
const script = () => ({ id: 'odd', src: 'https://vendor.example/api.js', callback: 'oddLoaded', place: document.head })
const dropinHost = () => ({ on: {}, fatal: /^$/, replaced: 'replaced', find: () => undefined, script, box, config: () => ({}) })
const bench = () => ({ provider, bad: {}, install: () => ({ uninstall() {} }) })
const captcha = () => createCaptcha({ provider: provider() })
export const plainly = (target: unknown, args: readonly unknown[]): unknown => (target as (...args: unknown[]) => unknown)(...args)

/** A row for each of these options: it alone is something else. */
const each = (
  row: string,
  rule: Case[0],
  options: Readonly<Record<string, unknown>>,
  before: () => readonly unknown[] = () => [],
  rest: object = {},
): Readonly<Record<string, Case>> =>
  Object.fromEntries(
    Object.entries(options).map(([name, good]) => [
      `${row}, ${name}`,
      [rule, () => [good], (target: unknown, [value]: readonly unknown[]) => plainly(target, [...before(), { ...rest, [name]: value }])],
    ]),
  )
const asked = () => [server.hcaptcha(KEYS.hcaptcha), `token-${Math.random()}`]
const ASKING = { action: 'login', ttl: 60, maxUses: 1, bindIp: '127.0.0.1', bindUid: 'u', timeout: 1000, fetch }
const issuer = () => server.captchala(KEYS.captchala)
const withRefusal =
  (name: string) =>
  (target: unknown, [value]: readonly unknown[]) =>
    plainly(target, [{ ...refused(), [name]: value }])
const bound = (target: unknown, [adapter, known]: readonly unknown[]): unknown => {
  const bind = (target as (...args: unknown[]) => (options: object) => unknown)(adapter, known)
  return bind({})
}

export const CALLS: Readonly<Record<string, Case>> = {
  '@catchcha/codes explain': ['never', () => ['network-error']],
  '@catchcha/codes list': ['advice', () => [{ system: 'hcaptcha' }]],
  '@catchcha/codes plain': ['never', () => ['network-error']],
  '@catchcha/codes rows': ['advice', () => [list()[0]]],
  '@catchcha/core createCaptcha': ['advice', () => [{ provider: provider() }]],
  '@catchcha/core defineAdapter': ['advice', () => [adapter(), 'key'], bound],
  '@catchcha/core failure': ['advice', () => [{ kind: 'broken', code: 'x' }]],
  '@catchcha/core isFailure': ['never', () => [failed()]],
  '@catchcha/core sameProvider': ['advice', () => [provider(), provider()]],
  '@catchcha/core/hcaptcha hcaptcha': ['advice', () => [{ sitekey: 'key' }]],
  '@catchcha/core/captchala captchala': ['advice', () => [{ appKey: 'key' }]],
  '@catchcha/core/aicaptcha aicaptcha': ['advice', () => [{ sitekey: 'key', scriptUrl: 'https://vendor.example/api.js' }]],
  '@catchcha/core/messages describe': ['never', () => [failed(), en]],
  '@catchcha/core/messages describeWait': ['never', () => [failed(), en, Date.now()]],
  '@catchcha/core/messages loadMessages': ['never', () => ['fr']],
  '@catchcha/core/messages pickLocale': ['advice', () => ['fr', ['en', 'fr']]],
  '@catchcha/core/view createView': ['advice', () => [box(), captcha()]],
  '@catchcha/core/form createGuard': ['advice', () => [document.createElement('form'), captcha(), {}]],
  '@catchcha/core/form guardForm': ['advice', () => [document.createElement('form'), captcha(), {}]],
  '@catchcha/core/dropin awaitScript': ['advice', () => [script(), () => false, { up() {}, failed() {} }]],
  '@catchcha/core/dropin createDropin': ['advice', () => [dropinHost()]],
  '@catchcha/core/dropin trusted': ['data', () => [window, 'https://vendor.example/api.js']],
  '@catchcha/core/dropin underWay': ['data', () => [/vendor/]],
  '@catchcha/core/dropin windowOf': ['advice', () => [script()]],
  '@catchcha/react Captcha': ['advice', () => [provider()], drawReact('provider')],
  '@catchcha/react Captcha, captcha': ['advice', () => [captcha()], drawReact('captcha')],
  '@catchcha/react useCaptcha': ['advice', () => [{ provider: provider() }], inReact],
  '@catchcha/react/hcaptcha HCaptcha': ['advice', () => ['key'], drawReact('sitekey')],
  '@catchcha/react/hcaptcha HCaptchaProvider': ['advice', () => ['key'], drawReact('sitekey')],
  '@catchcha/react/hcaptcha default': ['advice', () => ['key'], drawReact('sitekey')],
  '@catchcha/react/hcaptcha useHCaptcha': ['advice', () => [], inReact],
  '@catchcha/script CatchCaptchaElement': ['advice', () => [{ retry: false }], element],
  '@catchcha/script addMessages': ['advice', () => [{ ...en, lang: 'en-AU' }]],
  '@catchcha/script define': ['advice', () => []],
  '@catchcha/script upgrade': ['advice', () => [document]],
  '@catchcha/script/headless CatchCaptchaElement': ['advice', () => [{ retry: false }], element],
  '@catchcha/script/headless define': ['advice', () => []],
  '@catchcha/script/hcaptcha HCaptchaElement': ['advice', () => [{}], element],
  '@catchcha/server aicaptcha': ['advice', () => [KEYS.aicaptcha]],
  '@catchcha/server captchala': ['advice', () => [KEYS.captchala]],
  '@catchcha/server hcaptcha': ['advice', () => [KEYS.hcaptcha]],
  '@catchcha/server fromBody': ['advice', () => [{ captcha_token: 't' }, {}]],
  '@catchcha/server fromRequest': ['advice', () => [posted(), {}]],
  '@catchcha/server issueServerToken': ['never', () => [issuer(), { action: 'login', fetch }]],
  '@catchcha/server toResponse': ['advice', () => [refused(), { status: 403 }]],
  '@catchcha/server verify': ['advice', () => [server.hcaptcha(KEYS.hcaptcha), 'token', { fetch }]],
  ...each('@catchcha/server verify', 'advice', { timeout: 1000, signal: undefined, fetch, remoteIp: '127.0.0.1' }, asked, { fetch }),
  ...each('@catchcha/server aicaptcha', 'advice', { secret: 's', endpoint: 'https://vendor.example' }),
  ...each('@catchcha/server captchala', 'advice', { appKey: 'a', appSecret: 's', endpoint: 'e', backupEndpoint: 'b', allow: ['client'] }),
  ...each('@catchcha/server hcaptcha', 'advice', { secret: 's', sitekey: 'k', endpoint: 'https://vendor.example' }),
  ...each('@catchcha/server fromBody', 'advice', { fields: ['t'] }, () => [{ t: 't' }]),
  ...each('@catchcha/server fromRequest', 'advice', { limit: 10, fields: ['t'] }, () => [posted()]),
  ...each('@catchcha/server issueServerToken', 'never', ASKING, () => [issuer()], ASKING),
  '@catchcha/server toResponse, failure': ['data', () => [failed()], withRefusal('failure')],
  '@catchcha/server toResponse, codes': ['data', () => [['x']], withRefusal('codes')],
  '@catchcha/server toResponse, init': ['advice', () => [{}], (answer, [init]) => plainly(answer, [refused(), init])],
  '@catchcha/testing captchalaScript': ['advice', () => [{}, { part: 'core' }]],
  '@catchcha/testing fakeScripts': ['advice', () => [window, 'pass']],
  '@catchcha/testing hcaptchaScript': ['advice', () => [{}, { hl: 'en' }]],
  '@catchcha/testing installCaptchala': ['advice', () => [window, {}, {}]],
  '@catchcha/testing installHCaptcha': ['advice', () => [window, {}, {}]],
  '@catchcha/testing isScenarioId': ['never', () => ['pass']],
  '@catchcha/testing scenario': ['advice', () => ['pass']],
  '@catchcha/testing/conformance adapterRules': ['advice', () => [bench()]],
  '@catchcha/testing/server createFakeNetwork': ['advice', () => [{ handler: () => false }]],
  '@catchcha/testing/server createFakeVendors': ['advice', () => [{ play: 'pass' }]],
  '@catchcha/testing/server createFakeVerifiers': ['advice', () => [{ prefix: '/fake' }]],
  '@catchcha/vue Captcha': ['advice', () => [provider()], drawVue('provider')],
  '@catchcha/vue Captcha, captcha': ['advice', () => [captcha()], drawVue('captcha')],
  '@catchcha/vue useCaptcha': ['advice', () => [{ provider: provider() }], inVue],
  '@catchcha/vue/hcaptcha default': ['advice', () => [], drawVue('sitekey')], // its props are looked at by Vue
}
