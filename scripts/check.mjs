/** `npm run check`: the quick inner loop, at most a minute. */
import { ensureSetup } from './setup.mjs'

ensureSetup()
const { arrows, lint, tidy, types, unit } = await import('./checks/stages.mjs')
const { runStages } = await import('./checks/run-stages.mjs')

process.exitCode = await runStages([
  ['types', types],
  ['lint and format', lint],
  ['folder arrows', arrows],
  ['tidy', tidy],
  ['quick tests', () => unit({ long: false })],
])
