/**
 * `npm run practice`: the election office's part to try by hand, with a sample and simulated slots. Set-up and screens are made when they are missing or old.
 * npm run practice [-- [--home DIR] [--port N]]
 * --home: where it writes (out/practice). --port: the office's page is at N, the table with sticks and cards at N + 1.
 */
import { dirname } from 'node:path'
import { inWords } from '../build/start-troubles.mjs'
import { answerHelp } from '../build/usage.mjs'
import { runTypeScript } from './run.mjs'
import { ensureSetup, ROOT } from './setup.mjs'

answerHelp(import.meta.url)

async function makeReady() {
  const ready = ensureSetup('look')
  const { buildScreens } = await import('../build/screens.mjs')
  const { buildServices, PROGRAMS, serviceFile } = await import('../build/services.mjs')
  await buildScreens({ only: ['office'] })
  await buildServices({ only: PROGRAMS.office })
  await ready
  process.env.IPPYO_SERVICES = dirname(serviceFile('office'))
}

process.exit(
  await inWords(ROOT, async () => {
    await makeReady()
    return runTypeScript('desk/practice/main.ts', process.argv.slice(2))
  }),
)
