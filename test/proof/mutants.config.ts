import { mergeConfig } from 'vitest/config'
import config from '../vitest.config.ts'

/** What mutants of the core's rules are tried against: the core's own suites, the property test with fewer runs. */
process.env['FC_SEED'] = '1'
process.env['FC_RUNS'] = '40'
const { test, ...rest } = config
export default mergeConfig(
  { ...rest, test: { ...test, projects: undefined } },
  {
    test: {
      environment: 'jsdom',
      include: ['test/proof/mutants.suite.ts'],
      reporters: [],
    },
  },
)
