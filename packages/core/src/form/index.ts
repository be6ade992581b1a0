export { type About, createGuard, type Guard, type GuardOptions, guardForm } from './guard.ts'
