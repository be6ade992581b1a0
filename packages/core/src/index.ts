export {
  type Adapter,
  type Context,
  defineAdapter,
  type Fact,
  type Handle,
  type Minted,
  type Provider,
  type Report,
  type ScriptSpec,
} from './adapter.ts'
export { createCaptcha } from './captcha.ts'
export {
  type Actor,
  type Failure,
  type FailureInit,
  type FailureKind,
  failure,
  isFailure,
  type Phase,
  POLICY,
  type Recovery,
} from './failure.ts'
export { type CaptchaEvent, type CaptchaOptions, type Retry, sameProvider, type Timeouts } from './options.ts'
export type { Outcome } from './run.ts'
export { IDLE, type State, type Token } from './state.ts'
export type { Reject, Send, Submitted } from './submit.ts'
export type { Captcha, ExecuteOptions } from './types.ts'
