import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

it('the form test in the README is the one that runs here', () => {
  expect(read('packages/react/README.md')).toContain(`\`\`\`tsx\n${read('test/react/readme-sample.test.tsx')}\`\`\``)
})
