import type { Provider } from '@catchcha/core'
import type { Spec } from './attributes.ts'

/** A vendor as an attribute names it: how its provider is made, and its options as attributes. */
export type Vendor = readonly [make: (options: Readonly<Record<string, unknown>>) => Provider, spec: Spec]
