import { hcaptcha } from '@catchcha/core/hcaptcha'
import { useCaptcha as useReactCaptcha } from '@catchcha/react'
import { useCaptcha as captchaInVue } from '@catchcha/vue'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { createApp, h, KeepAlive, nextTick, ref } from 'vue'

/** Trees that come and go, in the two ways frameworks have of hiding and showing one without a reload. */
export interface Churn {
  /** A component that StrictMode mounts twice, shown and taken away so many times. */
  strict(times: number): Promise<void>
  /** A component kept alive while it is hidden, hidden and shown so many times, then gone. */
  keepAlive(times: number): Promise<void>
}

declare global {
  interface Window {
    readonly churn: Churn
  }
}

const provider = (theme: 'light' | 'dark') => hcaptcha({ sitekey: 'site', size: 'invisible', theme })
const place = (): HTMLElement => document.querySelector('#place') ?? document.body
/** Every now and then the vendor gets the time to answer. */
const breathe = (turn: number): Promise<unknown> => (turn % 10 ? Promise.resolve() : new Promise(resolve => setTimeout(resolve, 15)))

function Form({ turn }: { readonly turn: number }) {
  const { ref, state } = useReactCaptcha({ provider: provider(turn % 3 ? 'light' : 'dark') })
  return <div ref={ref} data-status={state.status} />
}

const VueForm = {
  setup() {
    const { ref, state } = captchaInVue({ provider: provider('light') })
    return () => h('div', { ref, 'data-status': state.value.status })
  },
}

const churn: Churn = {
  async strict(times) {
    const element = place().appendChild(document.createElement('div'))
    const root = createRoot(element)
    for (let turn = 0; turn < times; turn++) {
      flushSync(() => root.render(<StrictMode>{turn % 2 ? null : <Form turn={turn} />}</StrictMode>))
      await breathe(turn)
    }
    root.unmount()
    element.remove()
  },
  async keepAlive(times) {
    const element = place().appendChild(document.createElement('div'))
    const shown = ref(true)
    const app = createApp({ setup: () => () => h(KeepAlive, null, () => (shown.value ? h(VueForm) : h('p'))) })
    app.mount(element)
    for (let turn = 0; turn < times; turn++) {
      shown.value = !shown.value
      await nextTick()
      await breathe(turn)
    }
    app.unmount()
    element.remove()
  },
}

Reflect.set(window, 'churn', churn)
