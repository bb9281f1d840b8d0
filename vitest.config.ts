import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LONG } from './scripts/checks/long-tests.mjs'

const NEVER = ['**/node_modules/**', 'dist/**', 'out/**']

/** Unit, property and wire tests. Browser tests run under Playwright (`desk/browser`). */
export default defineConfig({
  test: {
    // Its own choice leaves one processor out, which is half of the machine that this is made for. One more than there are
    // was tried: a voter by ear, who listens in real time, missed what was said.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // Loading the modules anew for each file takes longer than the quick tests themselves.
      {
        extends: true,
        test: { name: 'quick', include: ['**/*.test.{ts,tsx}'], exclude: [...NEVER, ...LONG], isolate: false },
      },
      { extends: true, test: { name: 'long', include: [...LONG.map(testsOf)], exclude: NEVER } },
    ],
  },
})

/** `simulation/**` names more than tests. */
function testsOf(pattern: string): string {
  return pattern.endsWith('/**') ? `${pattern}/*.test.{ts,tsx}` : pattern
}
