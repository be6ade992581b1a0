export type { Adapter, Context, Fact, Handle, Minted, Provider, Report, ScriptSpec } from './adapter.ts'
export { createCaptcha } from './captcha.ts'
export { defineAdapter, failure, isFailure, sameProvider } from './door.ts'
export {
  type Actor,
  type Failure,
  type FailureInit,
  type FailureKind,
  type Phase,
  POLICY,
  type Recovery,
} from './failure.ts'
export type { CaptchaEvent, CaptchaOptions, Retry, Timeouts } from './options.ts'
export type { Outcome } from './run.ts'
export { IDLE, type State, type Token } from './state.ts'
export type { Reject, Send, Submitted } from './submit.ts'
export type { Captcha, ExecuteOptions } from './types.ts'
