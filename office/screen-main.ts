/** `npm run office -- --config FILE.json`: the election commission's program on its own machine, on no network. */
import { packageUseOf } from '#election/software-found.ts'
import { runProgram } from '#shell/run-program.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { startOffice } from './app.ts'
import { officeScreenEventSchema as screenEventSchema } from './session/screen-event.ts'
import { whenRoomIsOver } from './typed-passphrases.ts'

await runProgram({
  app: 'office',
  start: startOffice,
  screenEventSchema,
  packageUse: (view) => packageUseOf(view.use, view.message?.code),
  randomness: secureRandomness(),
  // X-C5: the browser remembers what was typed into it.
  opened: (running, shell) => whenRoomIsOver(running, shell.beginAnew),
})
