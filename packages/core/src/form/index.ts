export { createGuard, type Guard, guardForm } from './guard.ts'
export type { About, GuardOptions } from './options.ts'
