/** A program of some commands: what it says, in which language, and how it ends. Each program of the office brings its own. */
import { Command, CommanderError, Option } from 'commander'
import { LANGUAGES } from '#election/languages.ts'
import { commandLineRefusals } from '#ui/messages/command-line.ts'
import type { Language } from '#ui/messages/message.ts'
import type { GlobalOptions, RegisterCommand } from './command.ts'
import { isGiven } from './given-descriptor.mjs'
import { sayAfterwards, sayIn } from './help.ts'
import { EXIT, type OfficeIo, SecretsMissing } from './office-io.ts'
import { refuse, refuseIn } from './refusals.ts'
import { versionOf } from './version.ts'
import { askedOf, helpOf, placeFault, sayPlaceFault, sayWrongCommandLine } from './wrong-command-line.ts'

/** Makes the terminal of a command, in the language that was asked for. */
export type IoFor = (language: Language) => OfficeIo

export type ProgramName = 'ippyo' | 'ippyo-verify'

/** @param language unless `--lang` names another */
export function programOf(
  commands: readonly RegisterCommand[],
  ioFor: IoFor,
  language: Language,
  name: ProgramName = 'ippyo',
): Command {
  const program = new Command(name).version(versionOf())
  const spoken = () => languageOf(program, language)
  const io = () => ioFor(spoken())
  program.option('--json').addOption(new Option('--lang <lang>').choices(LANGUAGES))
  for (const register of commands) register(program, io)
  program.hook('preAction', (_, command) => descriptorsAreGiven(command, io()))
  settle(program)
  sayIn(program, language)
  program.on('option:lang', () => sayIn(program, spoken()))
  sayAfterwards(program, spoken)
  return program
}

/** Runs one command line. Every end of it, after a wrong word or a full disk, is shown in words and by its exit code. */
export async function runCommands(
  commands: readonly RegisterCommand[],
  args: readonly string[],
  ioFor: IoFor,
  language: Language,
  name?: ProgramName,
): Promise<void> {
  const program = programOf(commands, ioFor, language, name)
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    endedBy(error, askedOf(program, args), ioFor(languageOf(program, language)), program.opts().json === true)
  }
}

function languageOf(program: Command, fallback: Language): Language {
  return program.opts<GlobalOptions>().lang ?? fallback
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

function endedBy(error: unknown, asked: Command, io: OfficeIo, json: boolean): void {
  const place = placeFault(error)
  if (error instanceof CommanderError) {
    // Help or version was asked for, or help was shown in place of a command that is missing.
    if (error.exitCode === 0) return
    if (error.code !== 'commander.help') sayWrongCommandLine(error, helpOf(asked), json, io)
    io.exit(EXIT.usage)
  } else if (error instanceof Said) {
    io.exit(EXIT.usage)
  } else if (error instanceof SecretsMissing) {
    refuse(io, error.fault, { json })
    io.exit(EXIT.usage)
  } else if (place !== null) {
    sayPlaceFault(place, json, io)
  } else {
    refuseIn(commandLineRefusals, io, { type: 'program-failed' }, { json })
    // Not a person's mistake: the programmer needs to know where.
    io.err(error instanceof Error ? (error.stack ?? error.message) : String(error))
    io.exit(EXIT.failed)
  }
}

function settle(command: Command): void {
  // The words are ours: `sayWrongCommandLine`.
  command.exitOverride().configureOutput({ outputError: () => {} })
  command.commands.forEach(settle)
}
