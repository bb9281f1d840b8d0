/** `npm run tally -- --config FILE.json`: the counting centre's machine, on no network. */
import { packageUseOf } from '#election/software-found.ts'
import { runProgram } from '#shell/run-program.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { startTally } from './app.ts'
import { tallyScreenEventSchema as screenEventSchema } from './session/screen-event.ts'
import { whenNoLongerNeeded } from './typed-passphrases.ts'

await runProgram({
  app: 'tally',
  start: startTally,
  screenEventSchema,
  packageUse: (view) => packageUseOf(view.head?.use, view.message?.code),
  randomness: secureRandomness(),
  // X-C5: the browser remembers what was typed into it.
  opened: (running, shell) => whenNoLongerNeeded(running, shell.beginAnew),
})
