// What must compile for users of the React package, and what must not; `tsc -p tsconfig.json` is the test.
import type { Captcha as Instance, State } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { Captcha, useCaptcha } from '@catchcha/react'
import { type ReactElement, useRef } from 'react'

export function Form(): ReactElement {
  const own = useRef<Instance>(null)
  const { ref, state, submit, captcha } = useCaptcha({ provider: hcaptcha({ sitekey: 'k' }), retry: false, locale: undefined })
  const status: State['status'] = state.status
  // @ts-expect-error a token only exists once it is solved
  state.token
  // @ts-expect-error there is no captcha without a provider
  useCaptcha({})
  // @ts-expect-error a provider is made by an adapter, it is not a name
  useCaptcha({ provider: 'hcaptcha' })
  return (
    <form onSubmit={() => void submit(token => token.length)}>
      <div ref={ref} title={status} />
      <Captcha
        provider={hcaptcha({ sitekey: 'k' })}
        ref={own}
        view={false}
        load="visible"
        onSolved={(token, { expiresAt = 0 }) => token + expiresAt}
      />
      <Captcha captcha={captcha} view={{ onRetry: failure => failure?.code }} onFailed={({ kind }) => kind} onStateChange={undefined} />
      {/* @ts-expect-error neither a provider nor a captcha */}
      <Captcha view={false} />
      {/* @ts-expect-error either a provider or a captcha */}
      <Captcha captcha={captcha} provider={hcaptcha({ sitekey: 'k' })} />
      {/* @ts-expect-error not an option */}
      <Captcha provider={hcaptcha({ sitekey: 'k' })} siteKey="k" />
    </form>
  )
}
