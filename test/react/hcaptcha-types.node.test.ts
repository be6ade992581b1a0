import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { errors, program } from '../shape/program.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const CACHE = `${root}test/.cache/types`
const OURS = "from '@catchcha/react/hcaptcha'"

it('a program written for the drop-in compiles against the original, with other import lines', () => {
  const original = readFileSync(`${root}test/types/react-hcaptcha.tsx`, 'utf8').replace(/^import .*$/gm, line =>
    line.replace(OURS, / as hooks /.test(line) ? "from '@hcaptcha/react-hcaptcha/hooks'" : "from '@hcaptcha/react-hcaptcha'"),
  )
  expect(original.match(/@hcaptcha\//g)).toHaveLength(2)
  rmSync(CACHE, { recursive: true, force: true })
  mkdirSync(CACHE, { recursive: true })
  const file = `${CACHE}/original.tsx`
  writeFileSync(file, original)
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root)
  const checked = program([file], options)
  expect(errors(checked, name => name === file)).toEqual([])
}, 60_000)
