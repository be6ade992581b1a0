import type { Failure, Captcha as Instance } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { en } from '@catchcha/core/messages/en'
import { Captcha, type CaptchaProps } from '@catchcha/react'
import { act, cleanup, render, screen } from '@testing-library/react'
import { createRef } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { rigEach } from './rig.ts'

rigEach(cleanup)

const pass = (time: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(time)))
const ref = createRef<Instance>()
const captcha = (): Instance => ref.current as Instance
const drawn = (props: Partial<CaptchaProps>) => (
  <Captcha {...({ provider: hcaptcha({ sitekey: 'site', size: 'invisible' }), ...props } as CaptchaProps)} ref={ref} />
)

describe('<Captcha>', () => {
  it('tells of a failure once, also where it came about while another change was told', async () => {
    const failures: Failure[] = []
    const statuses: string[] = []
    const onStateChange: CaptchaProps['onStateChange'] = ({ status }) => {
      statuses.push(status)
      if (status === 'solved') captcha().reject('invalid-input-response')
    }
    render(drawn({ onStateChange, onFailed: failure => void failures.push(failure) }))
    await pass(100)
    void captcha().execute()
    await pass(3_000)
    expect(failures).toHaveLength(1)
    expect(statuses.filter(status => status === failures[0]?.kind)).toHaveLength(1)
  })

  it('keeps its words on the page where equal ones are written inline', async () => {
    const view = () => drawn({ view: { messages: { ...en, cancelled: ['Closed', 'Once more, please.'] } } })
    const { rerender } = render(view())
    await pass(100)
    const region = screen.getByRole('status')
    rerender(view())
    expect(screen.getByRole('status')).toBe(region)
    rerender(drawn({ view: { messages: { ...en, lang: 'en-GB' } } }))
    expect(screen.getByRole('status').closest('[lang]')?.getAttribute('lang')).toBe('en-GB')
  })
})
