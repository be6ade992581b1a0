import { captchala, hcaptcha, toResponse, type Verdict, verify } from '@catchcha/server'
import type { Vendor } from '@catchcha/testing'
import { createFakeVerifiers, FAKE_ACCOUNTS, type FakeVerifiers, type VerifyFault } from '@catchcha/testing/server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { button } from './hands.ts'
import { openStage, type Stage } from './stage.ts'

interface Wishes {
  readonly vendor?: Vendor
  /** The secret that the site's server has. @default the right one */
  readonly secret?: string
  /** How many processes the site's server is; they take turns. @default 1 */
  readonly processes?: number
}

interface Pipeline extends Stage {
  /** The vendor's verification, behind the site's server. */
  readonly services: FakeVerifiers
  /** What the site's server concluded, oldest first. */
  readonly verdicts: readonly Verdict[]
  /** Tokens that reached the vendor, oldest first. */
  asked(): (string | undefined)[]
  /** Sends the form, as the button on the page does. */
  submit(): Promise<unknown>
  /** Sends the form, and solves the challenge that opens for it, as a person would. */
  solve(): Promise<unknown>
  /** What the person saw so far, frame by frame without repetitions; `open` while a challenge was on screen. */
  sights(): Promise<string[]>
}

/** Widget → token → site's server → vendor's verification → verdict → page, all of it over HTTP. The second run passes without a challenge. */
async function open({ vendor = 'hcaptcha', secret, processes = 1 }: Wishes = {}): Promise<Pipeline> {
  const services = createFakeVerifiers()
  const { origin, close } = await services.listen()
  onTestFinished(close)
  const at = services.endpoints(origin)
  const { hcaptcha: site, captchala: app } = FAKE_ACCOUNTS
  const provider = () =>
    vendor === 'hcaptcha'
      ? hcaptcha({ secret: secret ?? site.secret, endpoint: at.hcaptcha })
      : captchala({ appKey: app.appKey, appSecret: secret ?? app.appSecret, endpoint: at.captchala })
  const providers = Array.from({ length: processes }, provider)
  const verdicts: Verdict[] = []
  const stage = await openStage({
    async verify(token) {
      const [turn] = providers.splice(0, 1)
      if (!turn) throw new Error('the site has no process left')
      providers.push(turn)
      const verdict = await verify<object>(turn, token, { timeout: 500 })
      verdicts.push(verdict)
      return toResponse(verdict)
    },
    play: { [vendor]: { runs: [[{ do: 'open' }], [{ do: 'pass' }]] } },
    expected: [/Failed to load resource/, /\[catchcha\]/], // a refusal has a status of refusal; a mistake in the set-up is told once
  })
  await stage.create({ vendor, remember: false })
  await stage.until('ready')
  await stage.page.evaluate(() => {
    const seen: string[] = []
    Reflect.set(window, 'seen', seen)
    const look = (): void => {
      const state = window.site.captchas[0]?.getSnapshot()
      const sight = state?.status === 'challenging' && state.challengeOpen ? 'open' : String(state?.status)
      if (sight !== seen.at(-1)) seen.push(sight)
      requestAnimationFrame(look)
    }
    look()
  })
  const submit = (): Promise<unknown> => stage.page.evaluate(() => window.site.submit())
  return {
    ...stage,
    services,
    verdicts,
    asked: () => services.requests.map(({ token }) => token),
    submit,
    async solve() {
      const sent = submit()
      await button(stage, 'Solve').click()
      return sent
    },
    sights: () => stage.page.evaluate(() => Reflect.get(window, 'seen') as string[]),
  }
}

const DEAD: readonly [Vendor, string][] = [
  ['hcaptcha', 'already-seen-response'],
  ['hcaptcha', 'invalid-or-already-seen-response'],
  ['hcaptcha', 'expired-input-response'],
  ['captchala', 'token_consumed'],
  ['captchala', 'token_expired'],
]

describe.each(DEAD)('a token that %s calls dead (%s)', (vendor, code) => {
  it('is replaced out of sight: one challenge for the person, two posts, accepted', async () => {
    const stage = await open({ vendor })
    const { services, site, verdicts } = stage
    services.fail({ kind: 'codes', codes: [code], first: 1 })
    expect(await stage.solve()).toEqual({ ok: true })
    expect(site.tokens).toHaveLength(2)
    expect(new Set(site.tokens).size).toBe(2)
    expect(stage.asked()).toEqual(site.tokens)
    expect(verdicts).toMatchObject([{ ok: false, codes: [code], failure: { kind: 'rejected' }, tokenSpent: true }, { ok: true }])
    const sights = await stage.sights()
    expect(sights.filter(sight => sight === 'open')).toHaveLength(1)
    expect(sights).not.toContain('rejected')
  })
})

it('a second dead token is the end: two posts, and the person is asked', async () => {
  const stage = await open()
  stage.services.fail({ kind: 'codes', codes: ['already-seen-response'] })
  expect(await stage.solve()).toEqual({ ok: false, kind: 'rejected' })
  expect(stage.site.tokens).toHaveLength(2)
  expect(await stage.state()).toMatchObject({ status: 'rejected', failure: { code: 'already-seen-response', phase: 'verify' } })
})

it.each<Vendor>(['hcaptcha', 'captchala'])('a wrong secret for %s is the site’s matter: one post, no second try', async vendor => {
  const stage = await open({ vendor, secret: 'not-the-secret' })
  expect(await stage.solve()).toEqual({ ok: false, kind: 'misconfigured' })
  expect(stage.site.tokens).toHaveLength(1)
  expect(stage.asked()).toEqual(stage.site.tokens)
  expect(await stage.state()).toMatchObject({ status: 'misconfigured', failure: { actor: 'site', phase: 'verify' } })
  expect(JSON.stringify(await stage.state())).not.toContain('not-the-secret')
})

describe('a vendor that does not answer the site', () => {
  it.each<[string, VerifyFault]>([
    ['with an error page', { kind: 'status', status: 503 }],
    ['but a web page', { kind: 'html' }],
    ['in time', { kind: 'hang' }],
    ['whole', { kind: 'cut' }],
    ['because the line breaks', { kind: 'reset' }],
  ])('%s leaves it open whether the token is spent, and the next submit has a new one', async (_, fault) => {
    const stage = await open()
    stage.services.fail(fault)
    expect(await stage.solve()).toEqual({ ok: false, kind: 'unreachable' })
    expect(stage.site.tokens).toHaveLength(1)
    expect(stage.verdicts).toMatchObject([{ ok: false, tokenSpent: 'maybe' }])
    expect(await stage.state()).toMatchObject({ status: 'unreachable', failure: { phase: 'verify' } })
    stage.services.fail(undefined)
    expect(await stage.submit()).toEqual({ ok: true })
    expect(new Set(stage.site.tokens).size).toBe(2)
    expect(stage.asked()).toEqual(stage.site.tokens)
  })
})

describe('a token that was accepted', () => {
  it.each([
    ['by the server that sent it, without asking the vendor', 1, 'already-sent', 1],
    ['by the vendor, where the site has two servers', 2, 'invalid-or-already-seen-response', 2],
  ])('is refused when a second tab sends it again, %s', async (_, processes, code, times) => {
    const stage = await open({ processes })
    expect(await stage.solve()).toEqual({ ok: true })
    const tab = await stage.context.newPage()
    await tab.goto(stage.site.origin)
    const answer = await tab.evaluate(async token => {
      const response = await fetch('/submit', { method: 'POST', body: token })
      return { status: response.status, body: await response.json() }
    }, String(stage.site.tokens[0]))
    expect(answer).toMatchObject({ status: 403, body: { ok: false, failure: { kind: 'rejected', code }, codes: [code], tokenSpent: true } })
    expect(stage.asked()).toHaveLength(times)
  })
})
