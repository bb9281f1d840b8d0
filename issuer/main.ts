/** `npm run issuer -- --config FILE.json`: the card issuer alone, as on the reception desk. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { appConfigSchema } from '#shell/config.ts'
import { clockOf } from '#shell/fixture-clock.ts'
import { mayRun } from '#shell/live-only-as-built.ts'
import { openShell } from '#shell/open-shell.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { packageUse, startIssuer } from './app.ts'
import { issuerScreenEventSchema } from './session/screen-event.ts'

const { values } = parseArgs({ options: { config: { type: 'string' } } })
if (values.config === undefined) {
  console.error('npm run issuer -- --config FILE.json')
  process.exit(2)
}
const config = appConfigSchema.parse(JSON.parse(await readFile(values.config, 'utf8')))
const running = await startIssuer(config, { clock: clockOf(config), randomness: secureRandomness() })
const use = packageUse(running)
if (!mayRun(use)) {
  await running.stop()
  process.exit(2)
}
const shell = await openShell({
  app: 'issuer',
  running,
  screenEventSchema: issuerScreenEventSchema,
  config,
  use,
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void shell.close().then(() => running.stop()))
}
