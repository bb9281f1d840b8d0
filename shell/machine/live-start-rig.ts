/**
 * A start with a live package, as a program of its own: `openShell` as every `main.ts` calls it, with an app that only says when
 * it is stopped. `node live-start-rig.mjs MACHINE`
 */
import { z } from 'zod'
import { appConfigSchema } from '../config.ts'
import { openShell } from '../open-shell.ts'

const [machine = ''] = process.argv.slice(2)
const running = {
  view: () => ({}),
  send: () => {},
  subscribe: () => () => {},
  stop: async () => console.log('stopped'),
}
const config = appConfigSchema.parse({ package: machine, machine, shell: 'chromium' })
const shell = await openShell({ app: 'kiosk', running, screenEventSchema: z.strictObject({}), config, use: 'live' })
console.log(`open: ${shell.kind}`)
process.once('SIGTERM', () => void shell.close())
