import HCaptcha from '@catchcha/react/hcaptcha'
import { reactSubject } from './react.tsx'
import { SITEKEY } from './subject.ts'

window.subject = reactSubject((told, hold) => (
  <HCaptcha
    ref={captcha => hold(() => captcha?.execute())}
    sitekey={SITEKEY}
    size="invisible"
    onVerify={(token: string) => told.token(token)}
    onError={(error: unknown) => told.error(error)}
  />
))
