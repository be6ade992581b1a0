import { hcaptcha } from '@catchcha/core/hcaptcha'
import '@catchcha/script'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => document.body.replaceChildren())

it.each<[string, (element: HTMLElementTagNameMap['catch-captcha']) => void]>([
  [
    'attributes',
    element => {
      element.setAttribute('vendor', 'hcaptcha')
      element.setAttribute('sitekey', 'late')
    },
  ],
  ['a provider', element => Object.assign(element, { provider: hcaptcha({ sitekey: 'late' }) })],
])('%s given right after the element came into the page are no mistake', async (_, give) => {
  const told = vi.spyOn(console, 'error')
  const element = document.body.appendChild(document.createElement('catch-captcha'))
  give(element)
  await vi.waitFor(() => expect(element.state.status).toBe('loading'))
  expect(told).not.toHaveBeenCalled()
})
