import type { CaptchaOptions, Captcha as Instance, Outcome, State } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { Captcha, type UseCaptcha, useCaptcha } from '@catchcha/react'
import HCaptcha from '@catchcha/react/hcaptcha'
import * as React from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { rigEach } from './rig.ts'

const { older } = vi.hoisted(() => ({ older: (path: string) => import(/* @vite-ignore */ `../react-18/node_modules/${path}.js`) }))

// every `react` below, ours and the one JSX is made with, is the older one
vi.mock('react', () => older('react/index'))
vi.mock('react/jsx-runtime', () => older('react/jsx-runtime'))
vi.mock('react/jsx-dev-runtime', () => older('react/jsx-dev-runtime'))

const { createRoot, hydrateRoot }: typeof import('react-dom/client') = await older('react-dom/client')
const { renderToString }: typeof import('react-dom/server') = await older('react-dom/server.node')
const { act, createRef, StrictMode, version } = React

let container: HTMLElement
const rig = rigEach(() => container.remove())

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  container = document.body.appendChild(document.createElement('div'))
})

const pass = (time: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(time)))
const options = (): CaptchaOptions => ({ provider: hcaptcha({ sitekey: 'site', size: 'invisible' }) })

describe('with React 18', () => {
  it('is what these tests run', () => {
    expect(version).toMatch(/^18\./)
  })

  it('the hook mounts under StrictMode, runs, and goes without a trace', async () => {
    let latest: UseCaptcha | undefined
    const seen = new Set<State>()
    function Form() {
      latest = useCaptcha(options())
      seen.add(latest.state)
      return <div ref={latest.ref} />
    }
    const root = createRoot(container)
    await act(async () => root.render(<StrictMode><Form /></StrictMode>)) // biome-ignore format: one line
    await pass(100)
    await act(async () => void latest?.execute())
    await pass(100)
    expect([...seen].map(({ status }) => status)).toEqual(['idle', 'ready', 'challenging', 'solved'])
    await act(async () => root.unmount())
    expect(vi.getTimerCount()).toBe(0)
    expect(rig.fake.widgets().every(({ removed }) => removed)).toBe(true)
    expect(rig.said).toEqual([])
  })

  it('effects that run again, as StrictMode and a hot reload have it, end no run and reset no widget', async () => {
    const outcomes: Outcome[] = []
    function Form() {
      const { captcha, execute } = useCaptcha(options())
      React.useLayoutEffect(() => void execute().then(outcome => outcomes.push(outcome)), [execute])
      return <Captcha captcha={captcha} />
    }
    const root = createRoot(container)
    await act(async () => root.render(<StrictMode><Form /></StrictMode>)) // biome-ignore format: one line
    await pass(100)
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true])
    expect(rig.fake.calls.map(({ method }) => method).filter(method => /execute|reset/.test(method))).toEqual(['execute'])
    await act(async () => root.unmount())
  })

  it('the component renders on the server, hydrates, gives its ref and tells of tokens', async () => {
    const ref = createRef<Instance>()
    const onSolved = vi.fn()
    const node = <StrictMode><Captcha ref={ref} {...options()} onSolved={onSolved} /></StrictMode> // biome-ignore format: one line
    container.append(document.createRange().createContextualFragment(renderToString(node)))
    const root = await act(async () => hydrateRoot(container, node))
    await pass(100)
    void ref.current?.execute()
    await pass(100)
    expect(onSolved).toHaveBeenCalledOnce()
    await act(async () => root.unmount())
    expect(rig.said).toEqual([])
  })

  it('the drop-in renders one widget under StrictMode and gives a token', async () => {
    const ref = createRef<HCaptcha>()
    const root = createRoot(container)
    await act(async () => root.render(<StrictMode><HCaptcha ref={ref} sitekey="site" /></StrictMode>)) // biome-ignore format: one line
    const answer = ref.current?.execute({ async: true })
    await pass(100)
    expect(await answer).toMatchObject({ response: expect.stringMatching(/^P1_fake/) })
    expect(rig.fake.calls.filter(({ method }) => method === 'render')).toHaveLength(1)
    await act(async () => root.unmount())
    expect(rig.said).toEqual([])
  })
})
