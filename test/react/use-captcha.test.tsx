import type { CaptchaOptions, Outcome, State } from '@catchcha/core'
import { captchala } from '@catchcha/core/captchala'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { type UseCaptcha, useCaptcha } from '@catchcha/react'
import { act, cleanup, render } from '@testing-library/react'
import { Component, type ReactNode, StrictMode, Suspense, use } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { rigEach } from './rig.ts'

const rig = rigEach(cleanup)

const pass = (time: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(time)))
const provider = () => hcaptcha({ sitekey: 'site', size: 'invisible' }) // as inline code makes it: anew for each render

/** The hook in its simplest form; `latest` is what the last render got. */
function form(options: () => CaptchaOptions = () => ({ provider: provider() })) {
  const seen: { latest?: UseCaptcha; states: State[] } = { states: [] }
  function Form() {
    seen.latest = useCaptcha(options())
    seen.states.push(seen.latest.state)
    return <div ref={seen.latest.ref} />
  }
  return { Form, seen, now: () => seen.latest as UseCaptcha }
}

class Boundary extends Component<{ children: ReactNode }> {
  override state = { error: '' }
  static getDerivedStateFromError = ({ message }: Error) => ({ error: message })
  override render() {
    return this.state.error || this.props.children
  }
}

describe('useCaptcha', () => {
  it('gives the token of a run, and the state on its way there', async () => {
    const { Form, seen, now } = form()
    render(<Form />)
    await pass(100)
    let outcome: Outcome | undefined
    await act(async () => {
      now()
        .execute()
        .then(done => (outcome = done))
      await vi.advanceTimersByTimeAsync(100)
    })
    expect(outcome).toMatchObject({ ok: true, token: expect.stringMatching(/^P1_fake/) })
    expect(seen.states.map(({ status }) => status)).toEqual(['idle', 'ready', 'challenging', 'solved'])
  })

  it('keeps its functions and its ref over renders', async () => {
    const { Form, now } = form()
    const { rerender } = render(<Form />)
    const { state: _, ...before } = now()
    await pass(100)
    rerender(<Form />)
    const { state, ...after } = now()
    expect(state.status).toBe('ready')
    expect(after).toEqual(before)
    for (const name of Object.keys(before) as (keyof typeof before)[]) expect(after[name]).toBe(before[name])
  })

  it('hands a token out once', async () => {
    const { Form, now } = form()
    render(<Form />)
    await pass(100)
    const sent: string[] = []
    await act(async () => {
      const submitted = now().submit(token => sent.push(token))
      await vi.advanceTimersByTimeAsync(200)
      expect(await submitted).toEqual({ ok: true, value: 1 })
    })
    expect(sent).toHaveLength(1)
    expect(now().take()).toBeUndefined()
  })

  it('takes changed options over, and another sitekey makes another widget', async () => {
    let sitekey = 'one'
    const { Form } = form(() => ({ provider: hcaptcha({ sitekey, size: 'invisible' }) }))
    const { rerender } = render(<Form />)
    await pass(100)
    sitekey = 'two'
    rerender(<Form />)
    await pass(100)
    const rendered = rig.fake.calls.filter(({ method }) => method === 'render').map(({ args }) => (args[1] as { sitekey: string }).sitekey)
    expect(rendered).toEqual(['one', 'two'])
    expect(rig.fake.widgets().filter(({ removed }) => !removed)).toHaveLength(1)
  })

  it('reads functions late: the ones of the latest render are called', async () => {
    const heard: number[] = []
    let round = 1
    const { Form, now } = form(() => {
      const own = round
      return { provider: provider(), onEvent: () => void heard.push(own) }
    })
    const { rerender } = render(<Form />)
    await pass(100)
    expect(new Set(heard)).toEqual(new Set([1]))
    round = 2
    rerender(<Form />)
    heard.length = 0
    act(() => now().reset())
    await act(async () => {
      void now().execute()
      await vi.advanceTimersByTimeAsync(100)
    })
    expect(new Set(heard)).toEqual(new Set([2]))
  })

  it('leaves nothing behind when it goes, whatever was under way', async () => {
    rig.fake.setBehaviour({ runs: [[{ do: 'open' }]] })
    const { Form, now } = form()
    const { unmount } = render(<Form />)
    await pass(100)
    let outcome: Outcome | undefined
    now()
      .execute()
      .then(done => (outcome = done))
    await pass(100)
    unmount()
    await pass(0)
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled', code: 'aborted' } })
    expect(vi.getTimerCount()).toBe(0)
    expect(document.querySelectorAll('iframe, textarea, [data-fake-challenge]')).toHaveLength(0)
  })

  it('follows an element that comes late, goes and comes back', async () => {
    const { now } = { now: () => latest as UseCaptcha }
    let latest: UseCaptcha | undefined
    function Form({ shown }: { shown: boolean }) {
      latest = useCaptcha({ provider: provider() })
      return shown ? <div ref={latest.ref} /> : null
    }
    const { rerender } = render(<Form shown={false} />)
    expect(now().state.status).toBe('idle')
    for (const shown of [true, false, true]) {
      rerender(<Form shown={shown} />)
      await pass(100)
      expect(now().state.status).toBe(shown ? 'ready' : 'idle')
    }
  })
})

describe('wrong use', () => {
  const message = (node: ReactNode) => render(<Boundary>{node}</Boundary>).container.textContent

  it('names the provider when there is none', () => {
    const { Form } = form(() => ({}) as CaptchaOptions)
    expect(message(<Form />)).toMatch(/provider is missing/)
  })

  it('names the provider when a later render has none', () => {
    const options: { provider?: CaptchaOptions['provider'] } = { provider: provider() }
    const { Form } = form(() => ({ ...options }) as CaptchaOptions)
    const { container, rerender } = render(<Boundary><Form /></Boundary>) // biome-ignore format: one line
    delete options.provider
    rerender(<Boundary><Form /></Boundary>) // biome-ignore format: one line
    expect(container.textContent).toMatch(/provider is missing/)
  })

  it('says that the adapter of a hook must not change, and how to change it', () => {
    let next: CaptchaOptions['provider'] = provider()
    const { Form } = form(() => ({ provider: next }))
    const { container, rerender } = render(<Boundary><Form /></Boundary>) // biome-ignore format: one line
    next = captchala({ appKey: 'app' })
    rerender(<Boundary><Form /></Boundary>) // biome-ignore format: one line
    expect(container.textContent).toMatch(/changed from hcaptcha to captchala.*key/)
  })

  it('says that the ref is on no element, after the deadline', async () => {
    let latest: UseCaptcha | undefined
    function Form() {
      latest = useCaptcha({ provider: provider(), timeouts: { ready: 5_000 } })
      return null
    }
    render(<Form />)
    let outcome: Outcome | undefined
    latest?.execute().then(done => (outcome = done))
    await pass(4_900)
    expect(outcome).toBeUndefined()
    await pass(200)
    expect(outcome).toMatchObject({
      ok: false,
      failure: { kind: 'misconfigured', code: 'not-mounted', detail: expect.stringMatching(/mount/) },
    })
  })
})

describe('React', () => {
  it('in StrictMode asks the vendor for nothing more than a second mount', async () => {
    const { Form, now } = form()
    render(<StrictMode><Form /></StrictMode>) // biome-ignore format: one line
    await pass(100)
    expect(now().state.status).toBe('ready')
    expect(rig.fake.widgets().filter(({ removed }) => !removed)).toHaveLength(1)
    expect(rig.said).toEqual([])
  })

  it('renders on the server and hydrates without a word', async () => {
    const { Form, now } = form()
    const html = renderToString(<Form />)
    expect(html).toBe('<div></div>')
    const container = document.body.appendChild(document.createElement('div'))
    container.append(document.createRange().createContextualFragment(html))
    let root: ReturnType<typeof hydrateRoot> | undefined
    await act(async () => {
      root = hydrateRoot(container, <StrictMode><Form /></StrictMode>) // biome-ignore format: one line
    })
    await pass(100)
    expect(now().state.status).toBe('ready')
    expect(rig.said).toEqual([])
    await act(async () => root?.unmount())
    container.remove()
  })

  it('may throw away a render that suspends: no captcha is left on the page by it', async () => {
    let arrive = (_: string): void => {}
    const late = new Promise<string>(resolve => {
      arrive = resolve
    })
    const { Form } = form()
    const Late = () => use(late)
    await act(async () => void render(<Suspense fallback="…"><Form /><Late /></Suspense>)) // biome-ignore format: one line
    await pass(1_000)
    expect(rig.fake.calls).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
    await act(async () => arrive('here'))
    await pass(1_000)
    expect(rig.fake.widgets().filter(({ removed }) => !removed)).toHaveLength(1)
    expect(rig.said).toEqual([])
  })

  it('may hide a tree that suspends again: one widget is there when it is shown', async () => {
    let arrive = (_: string): void => {}
    let promise: Promise<string> = Promise.resolve('first')
    const Late = () => use(promise)
    const { Form, now } = form()
    const tree = () => <Suspense fallback="…"><Form /><Late /></Suspense> // biome-ignore format: one line
    const { rerender } = await act(async () => render(tree()))
    await pass(100)
    promise = new Promise(resolve => {
      arrive = resolve
    })
    await act(async () => rerender(tree()))
    await pass(1_000)
    await act(async () => arrive('second'))
    await pass(1_000)
    expect(now().state.status).toBe('ready')
    expect(rig.fake.widgets().filter(({ removed }) => !removed)).toHaveLength(1)
    expect(rig.said).toEqual([])
  })
})
