import type { State } from '@catchcha/core'
import { CatchCaptchaElement } from '@catchcha/script'
import { CatchCaptchaElement as Headless } from '@catchcha/script/headless'
import { describe } from 'vitest'
import { bindingContract, type MakeSurface } from '../contract/binding.ts'

/** An element whose attributes and properties are set again and again to what they are. */
const put =
  (headless: boolean): MakeSurface =>
  ({ provider, element, onState }) => {
    const made = document.createElement('catch-captcha')
    const face = CatchCaptchaElement.face
    if (headless) Headless.face = undefined
    const renders: State[] = [made.state]
    const rerender = (): void => {
      made.provider = { ...provider }
      made.options = { timeouts: {} }
    }
    rerender()
    made.addEventListener('captcha-state', () => void renders.push(made.state))
    made.captcha.subscribe(() => onState(made.state))
    element.append(made)
    queueMicrotask(() => {
      CatchCaptchaElement.face = face // it has mounted by now
    })
    return { captcha: made.captcha, unmount: () => made.remove(), renders, rerender }
  }

describe('<catch-captcha>', () => bindingContract(put(false)))
describe('<catch-captcha> without words', () => bindingContract(put(true)))
