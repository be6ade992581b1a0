import { writeFileSync } from 'node:fs'
import type { Reporter, TestCollection, TestModule, TestSuite } from 'vitest/node'

const count = <T>(items: Iterable<T>): number => [...items].length

/** Errors that belong to no test: a file that does not load, a `beforeAll` that throws. */
const strayErrors = (module: TestModule): number =>
  [module, ...module.children.allSuites()].reduce((sum, part: TestModule | TestSuite) => sum + part.errors().length, 0)

const states = (children: TestCollection) => ({ passed: count(children.allTests('passed')), failed: count(children.allTests('failed')) })

/**
 * Counts what `test/run.mjs` adds up: every test, every error that belongs to none, every unhandled rejection.
 * A run without a single test is a failure too. Vitest's own reporter does the talking.
 */
export class Counter implements Reporter {
  onTestRunStart(): void {
    console.log(`fast-check seed ${process.env['FC_SEED']} (FC_SEED=… replays it)`)
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const total = { passed: 0, failed: unhandled.length }
    for (const module of modules) {
      const { passed, failed } = states(module.children)
      total.passed += passed
      total.failed += failed + strayErrors(module)
    }
    if (total.passed + total.failed === 0) {
      console.error('no test ran')
      total.failed = 1
    }
    const file = process.env['TEST_COUNTS']
    if (file) writeFileSync(file, JSON.stringify(total))
  }
}
