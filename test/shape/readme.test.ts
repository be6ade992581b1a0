import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { errors, program } from './program.ts'
import { packages, read, root } from './workspace.ts'

const CACHE = 'test/.cache/readme'
const READMES = ['README.md', ...packages.map(({ folder }) => `packages/${folder}/README.md`)]

interface Sample {
  /** Where the reader finds it. */
  readonly where: string
  readonly file: string
  readonly code: string
}

/** Code blocks marked `ts` or `tsx`; each must compile alone, as somebody would paste it. */
function samples(readme: string): Sample[] {
  const text = read(readme)
  return [...text.matchAll(/^```(tsx?)\n(.*?)^```/gms)].map(({ 1: kind = 'ts', 2: code = '', index }) => {
    const line = text.slice(0, index).split('\n').length
    return { where: `${readme}:${line}`, file: `${root}${CACHE}/${readme.replace(/\W/g, '-')}-${line}.${kind}`, code }
  })
}

const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root)

describe('samples', () => {
  it.each(READMES)('%s is there', readme => {
    expect(existsSync(root + readme)).toBe(true)
  })

  it('compile against the source, each by itself', () => {
    const all = READMES.filter(readme => existsSync(root + readme)).flatMap(samples)
    rmSync(root + CACHE, { recursive: true, force: true })
    mkdirSync(root + CACHE, { recursive: true })
    for (const { file, code } of all) writeFileSync(file, code)
    const files = all.map(({ file }) => file)
    const checked = program(files, {
      ...options,
      noUnusedLocals: false,
      noUnusedParameters: false,
      moduleDetection: ts.ModuleDetectionKind.Force,
    })
    const places = new Map(all.map(({ file, where }) => [file, where]))
    const said = errors(checked, file => places.has(file))
    expect(said.map(error => error.replace(/^(.+?\.tsx?)(?=:)/, file => `${places.get(file)} +`))).toEqual([])
  })
})
