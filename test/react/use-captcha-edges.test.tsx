import type { CaptchaOptions } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { type UseCaptcha, useCaptcha } from '@catchcha/react'
import { act, cleanup, render } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { rigEach } from './rig.ts'

const rig = rigEach(cleanup)

const pass = (time: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(time)))
const calls = (method: string) => rig.fake.calls.filter(call => call.method === method)
const options = (): CaptchaOptions => ({ provider: hcaptcha({ sitekey: 'site', size: 'invisible' }), timeouts: { ready: 500 } })

/** A component around the hook; `now` gives what its latest render got. */
function holder(draw: (use: UseCaptcha) => ReactNode) {
  const seen: { latest?: UseCaptcha } = {}
  function Form() {
    const use = useCaptcha(options())
    seen.latest = use
    return draw(use)
  }
  return { Form, now: () => seen.latest as UseCaptcha }
}

describe('the ref', () => {
  it.each(['', 'in StrictMode'])(
    'may be called in a function written inline: no render makes a new widget or ends a run %s',
    async strict => {
      const { Form, now } = holder(use => (
        <div
          ref={element => {
            use.ref(element)
          }}
        />
      ))
      const { rerender } = render(<Form />, { reactStrictMode: !!strict })
      await pass(100)
      const rendered = calls('render').length
      const outcome = now().execute()
      for (let i = 0; i < 5; i++) rerender(<Form />)
      await pass(3_000)
      expect(await outcome).toMatchObject({ ok: true })
      expect(calls('render')).toHaveLength(rendered)
      expect(now().state.status).toBe('solved')
    },
  )

  it('that lets its element go takes the widget off the page, also where nothing renders the component of the hook', async () => {
    const { Form, now } = holder(use => <div ref={use.ref} />)
    render(<Form />)
    await pass(100)
    await act(async () => now().ref(null))
    expect(calls('remove')).toHaveLength(1)
    expect(now().state.status).toBe('idle')
  })
})

describe('an unmount', () => {
  it.each(['', 'in StrictMode'])('ends a run that waits for an element as aborted, and says nothing %s', async strict => {
    const { Form, now } = holder(() => null)
    const { unmount } = render(<Form />, { reactStrictMode: !!strict })
    const outcome = now().execute()
    unmount()
    await pass(1_000)
    expect(await outcome).toMatchObject({ ok: false, failure: { kind: 'cancelled', code: 'aborted' } })
    expect(rig.said).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('has taken the widget off the page when it returns', async () => {
    const { Form } = holder(use => <div ref={use.ref} />)
    const { unmount } = render(
      <StrictMode>
        <Form />
      </StrictMode>,
    )
    await pass(100)
    unmount()
    expect(calls('remove')).toHaveLength(calls('render').length)
  })
})
