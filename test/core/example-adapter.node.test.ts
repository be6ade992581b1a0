import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

it('the adapter in the README is the one that runs here', () => {
  expect(read('../../packages/core/README.md')).toContain(`\`\`\`ts\n${read('example-adapter.ts')}\`\`\``)
})
