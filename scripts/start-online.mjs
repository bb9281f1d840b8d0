/**
 * `npm run online`: the whole way of an online vote to try by hand, from the application to the count and its check, with invented people and cards. Set-up is made when it is missing.
 * npm run online [-- [--tsukuba | --overseas]]
 */
import { answerHelp } from '../build/usage.mjs'
import { runTypeScript } from './run.mjs'
import { ensureSetup } from './setup.mjs'

answerHelp(import.meta.url)
await ensureSetup()
process.exit(await runTypeScript('desk/online/main.ts', process.argv.slice(2)))
