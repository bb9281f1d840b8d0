/** The first and last steps of every command line of the office. Secure randomness is made here. */
import { openNoDebugger } from '#shell/no-debugger.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import type { Language } from '#ui/messages/message.ts'
import { languageOfSystem } from './terminal/language.ts'
import { type ProgressBars, terminalIo } from './terminal/office-io.ts'
import type { IoFor } from './terminal/run-commands.ts'

type Run = (args: readonly string[], ioFor: IoFor, language: Language) => Promise<void>

export async function startCommandLine(run: Run, bars?: () => ProgressBars): Promise<void> {
  const secure = secureRandomness()
  // Keys are made and passphrases typed here.
  openNoDebugger()
  // `ippyo … | head`: the reader has enough.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit()
    })
  }
  await run(process.argv.slice(2), (language) => terminalIo(secure, language, bars), languageOfSystem(process.env))
}
