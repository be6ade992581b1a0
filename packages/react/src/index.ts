export { Captcha, type CaptchaListeners, type CaptchaLook, type CaptchaProps } from './captcha.tsx'
export { type UseCaptcha, useCaptcha } from './use-captcha.ts'
