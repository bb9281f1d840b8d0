/** All commands of `ippyo` in one program; `main.ts` gives it a terminal, tests give it their own. */
import { Command, CommanderError } from 'commander'
import type { GlobalOptions, RegisterCommand } from './command.ts'
import { register as count } from './commands/count.ts'
import { register as inspect } from './commands/inspect.ts'
import { register as personalise } from './commands/personalise.ts'
import { registerPrepare, type Seeded } from './commands/prepare.ts'
import { register as put } from './commands/put.ts'
import { register as verify } from './commands/verify.ts'
import { EXIT, type ExitCode, type OfficeIo } from './office-io.ts'

const COMMANDS: readonly RegisterCommand[] = [put, personalise, inspect, verify, count]

/**
 * @param ioFor makes the terminal when a command runs, in the language that was asked for
 * @param seeded for `prepare --fixture`; without it the option does not exist
 */
export function ippyoProgram(ioFor: (options: GlobalOptions) => OfficeIo, seeded: Seeded | null = null): Command {
  const program = new Command('ippyo')
    .description('一票 Ippyō: prepare an election, personalise machines and cards, inspect, verify, count')
    .option('--json', 'print one JSON object on stdout; refusals as {"error": {"type": …}}')
    .option('--lang <ja|en>', 'language of words (default: from LANG)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done · 1 refused, nothing was changed · 2 wrong command line · 3 failure of program or disk',
    )
  registerPrepare(program, () => ioFor(program.opts()), seeded)
  for (const register of COMMANDS) register(program, () => ioFor(program.opts()))
  settle(program)
  return program
}

/** Help and wrong options arrive as exceptions, so that whoever runs the program decides how it ends. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  return EXIT.failed
}

function settle(command: Command): void {
  command.exitOverride().configureHelp({ showGlobalOptions: true })
  command.commands.forEach(settle)
}
