/** `npm start`: the desk. Set-up and screens are made when they are missing or old. */

import { runTypeScript } from './run.mjs'
import { ensureSetup } from './setup.mjs'

ensureSetup()
const { buildScreens } = await import('./build-screens.mjs')
await buildScreens()
process.exit(await runTypeScript('desk/main.ts', process.argv.slice(2)))
