/** `npm run -s ippyo -- <command>`: the office's and the auditor's command line. Secure randomness is made here. */
import { openNoDebugger } from '#shell/no-debugger.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { exitCodeOf, ippyoProgram } from './program.ts'
import type { GlobalOptions } from './terminal/command.ts'
import { terminalIo } from './terminal/office-io.ts'

const secure = secureRandomness()

// Keys are made and passphrases typed here.
openNoDebugger()

// `ippyo … | head`: whoever reads has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  await ippyoProgram((options) => terminalIo(secure, languageOf(options))).parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error, terminalIo(secure, languageOf({})))
}

function languageOf({ lang }: GlobalOptions): 'ja' | 'en' {
  const wanted = lang ?? process.env.LC_ALL ?? process.env.LANG ?? ''
  return wanted.startsWith('ja') ? 'ja' : 'en'
}
