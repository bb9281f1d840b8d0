/** The tests that judge a mutant: the quick ones beside the sources, or those that IPPYO_MUTATION_TESTS names (comma between). */
import { defineConfig } from 'vitest/config'
import { areQuickAlone, QUICK_TESTS, testsBelow } from './mutation.ts'

const named = (process.env.IPPYO_MUTATION_TESTS ?? '').split(',').filter((path) => path !== '')

export default defineConfig({
  test: {
    include: named.length > 0 ? named.map(testsBelow) : QUICK_TESTS.map(testsBelow),
    exclude: ['**/node_modules/**', ...(areQuickAlone(named) ? ['**/*.{day,night}.test.{ts,tsx}'] : [])],
    // A mutant is switched on inside a loaded module, so no file of tests needs the modules anew.
    isolate: false,
    // A loop without end is the tool's to find; a busy machine is no failed test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
