/**
 * The kiosk as `npm run kiosk` runs it – real devices, real media, secure randomness – with a pipe where the screen would
 * be: every view goes out as one line before anything else can happen, presses come in as lines. A process that can be
 * killed a thousand times an hour (simulation/kills). Started as
 * `node start-with-kept-code.cjs kiosk-without-screen.cjs CONFIG.json [COUNT:WHEN:END]`, the latter as in `last-call.ts`.
 */
import { readFileSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { startKiosk } from '#kiosk/app.ts'
import { kioskScreenEventSchema } from '#kiosk/session/screen-event.ts'
import { appConfigSchema } from '#shell/config.ts'
import { clockOf } from '#shell/fixture-clock.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { FREEZING, parseLastCall, plantLastCall } from './last-call.ts'

/** Its own descriptor: nothing else may get between the lines of the screen. */
const SCREEN = 3

async function main(): Promise<void> {
  const [configFile = '', lastCall] = process.argv.slice(2)
  const config = appConfigSchema.parse(JSON.parse(readFileSync(configFile, 'utf8')))
  const presses = createInterface({ input: process.stdin })
  const switchedOff = new Promise<void>((resolve) => presses.once('close', () => resolve()))
  // Standing by: the modules are loaded, nothing is opened before the first line.
  await new Promise<void>((resolve) => presses.once('line', () => resolve()))
  if (lastCall !== undefined) {
    await plantLastCall(parseLastCall(lastCall), configFile, () => writeSync(SCREEN, `${FREEZING}\n`))
  }
  const running = await startKiosk(config, { clock: clockOf(config), randomness: secureRandomness() })
  // Synchronous: a view that was shown stands in the pipe, whatever becomes of this process in the next moment.
  running.subscribe((view) => writeSync(SCREEN, `${JSON.stringify({ serial: view.serial, page: view.page })}\n`))
  presses.on('line', (line) => running.send(kioskScreenEventSchema.parse(JSON.parse(line))))
  await switchedOff
  await running.stop()
}

void main()
