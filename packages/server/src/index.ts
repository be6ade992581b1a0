export type { Actor, FailureKind, Recovery } from '@catchcha/codes'
export type { Exchange } from './exchange.ts'
export type { Failure, Phase } from './failure.ts'
export { type Issued, issueServerToken } from './issue.ts'
export type { Asked, Provider } from './provider.ts'
export { type FieldOptions, fromBody, fromRequest, type RequestOptions } from './request.ts'
export { toResponse } from './response.ts'
export { type AICaptchaKeys, aicaptcha } from './vendors/aicaptcha.ts'
export {
  type CaptchalaChecks,
  type CaptchalaKeys,
  type CaptchalaProvider,
  captchala,
  type ServerTokenOptions,
} from './vendors/captchala.ts'
export { type HCaptchaChecks, type HCaptchaKeys, hcaptcha } from './vendors/hcaptcha.ts'
export type { Accepted, Facts, Refused, Spent, Verdict } from './verdict.ts'
export { type VerifyOptions, verify } from './verify.ts'
