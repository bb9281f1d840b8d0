/** The browser and the patience of the browser tests; what is played here is a film and no test. */
import { defineConfig } from '@playwright/test'
import browserTests from '../../playwright.config.ts'

export default defineConfig({
  ...browserTests,
  testDir: import.meta.dirname,
  testMatch: 'a-day-on-the-desk.ts',
  outputDir: '../../out/film-desk/playwright',
  timeout: 1_800_000,
})
