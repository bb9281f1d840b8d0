/**
 * `npm run practice`: the election office's part to try by hand, with a sample and simulated slots. Set-up and screens are made when they are missing or old.
 * npm run practice [-- [--home DIR]]
 */
import { dirname } from 'node:path'
import { answerHelp } from '../build/usage.mjs'
import { runTypeScript } from './run.mjs'
import { ensureSetup } from './setup.mjs'

answerHelp(import.meta.url)
const ready = ensureSetup('look')
const { buildScreens } = await import('../build/screens.mjs')
const { buildServices, PROGRAMS, serviceFile } = await import('../build/services.mjs')
await buildScreens({ only: ['office'] })
await buildServices({ only: PROGRAMS.office })
await ready
process.env.IPPYO_SERVICES = dirname(serviceFile('office'))
process.exit(await runTypeScript('desk/practice/main.ts', process.argv.slice(2)))
