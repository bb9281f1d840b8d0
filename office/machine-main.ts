/** `ippyo` on a machine that was set up from its package: only what is done there. */
import { startCommandLine } from './command-line.ts'
import { registerMachine } from './commands/inspect/inspect-machine.ts'
import { registerMachines } from './commands/personalise-machines.ts'
import type { RegisterCommand } from './terminal/command.ts'
import { runCommands } from './terminal/run-commands.ts'

const commands: readonly RegisterCommand[] = [
  (program, io) => registerMachines(program.command('personalise'), io),
  (program, io) => registerMachine(program.command('inspect'), io),
]

await startCommandLine((args, ioFor, language) => runCommands(commands, args, ioFor, language))
