import { HCaptcha, type HCaptchaHandle } from '@better-captcha/react/provider/hcaptcha'
import { reactSubject } from './react.tsx'
import { SITEKEY } from './subject.ts'

window.subject = reactSubject((told, hold) => (
  <HCaptcha
    ref={(captcha: HCaptchaHandle | null) => hold(() => captcha?.execute())}
    sitekey={SITEKEY}
    options={{ size: 'invisible' }}
    onSolve={token => told.token(token)}
    onError={error => told.error(error)}
  />
))
