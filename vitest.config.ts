import { defineConfig } from 'vitest/config'

/** Unit, property and wire tests. Browser tests run under Playwright (`desk/browser`). */
export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', 'dist/**', 'out/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
