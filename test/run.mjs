// `npm test`: install, find a browser, build, types, lint, tests; the last line is `N passed, N failed`.
// With `--all` (`npm run test:all`) the playground's sweeps, too. Other arguments go to vitest: `node test/run.mjs hcaptcha`, `node test/run.mjs --project dom`. A failing step does not stop the next one.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { install, root } from './install.mjs'

const COUNTS = `${root}test/.cache/counts-${process.pid}.json`
const total = { passed: 0, failed: 0 }

function node(script, args, env = {}) {
  const { status, error, signal } = spawnSync(process.execPath, [`${root}node_modules/${script}`, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  if (status === null) console.error(`${script}: ${error?.message ?? `ended by ${signal}`}`)
  return status === 0
}

function step(name, script, args) {
  const start = performance.now()
  console.log(`\n[${name}]`)
  const ok = node(script, args)
  total[ok ? 'passed' : 'failed']++
  console.log(`[${name}] ${ok ? 'passed' : 'FAILED'} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}

/** `tsc -b` trusts its notes and emits nothing where dist is gone but they are not. */
function dropOrphanedBuildNotes() {
  for (const name of readdirSync(`${root}packages`)) {
    const notes = `${root}packages/${name}/tsconfig.tsbuildinfo`
    if (existsSync(notes) && !existsSync(`${root}packages/${name}/dist/index.js`)) rmSync(notes)
  }
}

/** Runs vitest and adds what our reporter counted; a run that leaves no count, or fails for a reason nobody counted, is a failure. */
function tests(browsers) {
  mkdirSync(`${root}test/.cache`, { recursive: true })
  const args = ['run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2).filter(arg => arg !== '--all')]
  const all = process.argv.includes('--all') ? { TEST_ALL: '1' } : {}
  const ok = node('vitest/vitest.mjs', args, { TEST_BROWSERS: JSON.stringify(browsers), TEST_COUNTS: COUNTS, ...all })
  const counted = existsSync(COUNTS) ? JSON.parse(readFileSync(COUNTS, 'utf8')) : { passed: 0, failed: 0 }
  rmSync(COUNTS, { force: true })
  total.passed += counted.passed
  total.failed += counted.failed
  if (ok || counted.failed > 0) return
  console.error('vitest failed, though no test did')
  total.failed++
}

async function browsers() {
  try {
    const { findBrowsers } = await import('./browsers.mjs') // needs Playwright, so not before the install
    return await findBrowsers()
  } catch (error) {
    console.error(`[browsers] ${error.message}`)
    total.failed++
    return {}
  }
}

try {
  install()
  const found = await browsers()
  dropOrphanedBuildNotes()
  step('build', 'typescript/bin/tsc', ['-b', 'packages'])
  step('bundle', '../packages/script/build.mjs', [])
  step('types', 'typescript/bin/tsc', ['-p', 'tsconfig.json'])
  step('types of the benchmarks', 'typescript/bin/tsc', ['-p', 'test/bench/pages']) // apart: what other wrappers declare is global
  step('lint', '@biomejs/biome/bin/biome', ['check', '--config-path=test', '--error-on-warnings'])
  tests(found)
} catch (error) {
  console.error(error)
  total.failed++
}
process.exitCode = total.failed > 0 ? 1 : 0
console.log(`\n${total.passed} passed, ${total.failed} failed`)
