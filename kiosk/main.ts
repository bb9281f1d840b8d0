/** `npm run kiosk -- --config FILE.json`: one voting machine alone, as in the polling station. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { appConfigSchema } from '#shell/config.ts'
import { clockOf } from '#shell/fixture-clock.ts'
import { mayRun } from '#shell/live-only-as-built.ts'
import { openShell } from '#shell/open-shell.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { startKiosk } from './app.ts'
import { kioskScreenEventSchema } from './session/screen-event.ts'

const { values } = parseArgs({ options: { config: { type: 'string' } } })
if (values.config === undefined) {
  console.error('npm run kiosk -- --config FILE.json')
  process.exit(2)
}
const config = appConfigSchema.parse(JSON.parse(await readFile(values.config, 'utf8')))
const running = await startKiosk(config, { clock: clockOf(config), randomness: secureRandomness() })
const use = running.view().use
if (!mayRun(use)) {
  await running.stop()
  process.exit(2)
}
const shell = await openShell({
  app: 'kiosk',
  running,
  screenEventSchema: kioskScreenEventSchema,
  config,
  use,
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void shell.close().then(() => running.stop()))
}
