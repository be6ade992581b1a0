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

  it('each call of execute() brings another token, also after reset()', async () => {
    await takeOver(parent)
    const tokens = new Set<string>()
    const run = async (): Promise<void> => void tokens.add(((await hcaptcha().execute({ async: true })) as { response: string }).response)
    await run()
    await run()
    hcaptcha().reset()
    await run()
    expect(tokens.size).toBe(3)
  })

  it('execute() right after reset() in mid run is a run of its own', async () => {
    await takeOver(parent, { hcaptcha: { runs: [[{ do: 'open' }], [{ do: 'pass' }]] } })
    const first = (hcaptcha().execute({ async: true }) as Promise<unknown>).catch((code: unknown) => code)
    await until('challenging')
    hcaptcha().reset()
    expect(await hcaptcha().execute({ async: true })).toMatchObject({ response: expect.stringMatching(/./) })
    expect(await first).toBe('challenge-closed')
  })

  it('execute() means the first widget that is still on the page', async () => {
    await takeOver(parent)
    document.body.replaceChildren()
    scripts.stop()
    await takeOver(parent)
    await hcaptcha().execute({ async: true })
    expect(element().state.status).toBe('solved')
  })

  it('the same failure again is told again: the callback and the rejection have its code', async () => {
    const failed = vi.fn()
    Object.assign(window, { failed })
    await takeOver(parent, { hcaptcha: { runs: [[{ do: 'error', code: 'invalid-data' }]] } })
    document.querySelector<HTMLElement>('[data-sitekey]')?.setAttribute('data-error-callback', 'failed')
    for (const times of [1, 2]) {
      const code = await (hcaptcha().execute({ async: true }) as Promise<unknown>).catch((code: unknown) => code)
      expect(code).toBe('invalid-data')
      await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(times))
    }
    Reflect.deleteProperty(window, 'failed')
  })

  it('a callback that is named later is looked up, but never one that would run its argument', async () => {
    await takeOver(parent)
    const evaluate = vi.spyOn(window, 'eval').mockImplementation(() => undefined)
    document.querySelector<HTMLElement>('[data-sitekey]')?.setAttribute('data-callback', 'eval')
    await hcaptcha().execute({ async: true })
    expect(evaluate).not.toHaveBeenCalled()
  })
})

describe('a form whose handler sends by itself', () => {
  it('may be sent again right after hcaptcha.reset(), with another token', async () => {
    await takeOver('form')
    const form = document.forms[0] as HTMLFormElement
    form.method = 'post'
    const sent: string[] = []
    form.addEventListener('submit', event => {
      event.preventDefault()
      sent.push((hcaptcha() as unknown as { getResponse(): string }).getResponse())
      hcaptcha().reset()
    })
    for (const times of [1, 2]) {
      form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
      await vi.waitFor(() => expect(sent).toHaveLength(times))
    }
    expect(new Set(sent).size).toBe(2)
  })
})
