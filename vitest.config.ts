import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { makeWords } from './build/words.mjs'

// A row that was changed a moment ago is what the tests see.
makeWords()

const NEVER = ['**/node_modules/**', 'dist/**', 'out/**']
const named = (kind: string): string => `**/*.${kind}.test.{ts,tsx}`

/** Only what never ends is stopped by it. */
const PATIENCE_MS = 3_600_000

const OTHER_KINDS = ['port', 'day', 'night'].map(named)

/**
 * When a test runs is in its name: `x.test.ts` in the inner loop (`npm run check`) and the gate (`npm test`), `x.port.test.ts` in the gate –
 * ciphers, books, wires, screens: a second each –, `x.day.test.ts` in the gate in a process of its own, `x.night.test.ts` by night. Browser
 * tests run under Playwright: `x.day.spec.ts` in the gate, `x.night.spec.ts` by night.
 */
export default defineConfig({
  test: {
    // Its own choice leaves one processor out, which is half of the machine that this is made for.
    maxWorkers: availableParallelism(),
    // Where `--reporter=json` writes.
    outputFile: process.env.IPPYO_TESTS_REPORT ?? '',
    // The patience of every test: none has one of its own, which a slow machine would use up. Three gates at once, at a load of 30, used up ten minutes.
    testTimeout: PATIENCE_MS,
    hookTimeout: PATIENCE_MS,
    expect: { poll: { timeout: PATIENCE_MS } },
    // Each project and each run after another needs the same modules: they are translated once, and known by what is in them.
    experimental: { fsModuleCache: true },
    projects: [
      // Loading the modules anew for each file takes longer than the quick tests themselves.
      kind('quick', ['**/*.test.{ts,tsx}'], OTHER_KINDS, false),
      kind('port', [named('port')], [], false),
      kind('day', [named('day')], [], true),
      kind('night', [named('night')], [], true),
    ],
  },
})

function kind(name: string, include: string[], besides: string[], isolate: boolean) {
  // The next file of a shared process finds functions and surroundings as they were.
  const asItWas = isolate ? {} : { restoreMocks: true, unstubEnvs: true, unstubGlobals: true }
  return { extends: true as const, test: { name, include, exclude: [...NEVER, ...besides], isolate, ...asItWas } }
}
