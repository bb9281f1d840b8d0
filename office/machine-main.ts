/** `ippyo` on a machine that was set up from its package. */
import { startCommandLine } from './command-line.ts'
import { MACHINE_COMMANDS } from './machine-program.ts'
import { runCommands } from './terminal/run-commands.ts'

await startCommandLine((args, ioFor, language) => runCommands(MACHINE_COMMANDS, args, ioFor, language))
