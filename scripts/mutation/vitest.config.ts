/**
 * The tests that judge a mutant: the quick ones beside the sources, or those that IPPYO_MUTATION_TESTS names (comma between). A folder means
 * its quick tests: the others play whole days and browsers, again for each mutant.
 */
import { defineConfig } from 'vitest/config'
import { makeWords } from '../../build/words.mjs'

makeWords()

const named = (process.env.IPPYO_MUTATION_TESTS ?? '').split(',').filter((path) => path !== '')
const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const judges = named.length > 0 ? named : ['election', 'kiosk', 'issuer', 'tally', 'office', 'shell']

export default defineConfig({
  test: {
    include: judges.map((path) => (isTest(path) ? path : `${path}/**/*.test.{ts,tsx}`)),
    exclude: ['**/node_modules/**', ...(judges.some(isTest) ? [] : ['**/*.{day,night}.test.{ts,tsx}'])],
    // A mutant is switched on inside a loaded module, so no file of tests needs the modules anew.
    isolate: false,
    // A loop without end is the tool's to find; a busy machine is no failed test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
