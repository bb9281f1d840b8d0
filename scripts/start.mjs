/**
 * `npm start`: the desk, a polling station and a counting centre to try by hand. Set-up and screens are made when they are missing or old.
 * npm start [-- [--election DIR] [--use fixture|rehearsal] [--home DIR] [--no-window]]
 */
import { answerHelp } from '../build/usage.mjs'
import { runTypeScript } from './run.mjs'
import { ensureSetup } from './setup.mjs'

answerHelp(import.meta.url)
ensureSetup()
const { buildScreens } = await import('../build/screens.mjs')
await buildScreens()
process.exit(await runTypeScript('desk/main.ts', process.argv.slice(2)))
