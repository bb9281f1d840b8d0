/** `npm run -s ippyo-fixture -- prepare --fixture …`: the office's command line with test elections, for developers. Not delivered. */
import { runIppyo } from '#office/program.ts'
import { bars } from '#office/terminal/bars.ts'
import { languageOfSystem } from '#office/terminal/language.ts'
import { terminalIo } from '#office/terminal/office-io.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { playedCeremony } from '#simulation/office/played-ceremony.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const secure = secureRandomness()
const fixture = { randomness: (seed: string) => seededRandomness(seed, 'prepare'), ceremony: playedCeremony }

await runIppyo(
  process.argv.slice(2),
  (language) => terminalIo(secure, language, bars),
  fixture,
  languageOfSystem(process.env),
)
