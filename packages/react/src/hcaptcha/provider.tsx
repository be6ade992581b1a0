'use client'
import { type Context, createContext, type ReactElement, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { HCaptcha } from './hcaptcha.tsx'
import type { HCaptchaProps } from './props.ts'

/** What `useHCaptcha` gives. */
export interface HCaptchaContextValue {
  sitekey: string | null
  /** The last error: the vendor's code. Where we ended the run ourselves it is an Error at run time, as in the original. */
  error: string | null
  token: string | null
  ready: boolean
  /** A new token, or undefined and `error`. */
  executeInstance: (config?: { rqdata?: string | undefined }) => Promise<string | undefined>
  resetInstance: () => void
}

export interface HCaptchaProviderProps {
  /** Without one nothing is rendered and nothing is an error. */
  sitekey?: string | null | undefined
  /** @default 'normal' */
  size?: HCaptchaProps['size']
  /** @default 'light' */
  theme?: HCaptchaProps['theme']
  /** Enterprise data for every run. */
  rqdata?: string | null | undefined
  languageOverride?: string | null | undefined
  onVerify?: ((token: string) => void) | undefined
  onError?: ((error: string) => void) | undefined
  children?: ReactNode
}

const Shared: Context<HCaptchaContextValue | undefined> = /* @__PURE__ */ createContext<HCaptchaContextValue | undefined>(undefined)

/** One captcha for the components below it, which reach it by `useHCaptcha`. */
export function HCaptchaProvider(props: HCaptchaProviderProps): ReactElement {
  const { sitekey = null, size = 'normal', theme = 'light', rqdata, languageOverride, children } = props
  const captcha = useRef<HCaptcha>(null)
  const latest = useRef(props)
  const [ready, setReady] = useState(false)
  const [last, setLast] = useState<Pick<HCaptchaContextValue, 'token' | 'error'>>({ token: null, error: null })
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    if (ready && rqdata) captcha.current?.setData({ rqdata })
  }, [ready, rqdata])
  useEffect(() => {
    if (!sitekey) setReady(false)
  }, [sitekey])
  const actions = useMemo(() => {
    let spent = false
    const failed = (error: unknown): undefined => {
      if (!captcha.current) return // it has gone
      setLast(({ token }) => ({ token, error: error as string }))
      latest.current.onError?.(error as string)
    }
    return {
      failed,
      verified(token: string): void {
        spent = true
        setLast({ token, error: null })
        latest.current.onVerify?.(token)
      },
      expired(): void {
        spent = false // it has been reset
        setLast(({ error }) => ({ token: null, error }))
      },
      async executeInstance(config?: { rqdata?: string | undefined }): Promise<string | undefined> {
        const instance = captcha.current
        if (!instance?.isReady()) return failed(new Error('hCaptcha not ready'))
        if (spent) instance.resetCaptcha() // its token may have been used
        const data = config?.rqdata ?? latest.current.rqdata
        try {
          const { response } = await instance.execute({ async: true, ...(data && { rqdata: data }) })
          spent = true
          setLast({ token: response, error: null })
          return response
        } catch (error) {
          return failed(error)
        }
      },
      resetInstance: () => captcha.current?.resetCaptcha(),
    }
  }, [])
  const { executeInstance, resetInstance } = actions
  const value = useMemo(
    () => ({ sitekey, ready, ...last, executeInstance, resetInstance }),
    [sitekey, ready, last, executeInstance, resetInstance],
  )
  return (
    <Shared.Provider value={value}>
      {children}
      {sitekey && (
        <HCaptcha
          ref={captcha}
          {...{ sitekey, size, theme }}
          languageOverride={languageOverride ?? undefined}
          onReady={() => setReady(true)}
          onVerify={actions.verified}
          onError={actions.failed}
          onExpire={actions.expired}
        />
      )}
    </Shared.Provider>
  )
}

/** The captcha of the nearest `HCaptchaProvider`; throws a `TypeError` where there is none. */
export function useHCaptcha(): HCaptchaContextValue {
  const value = useContext(Shared)
  if (!value) throw new TypeError('useHCaptcha: there is no <HCaptchaProvider> above this component.')
  return value
}
