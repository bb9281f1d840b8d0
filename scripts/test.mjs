/** `npm test`: sets up and checks everything. The last line is exactly `N passed, N failed`. */
import { ensureSetup } from './setup.mjs'
import { answerHelp } from './usage.mjs'

answerHelp(import.meta.url)
ensureSetup()
const { arrows, browser, browserAlone, lint, programs, tidy, together, types, unit, unused } = await import(
  './checks/stages.mjs'
)
const { runStages } = await import('./checks/run-stages.mjs')
const { buildScreens } = await import('./build-screens.mjs')

const built = async () => {
  await buildScreens()
  await programs()
  return { passed: 1, failed: 0, skipped: [] }
}

process.exitCode = await runStages([
  ['types, lint, folder arrows, tidy, what nobody uses', together(types, lint, arrows, tidy, unused)],
  ['screens and programs are built', built],
  // A browser mostly waits for a page: beside it the processors do the other tests.
  ['unit, property and wire tests; the desk in a real browser', together(() => unit({ long: true }), browser)],
  ['what a browser leaves on the machine', browserAlone],
])
