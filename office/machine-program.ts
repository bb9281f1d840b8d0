/** The commands of `ippyo` on a machine that was set up from its package: only what is done there. */
import { registerMachine } from './commands/inspect/inspect-machine.ts'
import { registerMachines } from './commands/personalise-machines.ts'
import type { RegisterCommand } from './terminal/command.ts'

export const MACHINE_COMMANDS: readonly RegisterCommand[] = [
  (program, io) => registerMachines(program.command('personalise'), io),
  (program, io) => registerMachine(program.command('inspect'), io),
]
