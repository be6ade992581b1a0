import type { CaptchaOptions, createCaptcha, State } from '@catchcha/core'
import { Captcha, type UseCaptcha, useCaptcha } from '@catchcha/react'
import { act, type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { describe } from 'vitest'
import { type BindingSurface, type BindingWish, bindingContract } from '../contract/binding.ts'

/** Renders under StrictMode and without Testing Library: what happens outside of `act` is what happens on a page. */
function page(element: HTMLElement, node: () => ReactNode): Pick<BindingSurface, 'unmount' | 'rerender'> {
  const root = createRoot(element)
  const flush = (work: () => void): void => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
    act(work)
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
  }
  const rerender = (): void => flush(() => root.render(<StrictMode>{node()}</StrictMode>))
  rerender()
  return { rerender, unmount: () => flush(() => root.unmount()) }
}

/** What renders saw; StrictMode renders everything twice, and the second time is not counted. */
function counter(): { renders: State[]; saw: (state: State) => void } {
  const renders: State[] = []
  return { renders, saw: state => void (renders.at(-1) !== state && renders.push(state)) }
}

describe('useCaptcha', () => {
  bindingContract(({ provider, element, onState }: BindingWish) => {
    const { renders, saw } = counter()
    let made: UseCaptcha | undefined
    function Form() {
      made = useCaptcha({ provider: { ...provider }, timeouts: {}, onEvent: () => made && onState(made.captcha.getSnapshot()) })
      saw(made.state)
      return <div ref={made.ref} />
    }
    const { unmount, rerender } = page(element, () => <Form />)
    const { captcha } = made as UseCaptcha
    return { captcha, renders, rerender, unmount }
  })
})

describe('<Captcha provider>', () => {
  bindingContract(({ provider, element, onState }: BindingWish) => {
    let made: ReturnType<typeof createCaptcha> | null = null
    const { unmount, rerender } = page(element, () => (
      <Captcha
        ref={captcha => {
          made = captcha ?? made
        }}
        provider={{ ...provider }}
        timeouts={{}}
        onStateChange={state => onState(state)}
      />
    ))
    return { captcha: made as never, renders: [], rerender, unmount }
  })
})

describe('<Captcha captcha>', () => {
  bindingContract(({ provider, element, onState }: BindingWish) => {
    const { renders, saw } = counter()
    let made: UseCaptcha | undefined
    const options = { provider } satisfies CaptchaOptions
    function Form() {
      const form = useCaptcha(options)
      made = form
      saw(form.state)
      return <Captcha captcha={form.captcha} view={false} onStateChange={state => onState(state)} />
    }
    const { unmount, rerender } = page(element, () => <Form />)
    return { captcha: (made as UseCaptcha).captcha, renders, rerender, unmount }
  })
})
