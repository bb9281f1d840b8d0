/** `npm run check`: the quick inner loop, at most a minute. */
import { takesNoWords } from '../build/usage.mjs'
import { ensureSetup } from './setup.mjs'

takesNoWords(import.meta.url)
await ensureSetup()
const { arrows, lint, quickTests, tidy, together, trace, types, unused } = await import('./checks/stages.mjs')
const { runStages } = await import('./checks/run-stages.mjs')

process.exitCode = await runStages([
  // The types take one processor for as long as all the others together take the second.
  ['types, lint, folder arrows, tidy, trace, what nobody uses', together(types, lint, arrows, tidy, trace, unused)],
  ['quick tests', quickTests],
])
