/** The tests that judge a mutant: the quick ones beside the sources, or those that IPPYO_MUTATION_TESTS names (comma between). */
import { defineConfig } from 'vitest/config'
import { LONG } from '../checks/long-tests.mjs'
import { QUICK_TESTS } from './mutation.ts'

const named = (process.env.IPPYO_MUTATION_TESTS ?? '').split(',').filter((path) => path !== '')

export default defineConfig({
  test: {
    include: named.length > 0 ? named.map(testsBelow) : QUICK_TESTS.map(testsBelow),
    exclude: ['**/node_modules/**', ...(named.length > 0 ? [] : LONG)],
    // A mutant is switched on inside a loaded module, so no file of tests needs the modules anew.
    isolate: false,
    testTimeout: 15_000,
    hookTimeout: 60_000,
  },
})

function testsBelow(path: string): string {
  return /\.test\.tsx?$/.test(path) ? path : `${path}/**/*.test.{ts,tsx}`
}
