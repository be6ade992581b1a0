import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

it('the form test in the README is the one that runs here', () => {
  expect(read('packages/vue/README.md')).toContain(`\`\`\`ts\n${read('test/vue/readme-sample.test.ts')}\`\`\``)
})
