import { type CaptchaOptions, IDLE, type Captcha as Instance, type Provider, type State } from '@catchcha/core'
import { Captcha, type UseCaptcha, useCaptcha } from '@catchcha/vue'
import { mount } from '@vue/test-utils'
import { describe } from 'vitest'
import { createApp, defineComponent, h, nextTick, type PropType, type ShallowRef, shallowRef, type VNode } from 'vue'
import { bindingContract, type MakeSurface } from '../contract/binding.ts'

createApp({}) // the first app looks for Vue's devtools with a timer of its own

/** Mounts a component; what a listener of the page throws goes where an app sends it, by Vue's own door. */
async function put(setup: () => () => unknown, element: HTMLElement): Promise<() => void> {
  const errorHandler = (error: unknown): void => reportError(error)
  const wrapper = mount(defineComponent({ setup }), { attachTo: element, global: { config: { errorHandler } } })
  let gone = false
  await nextTick()
  return () => {
    if (!gone) wrapper.unmount()
    gone = true
  }
}

const bump = (renderings: ShallowRef<number>) => () => {
  renderings.value++
  return nextTick()
}

interface Seen {
  captcha?: Instance
  readonly renders: State[]
  readonly onState: (state: State) => void
}

function useWatched(options: () => CaptchaOptions, seen: Seen): () => VNode {
  const { ref, state, captcha } = useCaptcha(options)
  seen.captcha = captcha
  captcha.subscribe(() => seen.onState(captcha.getSnapshot()))
  return () => {
    seen.renders.push(state.value)
    return h('div', { ref, class: state.value.status })
  }
}

/** A component that has a captcha of its own by the composable, from options that its parent makes anew with each render. */
const composable: MakeSurface = async ({ provider, element, onState }) => {
  const seen: Seen = { renders: [], onState }
  const renderings = shallowRef(0)
  const props = { options: { type: Object as PropType<CaptchaOptions>, required: true } } as const
  const Child = defineComponent({ props, setup: props => useWatched(() => props.options, seen) })
  const unmount = await put(
    () => () => h('div', [renderings.value, h(Child, { options: { provider: { ...provider }, timeouts: {} } })]),
    element,
  )
  return { captcha: seen.captcha as Instance, unmount, renders: seen.renders, rerender: bump(renderings) }
}

/** A parent that draws what `<Captcha>` tells it. */
const component =
  (made: (provider: Provider) => UseCaptcha | undefined): MakeSurface =>
  async ({ provider, element, onState }) => {
    const renders: State[] = []
    const renderings = shallowRef(0)
    const state = shallowRef(IDLE)
    let captcha: Instance | undefined
    const told = (next: State): void => {
      state.value = next
      onState(next)
    }
    const handle = (instance: unknown): void => {
      if (instance) captcha = instance as Instance
    }
    const parent = () => {
      const given = made(provider)
      return () => {
        renders.push(state.value)
        const which = given ? { captcha: given } : { provider: { ...provider }, timeouts: {} }
        return h('div', [renderings.value, h(Captcha, { ref: handle, ...which, view: { onRetry: undefined }, onState: told })])
      }
    }
    const unmount = await put(parent, element)
    return { captcha: captcha as Instance, unmount, renders, rerender: bump(renderings) }
  }

describe('useCaptcha', () => bindingContract(composable))
describe('<Captcha :provider>', () => bindingContract(component(() => undefined)))
describe('<Captcha :captcha>', () => bindingContract(component(provider => useCaptcha({ provider }))))
