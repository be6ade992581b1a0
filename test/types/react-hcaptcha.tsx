// A program for the package that the drop-in stands in for. It compiles against both: here against ours, and with the import lines
// of the original by `test/react/hcaptcha-types.node.test.ts`.

import * as hooks from '@catchcha/react/hcaptcha'
import HCaptcha, { type ExecuteResponse, type HCaptchaProps, type HCaptchaState } from '@catchcha/react/hcaptcha'
import { Component, createRef, type ReactElement, type RefObject, useRef, useState } from 'react'

const { HCaptchaProvider, useHCaptcha } = hooks

const PROPS: HCaptchaProps = {
  sitekey: 'key',
  size: 'invisible',
  theme: { palette: { mode: 'light' } },
  tabIndex: 3,
  languageOverride: 'fr',
  id: 'here',
  reCaptchaCompat: false,
  loadAsync: true,
  scriptLocation: null,
  scriptSource: 'https://example.com/api.js',
  secureApi: false,
  apihost: 'a',
  assethost: 'a',
  endpoint: 'e',
  host: 'h',
  imghost: 'i',
  reportapi: 'r',
  sentry: false,
  custom: true,
  cleanup: true,
  userJourneys: true,
  onVerify: (token: string, ekey: string) => void (token + ekey),
  onError: (code: string) => void code.length,
  onExpire: () => {},
  onOpen: () => {},
  onClose: () => {},
  onChalExpired: () => {},
  onLoad: () => {},
  onReady: () => {},
}

export class Old extends Component {
  captcha: RefObject<HCaptcha | null> = createRef<HCaptcha>()

  submit = async (): Promise<string> => {
    const answer: ExecuteResponse | undefined = await this.captcha.current?.execute({ async: true, rqdata: 'data' })
    this.captcha.current?.resetCaptcha()
    return answer ? answer.response + answer.key : ''
  }

  override render(): ReactElement {
    return <HCaptcha ref={this.captcha} {...PROPS} />
  }
}

export function Form({ async }: { async?: boolean }): ReactElement {
  const captcha = useRef<HCaptcha>(null)
  const [token, setToken] = useState('')
  const go = (): void => {
    const instance = captcha.current
    if (!instance?.isReady()) return
    instance.execute()
    instance.execute({ async: false, rqdata: 'data' })
    void instance.execute(async === undefined ? {} : { async })
    instance.renderCaptcha()
    instance.removeCaptcha()
    instance.setData({ rqdata: 'data' })
    setToken(instance.getResponse() + instance.getRespKey())
    const { sitekey }: HCaptchaProps = instance.props
    void sitekey
  }
  // @ts-expect-error a sitekey is needed
  const missing = <HCaptcha onVerify={setToken} />
  // @ts-expect-error no such size
  const wrong = <HCaptcha sitekey="key" size="huge" />
  return (
    <button type="button" onClick={go} title={token}>
      <HCaptcha sitekey="key" ref={captcha} onVerify={setToken} />
      {missing}
      {wrong}
    </button>
  )
}

export const nothing: Partial<HCaptchaState> = { isApiReady: false, captchaId: '' }

export function Hooked(): ReactElement {
  const { sitekey, token, error, ready, executeInstance, resetInstance } = useHCaptcha()
  const go = async (): Promise<string> => (await executeInstance({ rqdata: 'data' })) ?? (error || sitekey || '')
  return (
    <button type="button" disabled={!ready} onClick={() => void go().then(resetInstance)}>
      {token}
    </button>
  )
}

export const app = (
  <HCaptchaProvider
    sitekey={null}
    size="compact"
    theme="dark"
    rqdata={null}
    languageOverride={null}
    onVerify={token => token.length}
    onError={code => code.length}
  >
    <Hooked />
  </HCaptchaProvider>
)
