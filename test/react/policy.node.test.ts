import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = fileURLToPath(new URL('../../packages/react/src/', import.meta.url))
const files = readdirSync(src).filter(name => /\.tsx?$/.test(name))
const read = (name: string): string => readFileSync(src + name, 'utf8')

describe('the binding', () => {
  it('has files to look at', () => {
    expect(files).toContain('use-captcha.ts')
  })

  it.each(files)('%s holds no policy', name => {
    expect(read(name)).not.toMatch(/setTimeout|setInterval|status ===|kind ===|case '|retry:/)
  })

  it('has a hook of at most sixty lines, with all that belongs to it alone', () => {
    const lines = ['use-captcha.ts', 'hold-captcha.ts'].flatMap(name => read(name).trimEnd().split('\n'))
    expect(lines.length).toBeLessThanOrEqual(60)
  })

  it.each([...files, 'hcaptcha/hcaptcha.tsx', 'hcaptcha/provider.tsx'])("%s says 'use client' if it needs the client's React", name => {
    const text = read(name)
    const needs = /\buse(State|Effect|Ref|Memo|Context|SyncExternalStore)\b|extends Component|createContext|forwardRef/.test(text)
    expect(text.startsWith("'use client'")).toBe(needs)
  })
})
