import ReactHCaptcha from '@catchcha/react/hcaptcha'
import VueHCaptcha from '@catchcha/vue/hcaptcha'
import { cleanup, render } from '@testing-library/react'
import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  cleanup()
  document.head.replaceChildren()
  Reflect.deleteProperty(globalThis, Symbol.for('catchcha')) // the page's memory, the policy in it
})

it.each([
  ['React', () => render(<ReactHCaptcha sitekey="site" />).unmount],
  [
    'Vue',
    () => {
      const wrapper = mount(VueHCaptcha, { props: { sitekey: 'site' } })
      return () => wrapper.unmount()
    },
  ],
] as const)('the address of the script passes our Trusted Types policy in the drop-in for %s', (_, show) => {
  const createPolicy = vi.fn(() => ({ createScriptURL: (url: string) => `${url}#passed` }))
  vi.stubGlobal('trustedTypes', { createPolicy })
  const undo = show()
  expect(createPolicy).toHaveBeenCalledExactlyOnceWith('catchcha', expect.anything())
  expect([...document.scripts].map(({ src }) => src)).toEqual([expect.stringMatching(/hcaptcha\.com\/1\/api\.js.*#passed$/)])
  undo()
})
