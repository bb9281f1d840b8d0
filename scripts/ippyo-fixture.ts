/** `npm run -s ippyo-fixture -- prepare --fixture …`: the office's command line with test elections, for developers. Not delivered. */
import { playedCeremony } from '#fixtures/office/played-ceremony.ts'
import { exitCodeOf, ippyoProgram } from '#office/program.ts'
import { terminalIo } from '#office/terminal/office-io.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const secure = secureRandomness()
const fixture = { randomness: (seed: string) => seededRandomness(seed, 'prepare'), ceremony: playedCeremony }

try {
  await ippyoProgram(({ lang }) => terminalIo(secure, lang === 'ja' ? 'ja' : 'en'), fixture).parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
}
