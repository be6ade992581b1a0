// Brings node_modules in line with the lock file. Node's own modules only: this runs before there is anything else.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The repository's top folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const packages = file => JSON.parse(readFileSync(`${root}${file}`, 'utf8')).packages

/**
 * What the lock file asks for and node_modules lacks. Content is compared, not dates: a copy or a checkout may date files in any order.
 * Optional packages are other platforms' binaries.
 */
export function missing() {
  if (!existsSync(`${root}node_modules/.package-lock.json`)) return ['node_modules']
  const installed = packages('node_modules/.package-lock.json')
  return Object.entries(packages('package-lock.json'))
    .filter(([path, wanted]) => path !== '' && !wanted.optional && installed[path]?.version !== wanted.version)
    .map(([path]) => path)
}

/** Runs `npm ci` where something is missing; throws where that fails. */
export function install() {
  const lacking = missing()
  if (lacking.length === 0) return
  console.log(`[install] npm ci: ${lacking.slice(0, 3).join(', ')}${lacking.length > 3 ? ' …' : ''} not installed yet`)
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm' // since Node 20.12 a .cmd needs a shell
  const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }
  const { status, error } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], options)
  if (status !== 0) throw new Error(`npm ci failed (${error?.message ?? `exit code ${status}`}); run it by hand to see why`)
}
