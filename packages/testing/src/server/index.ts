export { createFakeNetwork, type FakeNetwork, type FakeNetworkOptions } from './network.ts'
export { FRAME_PATH, VENDOR_HOSTS } from './route.ts'
export { createFakeVendors, type FakeVendors, type FakeVendorsOptions, type Listening, type SeenRequest } from './vendors.ts'
