import { randomInt } from 'node:crypto'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import type { BrowserCommand } from 'vitest/node'
import { alias, root, VUE } from '../playground/source.ts'
import { findBrowsers } from './browsers.mjs'
import { Counter } from './reporter.ts'

process.env['FC_SEED'] ??= String(randomInt(2 ** 31)) // one seed a run, handed down to every worker

process.env['TEST_BROWSERS'] ??= JSON.stringify(await findBrowsers()) // a Vitest started without `test/run.mjs`; the workers inherit it
const { chromium } = JSON.parse(process.env['TEST_BROWSERS']) as { chromium?: { executablePath: string; args: string[] } }
const ELSEWHERE = ['test/.cache/**', 'test/shape/**', 'test/browser/**', 'test/**/*.node.test.ts']

/** In a real browser the script tags of the contract ask a network that never answers: the fakes in the page do. */
const hushVendors: BrowserCommand<[]> = ({ context }) => context.route(/hcaptcha\.com|captcha-cdn\.net|captchala\.com/, () => {})

/** They go into detail, or show on one more surface what other browser suites show sooner: `npm run test:all` runs them too, which takes some minutes more. */
const SWEEPS = process.env['TEST_ALL']
  ? []
  : [
      'causes',
      'codes',
      'h-captcha',
      'playground-everybody',
      'playground-product',
      'playground-scenarios',
      'playground-sweep',
      'script-faults',
      'script-two',
      'script-upgrade',
    ].map(name => `test/browser/${name}.test.ts`)

/** Suites that take minutes, started by `node test/long.mjs`; they are no part of `npm test`. */
const long = process.env['LONG_SUITES']
  ? [
      { extends: true as const, test: { name: 'long', environment: 'node', include: ['test/proof/*.long.ts'] } },
      {
        extends: true as const,
        test: {
          name: 'long-browser',
          environment: 'node',
          include: ['test/browser/*.long.ts', 'test/bench/*.long.ts'],
          globalSetup: ['test/browser/setup.mjs'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ]
  : []

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
      ...long,
      { extends: true, test: { name: 'node', environment: 'node', include: ['test/**/*.node.test.ts'], exclude: ['test/.cache/**'] } },
      { extends: true, test: { name: 'dom', environment: 'jsdom', include: ['test/**/*.test.{ts,tsx}'], exclude: ELSEWHERE } },
      {
        extends: true,
        test: { name: 'shape', environment: 'node', include: ['test/shape/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        resolve: { alias: [...alias, VUE] },
        optimizeDeps: {
          include: ['react', 'react/jsx-dev-runtime', 'react-dom/client', '@vue/test-utils'],
          exclude: ['@vitest/browser/locators'], // found late, it would load the page again in the middle of a test
        },
        test: {
          name: 'contract',
          include: [`test/${process.env['TEST_ALL'] ? '*' : '{react,vue}'}/binding.test.{ts,tsx}`],
          setupFiles: ['test/contract/hush.ts'],
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            commands: { hushVendors },
            provider: playwright({ launchOptions: { ...chromium } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node', // the tests drive Chromium from outside: each has its own network, headers and extensions
          include: ['test/browser/*.test.ts'],
          exclude: SWEEPS,
          globalSetup: ['test/browser/setup.mjs'],
          fileParallelism: false,
          sequence: { groupOrder: 2 }, // after the others, so that both cores are theirs
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
