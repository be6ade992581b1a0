// The suites that take minutes: `node test/long.mjs model`, `bench`, `endurance`, `engines`; further arguments go to vitest.
import { spawnSync } from 'node:child_process'
import { install, root } from './install.mjs'

const [name, ...rest] = process.argv.slice(2)
const PROJECTS = { model: 'long', bench: 'long-browser', endurance: 'long-browser', engines: 'long-browser' }
const project = PROJECTS[name]
if (!project) {
  console.error(`Say which: ${Object.keys(PROJECTS).join(', ')}`)
  process.exit(2)
}
install()
const args = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  'test/vitest.config.ts',
  '--project',
  project,
  `${name}.long.ts`,
  ...rest,
]
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, LONG_SUITES: '1' } })
process.exitCode = status ?? 1
