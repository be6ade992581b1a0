import type { CaptchaOptions, Failure, Captcha as Instance, State } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { describe as describeFailure } from '@catchcha/core/messages'
import { Captcha, type CaptchaProps, useCaptcha } from '@catchcha/react'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { Component, createRef, type ReactNode, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { rigEach } from './rig.ts'

const rig = rigEach(cleanup)

const pass = (time: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(time)))
const provider = () => hcaptcha({ sitekey: 'site', size: 'invisible' })
const mount = async (props: Partial<CaptchaProps> = {}) => {
  const ref = createRef<Instance>()
  const made = { provider: provider(), ...props } as CaptchaProps
  const { rerender, ...rest } = render(<Captcha ref={ref} {...made} />)
  await pass(100)
  return {
    ...rest,
    captcha: ref.current as Instance,
    again: (next: Partial<CaptchaProps>) => rerender(<Captcha ref={ref} {...({ ...made, ...next } as CaptchaProps)} />),
  }
}
const run = async (captcha: Instance): Promise<void> => {
  void captcha.execute({ fresh: true })
  await pass(3_000)
}

describe('<Captcha>', () => {
  it('tells of every state, of tokens and of failures', async () => {
    const states: State[] = []
    const tokens: string[] = []
    const failures: Failure[] = []
    rig.fake.setBehaviour({ runs: [[{ do: 'open' }, { do: 'close' }], [{ do: 'pass', value: 'the-token' }]] })
    const { captcha } = await mount({
      onStateChange: state => states.push(state),
      onSolved: token => tokens.push(token),
      onFailed: failure => failures.push(failure),
    })
    await run(captcha)
    await run(captcha)
    const statuses = states.map(({ status }) => status).filter(status => status !== 'loading') // the vendor is there already
    expect(statuses).toEqual(['ready', 'challenging', 'challenging', 'cancelled', 'challenging', 'solved'])
    expect(failures.map(({ kind }) => kind)).toEqual(['cancelled'])
    expect(tokens).toEqual(['the-token'])
  })

  it('calls the functions of the latest render, and new ones change nothing else', async () => {
    const first = vi.fn()
    const second = vi.fn()
    const { captcha, again } = await mount({ onSolved: first })
    const calls = rig.fake.calls.length
    const state = captcha.getSnapshot()
    for (let i = 0; i < 10; i++) again({ onSolved: () => second(), onFailed: () => {}, view: { onRetry: () => {} } })
    await pass(1_000)
    expect(rig.fake.calls).toHaveLength(calls)
    expect(captcha.getSnapshot()).toBe(state)
    await run(captcha)
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledOnce()
  })

  it('goes on when one of its listeners throws, and the error is reported', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const onSolved = vi.fn()
    const { captcha } = await mount({
      onSolved,
      onStateChange() {
        throw new Error('the page itself')
      },
    })
    await run(captcha)
    expect(onSolved).toHaveBeenCalledOnce()
    expect(reported).toHaveBeenCalled()
  })

  it('says in words what went wrong and lets the person try again', async () => {
    rig.fake.setBehaviour({ runs: [[{ do: 'open' }, { do: 'close' }], [{ do: 'pass' }]] })
    const { captcha, container } = await mount()
    await run(captcha)
    const { failure } = captcha.getSnapshot() as { failure: Failure }
    expect(container.textContent).toContain(describeFailure(failure).title)
    fireEvent.click(screen.getByRole('button', { name: /try again/i }))
    await pass(3_000)
    expect(captcha.getSnapshot().status).toBe('solved')
  })

  it('hands the retry over to the page that wants it', async () => {
    const onRetry = vi.fn()
    rig.fake.setBehaviour({ runs: [[{ do: 'close' }]] })
    const { captcha } = await mount({ view: { onRetry } })
    await run(captcha)
    const runs = rig.fake.calls.filter(({ method }) => method === 'execute').length
    fireEvent.click(screen.getByRole('button', { name: /try again/i }))
    await pass(3_000)
    expect(onRetry).toHaveBeenCalledWith(expect.objectContaining({ kind: 'cancelled' }))
    expect(rig.fake.calls.filter(({ method }) => method === 'execute')).toHaveLength(runs)
  })

  it('shows no words with view={false}', async () => {
    rig.fake.setBehaviour({ runs: [[{ do: 'close' }]] })
    const { captcha, container } = await mount({ view: false })
    await run(captcha)
    expect(captcha.getSnapshot().status).toBe('cancelled')
    expect(screen.queryByRole('button', { name: /try again/i })).toBeNull()
    expect(container.firstElementChild?.childElementCount).toBe(1)
  })

  it('takes null for a view as none', async () => {
    const { container } = await mount({ view: null as never })
    expect(container.firstElementChild?.childElementCount).toBe(1)
  })

  it('has the class, the style and the id it is given', async () => {
    const { container } = await mount({ className: 'mine', id: 'captcha', style: { margin: 3 } })
    const root = container.firstElementChild as HTMLElement
    expect([root.className, root.id, root.style.margin]).toEqual(['mine', 'captcha', '3px'])
  })

  it('takes the captcha of a hook, and both are the same one', async () => {
    const sent: string[] = []
    function Form({ whole }: { whole: boolean }) {
      const form = useCaptcha({ provider: provider() })
      const send = () => void form.submit(token => sent.push(token))
      return (
        <>
          <Captcha captcha={whole ? form : form.captcha} />
          <button type="button" onClick={send}>
            {form.state.status}
          </button>
        </>
      )
    }
    for (const whole of [true, false]) {
      const { unmount } = render(<Form whole={whole} />)
      await pass(100)
      fireEvent.click(screen.getByRole('button', { name: 'ready' }))
      await pass(1_000)
      unmount()
    }
    expect(sent).toHaveLength(2)
  })

  it('leaves nothing behind when it goes', async () => {
    rig.fake.setBehaviour({ runs: [[{ do: 'open' }]] })
    const onStateChange = vi.fn()
    const { captcha, unmount } = await mount({ onStateChange })
    void captcha.execute()
    await pass(100)
    onStateChange.mockClear()
    unmount()
    await pass(0)
    expect(onStateChange, 'told nothing while it goes').not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
    expect(document.querySelectorAll('textarea, [data-fake-challenge], [role=status]')).toHaveLength(0)
  })

  it('renders on the server and hydrates without a word', async () => {
    const node = <StrictMode><Captcha provider={provider()} className="c" /></StrictMode> // biome-ignore format: one line
    const container = document.body.appendChild(document.createElement('div'))
    container.append(document.createRange().createContextualFragment(renderToString(node)))
    const root = await act(async () => hydrateRoot(container, node))
    await pass(1_000)
    expect(rig.fake.widgets().filter(({ removed }) => !removed)).toHaveLength(1)
    expect(rig.said).toEqual([])
    await act(async () => root.unmount())
    container.remove()
  })

  it.each([
    ['neither a provider nor a captcha', {}],
    ['both a provider and a captcha', { provider: provider(), captcha: {} }],
  ])('throws what helps for %s', (_, props) => {
    class Boundary extends Component<{ children: ReactNode }> {
      override state = { error: '' }
      static getDerivedStateFromError = ({ message }: Error) => ({ error: message })
      override render = () => this.state.error || this.props.children
    }
    const { container } = render(<Boundary><Captcha {...(props as CaptchaOptions)} /></Boundary>) // biome-ignore format: one line
    expect(container.textContent).toMatch(/either provider=.* or captcha=/)
  })
})
