import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { packages, read, root } from './workspace.ts'

/** What a site installs for its tests only; it reaches no visitor and no server of a site. */
const FOR_TESTS = ['testing']
const shipped = packages.filter(({ folder }) => !FOR_TESTS.includes(folder))
const names = packages.map(({ manifest }) => manifest.name)

it.each(packages)('$folder can be published as it is: public, with provenance, its changes written down', ({ folder }) => {
  const { publishConfig, version } = JSON.parse(read(`packages/${folder}/package.json`)) as { publishConfig?: object; version: string }
  expect(publishConfig).toEqual({ access: 'public', provenance: true })
  expect(existsSync(`${root}packages/${folder}/CHANGELOG.md`), 'CHANGELOG.md').toBe(true)
  expect(read(`packages/${folder}/CHANGELOG.md`)).toContain(`\n## ${version}`)
})

it.each(shipped)('$folder brings nobody else’s code along: what it depends on is ours', ({ folder, manifest }) => {
  const { optionalDependencies = {}, bundleDependencies = [] } = JSON.parse(read(`packages/${folder}/package.json`)) as {
    optionalDependencies?: object
    bundleDependencies?: readonly string[]
  }
  const all = [...Object.keys({ ...manifest.dependencies, ...optionalDependencies }), ...bundleDependencies]
  expect(all.filter(name => !names.includes(name))).toEqual([])
})

it('the lock agrees: no package that is shipped pulls in a third party, by any number of steps', () => {
  const { packages: lock } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { dependencies?: Record<string, string>; link?: boolean; resolved?: string }>
  }
  const seen = new Set<string>()
  const visit = (folder: string): void => {
    if (seen.has(folder)) return
    seen.add(folder)
    for (const name of Object.keys(lock[folder]?.dependencies ?? {})) {
      const entry = lock[`node_modules/${name}`]
      visit(entry?.link ? String(entry.resolved) : `node_modules/${name}`)
    }
  }
  for (const { folder } of shipped) visit(`packages/${folder}`)
  expect([...seen].filter(folder => !folder.startsWith('packages/'))).toEqual([])
})
