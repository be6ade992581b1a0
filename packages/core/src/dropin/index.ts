export { trusted } from '../load/trusted.ts'
export { createDropin } from './dropin.ts'
export { awaitScript, type DropinScript, underWay, type Waiter, windowOf } from './script.ts'
export type { Dropin, DropinApi, DropinEvents, DropinHost } from './types.ts'
