// `npm run release:dry`: builds everything, checks what `npm publish --provenance` would send, and sends nothing. What it says in red it also
// ends with. A release is the same without "dry": a tag, this script green, `npm publish -w packages` from CI with an identity token.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { install, root } from './install.mjs'

const problems = []
const json = path => JSON.parse(readFileSync(path, 'utf8'))

function run(program, args) {
  const shell = process.platform === 'win32' && program === 'npm'
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8', shell, maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`)
  return stdout
}

/** Every package there is, by its folder under `packages/`. */
const packages = readdirSync(`${root}packages`)
  .filter(folder => existsSync(`${root}packages/${folder}/package.json`))
  .map(folder => ({ folder, home: `${root}packages/${folder}/`, manifest: json(`${root}packages/${folder}/package.json`) }))
const versions = new Map(packages.map(({ manifest: { name, version } }) => [name, version]))

/** Every file that an export, a command or a CDN's field names. */
const named = value => (typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(named))
const targets = ({ exports, bin, unpkg, jsdelivr, main }) =>
  named([exports, bin, unpkg, jsdelivr, main]).map(path => path.replace(/^\.\//, ''))

function checkManifest({ folder, home, manifest }) {
  const { publishConfig, dependencies = {}, private: hidden, license, version, files } = manifest
  const say = text => problems.push(`${folder}: ${text}`)
  if (publishConfig?.access !== 'public' || publishConfig?.provenance !== true)
    say('publishConfig must be { "access": "public", "provenance": true }')
  if (hidden) say('is private, so it cannot be published')
  if (!license || !files) say('license or files is missing')
  for (const [name, range] of Object.entries(dependencies)) {
    if (versions.has(name) && range !== versions.get(name)) say(`depends on ${name} ${range}, which is at ${versions.get(name)}`)
  }
  const changes = existsSync(`${home}CHANGELOG.md`) ? readFileSync(`${home}CHANGELOG.md`, 'utf8') : ''
  if (!changes.includes(`\n## ${version}`)) say(`CHANGELOG.md has no section "## ${version}"`)
}

function checkContents({ folder, manifest }, { files, size, unpackedSize }) {
  const paths = files.map(({ path }) => path)
  const lacking = targets(manifest).filter(path => !path.includes('*') && !paths.includes(path))
  const strange = paths.filter(
    path => !/^(dist|bin)\/|^(package\.json|README\.md|LICENSE)$/.test(path) || /tsbuildinfo|\.test\.|\.env/.test(path),
  )
  for (const path of lacking) problems.push(`${folder}: ${path} is named in package.json and not in the package`)
  for (const path of strange) problems.push(`${folder}: ${path} should not be in the package`)
  console.log(`${manifest.name}@${manifest.version}  ${paths.length} files, ${size} bytes packed, ${unpackedSize} unpacked`)
}

install()
for (const { home } of packages) for (const left of ['dist', 'tsconfig.tsbuildinfo']) rmSync(home + left, { recursive: true, force: true })
const built = run('npm', ['run', 'build'])
const hashes = built.split('\n').filter(line => line.includes('integrity="sha384-')) // what a page pins a file for a tag by
packages.forEach(checkManifest)
for (const one of packages) {
  const [packed] = JSON.parse(run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--workspace', one.manifest.name]))
  checkContents(one, packed)
}
if (hashes.length) console.log(hashes.join('\n'))
else problems.push('script: the build printed no hash of a file for a tag')
const rootless = packages.filter(({ manifest }) => !manifest.repository).map(({ folder }) => folder)
if (rootless.length)
  console.log(
    `Before the first release: npm grants provenance only where "repository" names the source. Missing in: ${rootless.join(', ')}`,
  )
for (const problem of problems) console.error(problem)
console.log(problems.length ? `${problems.length} problems` : 'Ready; nothing was published.')
process.exitCode = problems.length ? 1 : 0
