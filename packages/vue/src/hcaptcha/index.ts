import {
  type AllowedComponentProps,
  type ComponentCustomProps,
  type ComponentPublicInstance,
  defineComponent,
  getCurrentInstance,
  h,
  onActivated,
  onBeforeUnmount,
  onDeactivated,
  onMounted,
  type VNodeProps,
  watch,
} from 'vue'
import { EVENTS, type Tell, type VueHcaptchaListeners, type VueHcaptchaProps } from './props.ts'
import { servedId, settleId } from './root-id.ts'
import type { HCaptchaAnswer } from './run.ts'
import { createWidget, type Methods } from './widget.ts'

export type { HCaptchaAnswer, VueHcaptchaListeners, VueHcaptchaProps }

/** What a template ref to the component holds; its props have the original's exact types. */
type VueHcaptcha = ComponentPublicInstance<{ [Name in keyof VueHcaptchaProps]: Exclude<VueHcaptchaProps[Name], undefined> }, Methods>

interface VueHcaptchaConstructor {
  new (): Omit<VueHcaptcha, '$props'> & {
    $props: VNodeProps & AllowedComponentProps & ComponentCustomProps & VueHcaptchaProps & VueHcaptchaListeners
  }
}

const text = { type: String, default: undefined }
const flag = { type: Boolean, default: undefined } // with a default Vue does not turn "not given" into false

const PROPS = {
  sitekey: { type: String, required: true },
  theme: text,
  size: text,
  tabindex: text,
  language: text,
  reCaptchaCompat: { type: Boolean, default: true },
  challengeContainer: text,
  rqdata: text,
  sentry: { type: Boolean, default: true },
  custom: flag,
  apiEndpoint: { type: String, default: 'https://hcaptcha.com/1/api.js' },
  endpoint: text,
  reportapi: text,
  assethost: text,
  imghost: text,
} as const

/** The component of `@hcaptcha/vue3-hcaptcha`: the same props, events, methods and script, but every run ends and a failed load can be tried again. */
const VueHcaptcha: VueHcaptchaConstructor = defineComponent({
  name: 'VueHcaptcha',
  props: PROPS,
  emits: [...EVENTS],
  setup(props, { emit }) {
    const instance = getCurrentInstance()
    const tell: Tell = (event, ...args) => {
      try {
        emit(event, ...args)
      } catch (error) {
        setTimeout(() => {
          throw error
        }) // in development Vue throws what a listener throws: it must neither reach the vendor nor stop us
      }
    }
    const { start, stop, change, setData, ...methods } = createWidget(props, tell)
    const enter = (): void => {
      const element = instance?.proxy?.$el as Element
      settleId(element)
      start(element)
    }
    onMounted(enter)
    onActivated(enter)
    onDeactivated(stop)
    onBeforeUnmount(stop)
    const { rqdata: _, ...rendered } = PROPS
    watch(() => Object.keys(rendered).map(name => props[name as keyof typeof rendered]), change, { flush: 'post' })
    watch(() => props.rqdata, setData, { flush: 'post' })
    return { ...methods, servedId: servedId() }
  },
  render: ({ servedId: id }: { servedId: string | undefined }) => h('div', id ? { id } : null),
}) as unknown as VueHcaptchaConstructor

export default VueHcaptcha
