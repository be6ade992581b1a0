// What must compile for users of the Vue binding and its drop-in, and what must not; `tsc -p tsconfig.json` is the test.
import type { Failure, State } from '@catchcha/core'
import { captchala } from '@catchcha/core/captchala'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { Captcha, useCaptcha } from '@catchcha/vue'
import Ours from '@catchcha/vue/hcaptcha'
import Original from '@hcaptcha/vue3-hcaptcha'
import { type App, computed, h, reactive, ref, shallowRef, type VNode } from 'vue'

const provider = hcaptcha({ sitekey: 'site' })

/** Every way to give options, and what comes back. */
export async function form(): Promise<string | undefined> {
  useCaptcha(() => ({ provider }))
  useCaptcha(ref({ provider }))
  useCaptcha(shallowRef({ provider, locale: undefined }))
  useCaptcha(reactive({ provider, load: 'visible' as const }))
  useCaptcha({ provider: computed(() => captchala({ appKey: 'app' })), locale: () => 'de', onEvent: ({ status }) => status })
  const { state, submit, take, execute, reset, captcha } = useCaptcha({ provider })
  // @ts-expect-error the state is the core's to change
  state.value = { status: 'ready' }
  const sent = await submit(token => token.length)
  if (!sent.ok) captcha.reject(sent.failure)
  const outcome = await execute({ fresh: true })
  reset()
  return outcome.ok ? take() : outcome.failure.detail
}
// @ts-expect-error there is no captcha without a provider
useCaptcha({})
// @ts-expect-error not a way to load
useCaptcha({ provider, load: 'lazy' })

/** The component as `h()` takes it; templates are checked against the same types. */
export const drawn: VNode[] = [
  h(Captcha, { provider, class: 'box', view: false, timeouts: { load: 5000 } }),
  h(Captcha, { captcha: useCaptcha({ provider }), view: { onRetry: failure => failure?.code } }),
  h(Captcha, {
    provider,
    token: undefined,
    'onUpdate:token': (token: string | undefined) => token?.length,
    onSolved: (token: string) => token.length,
    onFailed: (failure: Failure) => failure.code,
    onState: (state: State) => state.status,
  }),
  h(Ours, {
    sitekey: 'site',
    theme: undefined,
    onVerify: (token: string, eKey: string) => token + eKey,
    onError: (error: unknown) => error,
  }),
]

/** A template ref to the component holds the captcha. */
export const held = (captcha: InstanceType<typeof Captcha>): Promise<unknown> => captcha.submit(token => token)

// One program, written for the original's types: what compiles with them compiles with ours.

export async function forTheOriginal(app: App): Promise<string> {
  const captcha = ref<Original | null>(null)
  const other = ref<InstanceType<typeof Original>>()
  captcha.value?.execute()
  other.value?.reset()
  const { response, key }: { response: string; key: string } = (await captcha.value?.executeAsync()) ?? { response: '', key: '' }
  const sitekey: string | undefined = captcha.value?.sitekey
  const theme: string | undefined = captcha.value?.theme
  const { size, tabindex, language, reCaptchaCompat, challengeContainer, rqdata, sentry, custom, endpoint, reportapi, assethost, imghost } =
    new Original()
  const texts: (string | undefined)[] = [
    size,
    tabindex,
    language,
    challengeContainer,
    rqdata,
    endpoint,
    reportapi,
    assethost,
    imghost,
    sitekey,
    theme,
  ]
  const flags: (boolean | undefined)[] = [reCaptchaCompat, sentry, custom]
  app.component('VueHcaptcha', Original as never)
  return [response, key, texts, flags].join()
}

export async function forOurs(app: App): Promise<string> {
  const captcha = ref<Ours | null>(null)
  const other = ref<InstanceType<typeof Ours>>()
  captcha.value?.execute()
  other.value?.reset()
  const { response, key }: { response: string; key: string } = (await captcha.value?.executeAsync()) ?? { response: '', key: '' }
  const sitekey: string | undefined = captcha.value?.sitekey
  const theme: string | undefined = captcha.value?.theme
  const { size, tabindex, language, reCaptchaCompat, challengeContainer, rqdata, sentry, custom, endpoint, reportapi, assethost, imghost } =
    new Ours()
  const texts: (string | undefined)[] = [
    size,
    tabindex,
    language,
    challengeContainer,
    rqdata,
    endpoint,
    reportapi,
    assethost,
    imghost,
    sitekey,
    theme,
  ]
  const flags: (boolean | undefined)[] = [reCaptchaCompat, sentry, custom]
  app.component('VueHcaptcha', Ours)
  return [response, key, texts, flags].join()
}

/** And all at once: an instance of ours is one of the original's, writable props included. */
export const asOriginal = (ours: Ours): Original => ours
export const classAsOriginal: new () => Original = Ours
export const write = (ours: Ours): void => {
  ours.sitekey = 'another'
}
// @ts-expect-error there is no widget without a sitekey
h(Ours, { theme: 'dark' })
// @ts-expect-error only the original's methods
export const none = (ours: Ours): void => ours.render()
