export { HCaptcha, HCaptcha as default } from './hcaptcha.tsx'
export type { ExecuteResponse, HCaptchaProps, HCaptchaState } from './props.ts'
export { type HCaptchaContextValue, HCaptchaProvider, type HCaptchaProviderProps, useHCaptcha } from './provider.tsx'
