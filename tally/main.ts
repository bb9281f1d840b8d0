/** `npm run tally -- --config FILE.json`: the counting centre's machine, on no network. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { appConfigSchema } from '#shell/config.ts'
import { clockOf } from '#shell/fixture-clock.ts'
import { mayRun } from '#shell/live-only-as-built.ts'
import { openShell } from '#shell/open-shell.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { startTally } from './app.ts'
import { tallyScreenEventSchema } from './session/screen-event.ts'
import { whenNoLongerNeeded } from './typed-passphrases.ts'

const { values } = parseArgs({ options: { config: { type: 'string' } } })
if (values.config === undefined) {
  console.error('npm run tally -- --config FILE.json')
  process.exit(2)
}
const config = appConfigSchema.parse(JSON.parse(await readFile(values.config, 'utf8')))
const running = startTally(config, { clock: clockOf(config), randomness: secureRandomness() })
// The shell asks for the use of the package: the screen opens when that is known, or known to be refused.
await new Promise<void>((resolve) => {
  running.subscribe((view) => view.phase !== 'starting' && resolve())
})
const use = running.view().head?.use ?? null
if (!mayRun(use)) {
  await running.stop()
  process.exit(2)
}
const shell = await openShell({
  app: 'tally',
  running,
  screenEventSchema: tallyScreenEventSchema,
  config,
  use,
})
// X-C5: the browser remembers what was typed into it.
whenNoLongerNeeded(running, shell.beginAnew)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void shell.close().then(() => running.stop()))
}
