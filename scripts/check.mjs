/** `npm run check`: the quick inner loop, at most a minute. */
import { ensureSetup } from './setup.mjs'

ensureSetup()
const { arrows, lint, tidy, together, types, unit } = await import('./checks/stages.mjs')
const { runStages } = await import('./checks/run-stages.mjs')

process.exitCode = await runStages([
  ['types, lint and format', together(types, lint)],
  ['folder arrows, tidy', together(arrows, tidy)],
  ['quick tests', () => unit({ long: false })],
])
