import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Unit, property and wire tests. Browser tests run under Playwright (`desk/browser`). */
export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'dist/**', 'out/**'],
    // Its own choice leaves one processor out, which is half of the machine that this is made for.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
