/** `npm run kiosk -- --config FILE.json`: one voting machine alone, as in the polling station. */
import { runProgram } from '#shell/run-program.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { startKiosk } from './app.ts'
import { kioskScreenEventSchema as screenEventSchema } from './session/screen-event.ts'

await runProgram({
  app: 'kiosk',
  start: startKiosk,
  screenEventSchema,
  packageUse: (view) => view.use,
  randomness: secureRandomness(),
})
