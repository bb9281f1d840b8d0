/** All commands of `ippyo` in one program; `main.ts` gives it a terminal, tests give it their own. */
import { Command, CommanderError } from 'commander'
import { register as count } from './commands/count/count.ts'
import { register as declareLost } from './commands/declare-lost.ts'
import { register as emergencyCard } from './commands/emergency-card.ts'
import { register as inspect } from './commands/inspect/inspect.ts'
import { register as personalise } from './commands/personalise.ts'
import { type FixtureMaker, registerPrepare } from './commands/prepare.ts'
import { register as put } from './commands/put.ts'
import { register as reportForm } from './commands/report-form.ts'
import { register as rollList } from './commands/roll-list.ts'
import { register as signList } from './commands/sign-list.ts'
import { register as verify } from './commands/verify/verify.ts'
import { register as voice } from './commands/voice/voice.ts'
import type { GlobalOptions, RegisterCommand } from './terminal/command.ts'
import { isGiven } from './terminal/given-descriptor.mjs'
import { EXIT, type ExitCode, type OfficeIo, SecretsMissing } from './terminal/office-io.ts'
import { refuse } from './terminal/refusals.ts'

const COMMANDS: readonly RegisterCommand[] = [
  put,
  rollList,
  voice,
  personalise,
  inspect,
  verify,
  declareLost,
  emergencyCard,
  reportForm,
  signList,
  count,
]

/**
 * @param ioFor makes the terminal when a command runs, in the language that was asked for
 * @param fixture for `prepare --fixture`; without it the option does not exist
 */
export function ippyoProgram(
  ioFor: (options: GlobalOptions) => OfficeIo,
  fixture: FixtureMaker | null = null,
): Command {
  const program = new Command('ippyo')
    .description('一票 Ippyō: prepare an election, personalise machines and cards, inspect, verify, count')
    .option('--json', 'print one JSON object on stdout; refusals as {"error": {"type": …}}')
    .option('--lang <ja|en>', 'language of words (default: from LANG)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done · 1 refused, with what to do next · 2 wrong command line · 3 failure of program or disk',
    )
  registerPrepare(program, () => ioFor(program.opts()), fixture)
  for (const register of COMMANDS) register(program, () => ioFor(program.opts()))
  program.hook('preAction', (_, command) => descriptorsAreGiven(command, ioFor(program.opts())))
  settle(program)
  return program
}

/** Thrown when the refusal is said already: nothing was checked, nothing was changed. */
class Said extends Error {
  override name = 'Said'
}

/** Before anything is checked: nobody types passphrases, or waits for a count, and then hears that they cannot be read. */
function descriptorsAreGiven(command: Command, io: OfficeIo): void {
  for (const [name, value] of Object.entries(command.optsWithGlobals())) {
    if (!name.endsWith('Fd') || typeof value !== 'number' || isGiven(value)) continue
    refuse(io, { type: 'descriptor-not-given', fd: value }, { json: command.optsWithGlobals().json === true })
    throw new Said()
  }
}

/** Help and wrong options arrive as exceptions, so that whoever runs the program decides how it ends. */
export function exitCodeOf(error: unknown, io?: OfficeIo): ExitCode {
  if (error instanceof Said) return EXIT.usage
  if (error instanceof SecretsMissing && io !== undefined) {
    refuse(io, error.fault, { json: false })
    return EXIT.usage
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  return EXIT.failed
}

function settle(command: Command): void {
  command.exitOverride().configureHelp({ showGlobalOptions: true })
  command.commands.forEach(settle)
}
