export type {
  CaptchalaBehaviour,
  CaptchalaControl,
  CaptchalaInit,
  CaptchalaMethod,
  CaptchalaQuery,
  CaptchalaStep,
  CaptchalaStepName,
  HCaptchaBehaviour,
  HCaptchaControl,
  HCaptchaQuery,
  HCaptchaRender,
  HCaptchaStep,
  HCaptchaStepName,
  ServerTokenRules,
} from './behaviour.ts'
export { captchalaScript, installCaptchala } from './captchala.ts'
export type { Fault, FaultKind } from './fault.ts'
export { hcaptchaScript, installHCaptcha } from './hcaptcha.ts'
export type { End, EndStatus, PageCondition, Play, Row, ScenarioGroup, ServerAnswer, Vendor } from './scenario.ts'
export { isScenarioId, SCENARIOS, type Scenario, type ScenarioId, scenario } from './scenarios.ts'
export { type FakeScripts, fakeScripts } from './scripts.ts'
export { type Call, type Control, SHAPES, type Shape, type Step, type WidgetState } from './step.ts'
