/**
 * `npm test`: sets up and asks each rule once, in five minutes. Tests of many seconds – every page on every glass, programs that are
 * killed, most days in a browser – are left to `npm test -- --whole`, and named. The last line is exactly
 * `N passed, N failed`. Exit codes: 0 all passed, 1 something failed, 2 a word that it does not know. One part alone: npx vitest
 * run FOLDER
 */
import { takesNoWords } from '../build/usage.mjs'
import { ensureSetup } from './setup.mjs'

const WHOLE = '--whole'
const words = process.argv.slice(2)
takesNoWords(
  import.meta.url,
  words.filter((word) => word !== WHOLE),
)
const whole = words.includes(WHOLE)
await ensureSetup()
const stages = await import('./checks/stages.mjs')
const { allTests, narrowTests, arrows, browser, browserAlone, inTurn, lint, partsOf, programs } = stages
const { tidy, together, types, unused } = stages
const { runStages } = await import('./checks/run-stages.mjs')
const { buildScreens } = await import('../build/screens.mjs')

const built = async () => {
  await buildScreens()
  await programs()
  return { passed: 1, failed: 0, skipped: [], failures: [] }
}

const parts = partsOf(whole)
// As many places as the browser had: two days side by side in the whole, one in `npm test`.
const afterTheBrowser = whole ? together(parts(1), parts(1)) : parts(1)

process.exitCode = await runStages([
  ['screens and programs are built', built],
  // Beside these alone: what they write down is of our sources, and no bytes of other elections.
  [
    `types, lint, folder arrows, tidy, what nobody uses${whole ? '; what a browser leaves on the machine' : ''}`,
    together(types, lint, arrows, tidy, unused, ...(whole ? [browserAlone] : [])),
  ],
  // A browser mostly waits for a page: beside it the processors do the other tests, and whole stations in whichever place is free.
  [
    'unit, property and wire tests, whole stations; the desk in a real browser',
    together(inTurn(whole ? allTests : narrowTests, parts(2)), inTurn(browser(whole), afterTheBrowser)),
  ],
])
