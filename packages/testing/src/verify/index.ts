export type { VerifyFault, VerifyFaultKind } from './fault.ts'
export type { Accounts } from './service.ts'
export type { TokenFacts, TokenOptions, VerifyVendor } from './tokens.ts'
export {
  createFakeVerifiers,
  FAKE_ACCOUNTS,
  type FakeAccounts,
  type FakeVerifiers,
  type FakeVerifiersOptions,
  type SeenVerification,
} from './verifiers.ts'
