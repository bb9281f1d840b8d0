/** `npm run check`: the quick inner loop, at most a minute. */
import { ensureSetup } from './setup.mjs'

ensureSetup()
const { arrows, lint, tidy, together, trace, types, unit } = await import('./checks/stages.mjs')
const { runStages } = await import('./checks/run-stages.mjs')

process.exitCode = await runStages([
  ['types, lint and format', together(types, lint)],
  ['folder arrows, tidy, trace', together(arrows, tidy, trace)],
  ['quick tests', () => unit({ long: false })],
])
