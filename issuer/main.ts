/** `npm run issuer -- --config FILE.json`: the card issuer alone, as on the reception desk. */
import { packageUseOf } from '#election/software-found.ts'
import { runProgram } from '#shell/run-program.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { startIssuer } from './app.ts'
import { issuerScreenEventSchema as screenEventSchema } from './session/screen-event.ts'

await runProgram({
  app: 'issuer',
  start: startIssuer,
  screenEventSchema,
  packageUse: (view) => packageUseOf(view.head?.use, view.screen === 'refused' ? view.notice.code : undefined),
  randomness: secureRandomness(),
})
