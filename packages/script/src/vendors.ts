import type { Vendor } from './vendor.ts'
import { CAPTCHALA } from './vendors/captchala.ts'
import { HCAPTCHA } from './vendors/hcaptcha.ts'

/** What `vendor="…"` may say. */
export const VENDORS: Readonly<Record<string, Vendor>> = { hcaptcha: HCAPTCHA, captchala: CAPTCHALA }
