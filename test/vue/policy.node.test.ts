import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = fileURLToPath(new URL('../../packages/vue/src/', import.meta.url))
const files = readdirSync(src).filter(name => name.endsWith('.ts'))
const read = (name: string): string => readFileSync(src + name, 'utf8')

describe('the binding', () => {
  it('has files to look at', () => {
    expect(files).toContain('use-captcha.ts')
  })

  it.each(files)('%s holds no policy', name => {
    expect(read(name)).not.toMatch(/setTimeout|setInterval|queueMicrotask|status ===|kind ===|phase ===|code ===|case '/)
  })

  it('has a composable of at most sixty lines, with all that belongs to it alone', () => {
    const lines = ['use-captcha.ts', 'bind.ts'].flatMap(name => read(name).trimEnd().split('\n'))
    const types = /^(import|export (type|interface)| {2}(readonly|\/\*\*)|\/\*\*| \*|\}|$)/
    expect(lines.length).toBeLessThanOrEqual(85)
    expect(lines.filter(line => !types.test(line)).length).toBeLessThanOrEqual(60)
  })

  it.each(['use-captcha.ts', 'bind.ts', 'captcha.ts'])('%s touches no global of a browser while it is imported or set up', name => {
    expect(read(name)).not.toMatch(/\b(window|document|navigator|location)\b/)
  })
})
