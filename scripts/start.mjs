/**
 * `npm start`: the desk, a polling station and a counting centre to try by hand. Set-up and screens are made when they are missing or old.
 * npm start [-- [--election DIR] [--use fixture|rehearsal] [--home DIR] [--port N] [--no-window]]
 * --election: a folder of CSV files in place of the sample. --use rehearsal: today, with new keys. --home: where it writes (out/desk).
 * --port: its page is at N, its machines at the 15 ports after it. --no-window: opens none and prints the address.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { inWords } from '../build/start-troubles.mjs'
import { answerHelp } from '../build/usage.mjs'
import { buildPrograms, runTypeScript } from './run.mjs'
import { INTERRUPTED, untilInterrupted } from './setup/interrupted.mjs'
import { ensureSetup, ROOT } from './setup.mjs'

answerHelp(import.meta.url)
const words = process.argv.slice(2)

async function makeReady() {
  const ready = ensureSetup('look')
  const { buildScreens } = await import('../build/screens.mjs')
  // The first start compiles for a minute: meanwhile the voice of the sample is made, and what else the desk would make by itself.
  const isFirst = !existsSync(join(ROOT, 'out', 'voice')) && !words.includes('--election') && !words.includes('--home')
  const voice = isFirst ? runTypeScript('scripts/fixtures/generate-voices.ts', ['small']) : Promise.resolve(0)
  const programs = isFirst ? buildPrograms() : null
  await Promise.all([ready, buildScreens({ only: ['desk', 'kiosk', 'issuer', 'tally'] }), voice, programs])
}

process.exit(
  await inWords(ROOT, async () => {
    if ((await untilInterrupted(makeReady())) === INTERRUPTED) return INTERRUPTED
    return runTypeScript('desk/main.ts', words)
  }),
)
