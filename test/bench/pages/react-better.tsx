import { HCaptcha, type HCaptchaHandle } from '@better-captcha/react/provider/hcaptcha'
import { reactSubject } from './react.tsx'
import { SITEKEY } from './subject.ts'

// `invisible` is documented by the vendor and absent from this wrapper's types
window.subject = reactSubject((told, hold) => (
  <HCaptcha
    ref={(captcha: HCaptchaHandle | null) => hold(() => captcha?.execute())}
    sitekey={SITEKEY}
    options={{ size: 'invisible' as never }}
    onSolve={token => told.token(token)}
    onError={error => told.error(error)}
  />
))
