import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { Counter } from './reporter.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { compilerOptions } = JSON.parse(readFileSync(`${root}tsconfig.json`, 'utf8')) as {
  compilerOptions: { paths: Record<string, [string]> }
}

/** Tests run our source under the names users import; the list is tsconfig's, so that it is written once. */
const alias = Object.entries(compilerOptions.paths).map(([name, [path]]) => ({
  find: new RegExp(`^${name.replace('*', '(.+)')}$`),
  replacement: root + path.replace('./', '').replace('*', '$1'),
}))

process.env['FC_SEED'] ??= String(randomInt(2 ** 31)) // one seed a run, handed down to every worker

const ELSEWHERE = ['test/shape/**', 'test/browser/**', 'test/**/*.node.test.ts']

/** Browser suites seen green on the core as it is; the others (BROWSER_ALL=1) are newer than its last rewrite and still have red rows. */
const SETTLED = ['browser', 'endurance', 'playground', 'script-upgrade', 'view']

export default defineConfig({
  root,
  resolve: { alias },
  oxc: { target: 'esnext' }, // nothing lowered, no helper injected: the fake vendors are served as the text of their functions
  test: {
    reporters: ['default', new Counter()],
    setupFiles: ['test/setup.ts'],
    allowOnly: false,
    restoreMocks: true,
    unstubGlobals: true,
    coverage: {
      provider: 'istanbul',
      include: ['packages/*/src/**'],
      exclude: ['packages/testing/src/**'], // counters in a function's text would not run in the page it is served to
      reportsDirectory: 'test/.cache/coverage',
    },
    projects: [
      { extends: true, test: { name: 'node', environment: 'node', include: ['test/**/*.node.test.ts'] } },
      { extends: true, test: { name: 'dom', environment: 'jsdom', include: ['test/**/*.test.{ts,tsx}'], exclude: ELSEWHERE } },
      {
        extends: true,
        test: { name: 'shape', environment: 'node', include: ['test/shape/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node', // the tests drive Chromium from outside: each has its own network, headers and extensions
          include: process.env['BROWSER_ALL'] ? ['test/browser/*.test.ts'] : SETTLED.map(name => `test/browser/${name}.test.ts`),
          globalSetup: ['test/browser/setup.mjs'],
          fileParallelism: false,
          sequence: { groupOrder: 1 }, // after the others, so that both cores are theirs
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
