export type { Bound } from './bind.ts'
export { Captcha } from './captcha.ts'
export type { CaptchaComponent, CaptchaListeners, CaptchaProps, CaptchaSlots, FailureSlot } from './captcha-types.ts'
export { type CaptchaFields, type UseCaptcha, useCaptcha } from './use-captcha.ts'
