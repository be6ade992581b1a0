import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { packages, read, root, run } from './workspace.ts'

/** A project outside the repository that has installed our tarballs, and nothing of the source. */
export interface Consumer {
  readonly home: string
  /** Folder under `packages/` → its packed tarball. */
  readonly tarballs: ReadonlyMap<string, string>
}

/** The repository's lock without the packages themselves: what they depend on comes in the versions, and from the cache, of `npm ci`. */
function lock(): object {
  const { packages: all, ...rest } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { link?: boolean }> }
  return {
    ...rest,
    packages: Object.fromEntries(Object.entries(all).filter(([path, { link }]) => path.startsWith('node_modules/') && !link)),
  }
}

/** Packs every package and installs the tarballs; peers are borrowed from the repository. */
export function consume(): Consumer {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'consumer-')))
  const packed = run(
    'npm',
    [
      'pack',
      ...packages.flatMap(({ manifest }) => ['--workspace', manifest.name]),
      '--json',
      '--ignore-scripts',
      '--pack-destination',
      home,
    ],
    root,
  )
  const names = new Map((JSON.parse(packed) as { name: string; filename: string }[]).map(({ name, filename }) => [name, filename]))
  const dependencies = Object.fromEntries([...names].map(([name, file]) => [name, `file:${file}`]))
  writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
  writeFileSync(join(home, 'package-lock.json'), JSON.stringify(lock()))
  run('npm', ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'], home)
  const peers = packages.flatMap(({ manifest }) => Object.keys(manifest.peerDependencies ?? {}))
  for (const peer of new Set(['@types/node', ...peers, ...peers.map(name => `@types/${name}`)])) borrow(peer, home)
  return { home, tarballs: new Map(packages.map(({ folder, manifest }) => [folder, join(home, names.get(manifest.name) ?? 'not-packed')])) }
}

function borrow(name: string, home: string): void {
  const place = join(home, 'node_modules', name)
  mkdirSync(dirname(place), { recursive: true })
  try {
    symlinkSync(realpathSync(`${root}node_modules/${name}`), place, 'junction')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST' && !(code === 'ENOENT' && name.startsWith('@types/'))) throw error // already installed; a peer with types of its own
  }
}

/** The names each entry exports, found by importing it in a Node without a DOM, and the globals that importing it left behind, besides its libraries'. */
export function importAll(
  { home }: Consumer,
  entries: readonly string[],
  libraries: readonly string[],
): Record<string, { names: string[]; globals: string[] }> {
  writeFileSync(
    join(home, 'import.js'),
    `const found = {}
for (const entry of process.argv.slice(2)) {
  for (const library of ${JSON.stringify(libraries)}) await import(library) // what other people's libraries leave is theirs
  const before = Reflect.ownKeys(globalThis)
  const names = Object.keys(await import(entry)).sort()
  found[entry] = { names, globals: Reflect.ownKeys(globalThis).filter(key => !before.includes(key)).map(String) }
}
console.log(JSON.stringify(found))`,
  )
  return JSON.parse(run(process.execPath, ['import.js', ...entries], home)) as Record<string, { names: string[]; globals: string[] }>
}

/** The ambient types a package is built with, which its users then have too. */
export const ambient = (folder: string): string[] =>
  (JSON.parse(read(`packages/${folder}/tsconfig.json`)) as { compilerOptions: { types?: string[] } }).compilerOptions.types ?? []
