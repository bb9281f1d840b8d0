/** `npm run -s ippyo -- <command>`: the office's and the auditor's command line. Secure randomness is made here. */
import { openNoDebugger } from '#shell/no-debugger.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { runIppyo } from './program.ts'
import { languageOfSystem } from './terminal/language.ts'
import { terminalIo } from './terminal/office-io.ts'

const secure = secureRandomness()

// Keys are made and passphrases typed here.
openNoDebugger()

// `ippyo … | head`: whoever reads has enough.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
}

await runIppyo(process.argv.slice(2), (language) => terminalIo(secure, language), null, languageOfSystem(process.env))
