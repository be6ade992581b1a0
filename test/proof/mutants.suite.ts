import { describe } from 'vitest'

// One file, so that a page is made once for each mutant and not once for each suite; each suite keeps its own hooks.
// No suite may make a captcha while it is read: where that throws, no test runs, and the change counts as unnoticed.
describe('captcha', async () => void (await import('../core/captcha.test.ts')))
describe('controller', async () => void (await import('../core/controller.test.ts')))
describe('recovery', async () => void (await import('../core/recovery.test.ts')))
describe('transitions', async () => void (await import('../core/rules-transitions.test.ts')))
describe('numbers', async () => void (await import('../core/rules-recovery.test.ts')))
describe('alarm', async () => void (await import('../core/rules-alarm.test.ts')))
describe('submit', async () => void (await import('../core/rules-submit.test.ts')))
describe('promises', async () => void (await import('../core/promises.test.ts')))
describe('odd pages', async () => void (await import('../core/odd-pages.test.ts')))
describe('mistakes', async () => void (await import('../core/mistakes.test.ts')))
