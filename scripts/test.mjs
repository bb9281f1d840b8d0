/** `npm test`: sets up and checks everything. The last line is exactly `N passed, N failed`. */
import { ensureSetup } from './setup.mjs'

ensureSetup()
const { arrows, browser, lint, tidy, types, unit, unused } = await import('./checks/stages.mjs')
const { runStages } = await import('./checks/run-stages.mjs')
const { buildScreens } = await import('./build-screens.mjs')

const screens = async () => {
  await buildScreens()
  return { passed: 1, failed: 0, skipped: [] }
}

process.exitCode = await runStages([
  ['types', types],
  ['lint and format', lint],
  ['folder arrows', arrows],
  ['tidy', tidy],
  ['what nobody uses', unused],
  ['screens are built', screens],
  ['unit, property and wire tests', () => unit({ long: true })],
  ['the desk in a real browser', browser],
])
