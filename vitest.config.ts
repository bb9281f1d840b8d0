import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { AT_THE_PORTS, LEFT_TO_THE_WHOLE, LONG, OWN_PROCESS } from './scripts/checks/long-tests.mjs'
import { LongestFirst } from './scripts/checks/longest-first.ts'

const NEVER = ['**/node_modules/**', 'dist/**', 'out/**']
/** `npm test` alone plays these folders and files in a run of their own (`stages.mjs`). */
const BESIDE = (process.env.IPPYO_TESTS_BESIDE ?? '')
  .split(',')
  .filter(Boolean)
  .map((each) => (each.endsWith('.ts') ? each : `${each}/**`))
/** Left to `npm test -- --whole`; named to vitest, each runs. */
const LEFT = process.env.IPPYO_TESTS_BROAD === 'left out' ? LEFT_TO_THE_WHOLE : []

/** Unit, property and wire tests. Browser tests run under Playwright (`desk/browser`). */
export default defineConfig({
  test: {
    // Its own choice leaves one processor out, which is half of the machine that this is made for. One more than there are
    // was tried: a voter by ear, who listens in real time, missed what was said.
    maxWorkers: availableParallelism(),
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongestFirst },
    // Each project and each run after another needs the same modules: they are translated once, and known by what is in them.
    experimental: { fsModuleCache: true },
    projects: [
      // Loading the modules anew for each file takes longer than the quick tests themselves.
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NEVER, ...LONG, ...AT_THE_PORTS],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'ports', include: [...AT_THE_PORTS], exclude: [...NEVER, ...LONG, ...LEFT], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: [...OWN_PROCESS],
          exclude: [...NEVER, ...BESIDE, ...LEFT],
        },
      },
      {
        extends: true,
        test: {
          name: 'long-in-one',
          include: [...LONG.map(testsOf)],
          exclude: [...NEVER, ...OWN_PROCESS, ...BESIDE, ...LEFT],
          isolate: false,
        },
      },
    ],
  },
})

/** `simulation/**` names more than tests. */
function testsOf(pattern: string): string {
  return pattern.endsWith('/**') ? `${pattern}/*.test.{ts,tsx}` : pattern
}
