export {
  type Accounts,
  createFakeVerifiers,
  FAKE_ACCOUNTS,
  type FakeAccounts,
  type FakeVerifiers,
  type FakeVerifiersOptions,
  type SeenVerification,
  type TokenFacts,
  type TokenOptions,
  type VerifyFault,
  type VerifyFaultKind,
  type VerifyVendor,
} from '../verify/index.ts'
export { createFakeNetwork, type FakeNetwork, type FakeNetworkOptions } from './network.ts'
export { FRAME_PATH, VENDOR_HOSTS } from './route.ts'
export { createFakeVendors, type FakeVendors, type FakeVendorsOptions, type Listening, type SeenRequest } from './vendors.ts'
