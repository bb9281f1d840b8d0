/**
 * `npm test`, the gate: sets up, and asks each promise and each rule once. The name of a test says when it runs (`vitest.config.ts`); the
 * others are the night's (`npm run night`). The last line is exactly `N passed, N failed`. Exit codes: 0 all passed, 1 something
 * failed, 2 a word that it does not know. One part alone: npx vitest run FOLDER
 */
import { takesNoWords } from '../build/usage.mjs'
import { ensureSetup } from './setup.mjs'

takesNoWords(import.meta.url)
await ensureSetup()
const { browser, build, house, play, tests } = await import('./checks/stages.mjs')

await build()
const inVitest = () => tests('--project', 'quick', '--project', 'port', '--project', 'day')
process.exitCode = await play(house, inVitest, () => browser('.day.spec.ts'))
