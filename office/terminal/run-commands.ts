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
  const line = askedForHelp(program, args)
  try {
    await program.parseAsync(line, { from: 'user' })
  } catch (error) {
    const asked = askedOf(program, args)
    const fault = await misspelt(error, program, asked, line)
    endedBy(fault, asked, ioFor(languageOf(program, language)), program.opts().json === true)
  }
}

/** `help nosuch`: without its first word, so that it is a command that is not there. commander would print all help. */
function askedForHelp(program: Command, args: readonly string[]): string[] {
  const at = args.indexOf('help')
  const [before, about] = [args.slice(0, at), args[at + 1]]
  const isFirst = at >= 0 && before.every((word) => word.startsWith('-') || LANGUAGES.some((each) => each === word))
  const isNobody = about !== undefined && !program.commands.some((each) => each.name() === about)
  return isFirst && isNobody && !about.startsWith('-') ? [...before, ...args.slice(at + 1)] : [...args]
}

/** An option that is misspelt is looked for as one that is missing: the misspelt one is what a person wants named. */
async function misspelt(error: unknown, program: Command, asked: Command, line: string[]): Promise<unknown> {
  if (!(error instanceof CommanderError) || error.code !== 'commander.missingMandatoryOptionValue') return error
  if (!asked.parseOptions(line).unknown.some((word) => isOptionOfNobody(word, asked))) return error
  for (const option of asked.options) option.mandatory = false
  // With an unknown option in it, it ends before anything is done.
  return program.parseAsync(line, { from: 'user' }).then(
    () => error,
    (found: unknown) => found,
  )
}

function isOptionOfNobody(word: string, command: Command): boolean {
  if (!word.startsWith('--')) return false
  const [long] = word.split('=')
  const isOwn = command.options.some((option) => option.long === long) || long === '--help'
  return !isOwn && (command.parent === null || isOptionOfNobody(word, command.parent))
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
  // The words are ours: `sayWrongCommandLine`. A serial console says that it has no columns: each letter would have a line of its own.
  const getOutHelpWidth = () => process.stdout.columns || 80
  command.exitOverride().configureOutput({ outputError: () => {}, getOutHelpWidth })
  command.commands.forEach(settle)
}
