import { upgrade } from '@catchcha/script'
import { type FakeScripts, fakeScripts, type Play } from '@catchcha/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'

interface Global {
  execute(options?: object): unknown
  reset(): void
}

let scripts: FakeScripts
const hcaptcha = (): Global => (window as unknown as { hcaptcha: Global }).hcaptcha
const element = (): HTMLElementTagNameMap['catch-captcha'] =>
  document.querySelector('catch-captcha') as HTMLElementTagNameMap['catch-captcha']
const until = (status: string): Promise<void> => vi.waitFor(() => expect(element().state.status).toBe(status))

const HUMAN: Play = { hcaptcha: { auto: false } }

async function takeOver(parent: string, play: Play = {}): Promise<void> {
  scripts = fakeScripts(window, play)
  const box = document.createElement('div')
  box.className = 'h-captcha'
  box.dataset['sitekey'] = 'old'
  document.body.appendChild(document.createElement(parent)).append(box)
  upgrade()
  await until('ready')
}

afterEach(() => {
  document.body.replaceChildren()
  scripts.stop()
})

describe.each(['form', 'section'])('the vendor’s global over markup that was taken over, in a %s', parent => {
  it('reset() takes a token back that the page has sent by itself', async () => {
    await takeOver(parent)
    const { response } = (await hcaptcha().execute({ async: true })) as { response: string }
    expect(response).not.toBe('')
    hcaptcha().reset()
    expect(element().state.status).not.toBe('solved')
    await until('ready')
  })

  it('two calls of execute() at once are one run, and both promises settle', async () => {
    await takeOver(parent)
    const both = await Promise.all([hcaptcha().execute({ async: true }), hcaptcha().execute({ async: true })])
    expect(both[0]).toEqual({ response: expect.stringMatching(/./), key: expect.anything() })
    expect(both[1]).toEqual(both[0])
  })

  it.each<[string, () => void]>([
    ['hcaptcha.reset()', () => hcaptcha().reset()],
    ['the element’s reset()', () => element().reset()],
    ['the removal of the markup', () => document.body.replaceChildren()],
  ])('a promise of execute() settles after %s', async (_, end) => {
    await takeOver(parent, HUMAN)
    const ended = (hcaptcha().execute({ async: true }) as Promise<unknown>).catch((code: unknown) => code)
    await until('challenging')
    end()
    expect(await ended).toBe('challenge-closed')
  })
})
