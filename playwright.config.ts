/** Browser tests: the desk in Debian's headless shell of Chromium, as people see and touch it. IPPYO_EVERY_PICTURE=yes keeps pictures in test-results/. */
import { defineConfig } from '@playwright/test'
import { makeWords } from './build/words.mjs'
import { HEADLESS } from './simulation/rooms/browsers.ts'

makeWords()

export default defineConfig({
  testMatch: '**/browser/*.spec.ts',
  outputDir: 'test-results/playwright',
  // One desk at a time on a small machine, two in the whole run, where most wait for a voice or a page; nothing is tried twice.
  workers: 1,
  retries: 0,
  // Nobody waits for these where all goes well; a machine three times as slow, with four places at work, needs them.
  timeout: 360_000,
  expect: { timeout: 60_000 },
  use: {
    browserName: 'chromium',
    viewport: { width: 1920, height: 1080 },
    hasTouch: true,
    screenshot: 'only-on-failure',
    locale: 'ja-JP',
    launchOptions: HEADLESS,
  },
})
