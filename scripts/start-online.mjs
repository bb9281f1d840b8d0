/**
 * `npm run online`: the whole way of an online vote to try by hand, from the application to the count and its check, with invented people and cards. Set-up is made when it is missing.
 * npm run online [-- [--tsukuba | --overseas | --school [--files FOLDER]] [--port N]]
 * --port: its page is at N, its programs at the ports after it.
 */

import { inWords } from '../build/start-troubles.mjs'
import { answerHelp } from '../build/usage.mjs'
import { runTypeScript } from './run.mjs'
import { ensureSetup, ROOT } from './setup.mjs'

answerHelp(import.meta.url)
process.exit(
  await inWords(ROOT, async () => {
    await ensureSetup()
    return runTypeScript('desk/online/main.ts', process.argv.slice(2))
  }),
)
