import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The repository's top folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Manifest {
  readonly name: string
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

export interface Package {
  /** Name of its folder under `packages/`. */
  readonly folder: string
  readonly manifest: Manifest
  /** The specifiers users import: every export that is JavaScript. */
  readonly entries: readonly string[]
  /** Its TypeScript files, as `core/src/captcha.ts`. */
  readonly sources: readonly string[]
}

export const read = (path: string): string => readFileSync(root + path, 'utf8')

const target = (entry: Manifest['exports'][string]): string => (typeof entry === 'string' ? entry : (entry['default'] ?? ''))

function load(folder: string): Package {
  const manifest = JSON.parse(read(`packages/${folder}/package.json`)) as Manifest
  const scripts = Object.entries(manifest.exports).filter(([, entry]) => target(entry).endsWith('.js'))
  const files = readdirSync(`${root}packages/${folder}/src`, { recursive: true, encoding: 'utf8' })
  return {
    folder,
    manifest,
    entries: scripts.map(([subpath]) => manifest.name + subpath.slice(1)),
    sources: files.filter(file => /\.tsx?$/.test(file)).map(file => `${folder}/src/${file.replaceAll('\\', '/')}`),
  }
}

/** Every package there is: a new one is covered by existing. */
export const packages: readonly Package[] = readdirSync(`${root}packages`)
  .filter(folder => existsSync(`${root}packages/${folder}/package.json`))
  .sort()
  .map(load)

/** Runs a program to its end and returns what it printed; throws with all of it on a bad exit code. */
export function run(program: string, args: readonly string[], cwd: string): string {
  const shell = process.platform === 'win32' && program === 'npm' // npm is a .cmd there
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, shell, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${error?.message ?? ''}${stdout}${stderr}`)
  return stdout
}
