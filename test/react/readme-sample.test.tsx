import { hcaptcha } from '@catchcha/core/hcaptcha'
import { Captcha, useCaptcha } from '@catchcha/react'
import { installHCaptcha } from '@catchcha/testing'
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'

function SignUp({ send }: { send: (token: string) => void }) {
  const { captcha, submit } = useCaptcha({ provider: hcaptcha({ sitekey: 'any', size: 'invisible' }) })
  return (
    <>
      <Captcha captcha={captcha} />
      <button type="button" onClick={() => submit(send)}>
        Sign up
      </button>
    </>
  )
}

it('signs up after a challenge that was closed at first', async () => {
  const closed = [{ do: 'open' }, { do: 'close' }] as const
  const solved = [{ do: 'open' }, { do: 'pass', value: 'a-token' }] as const
  const fake = installHCaptcha(window, { runs: [closed, solved] })
  const sent: string[] = []
  const { unmount } = render(<SignUp send={token => sent.push(token)} />)

  fireEvent.click(screen.getByRole('button', { name: 'Sign up' }))
  await screen.findByRole('button', { name: 'Try again' })
  expect(sent).toEqual([])

  fireEvent.click(screen.getByRole('button', { name: 'Sign up' }))
  await expect.poll(() => sent).toEqual(['a-token'])
  unmount()
  fake.uninstall()
})
