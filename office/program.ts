/** All commands of `ippyo` in one program; `main.ts` gives it a terminal, tests give it their own. */
import type { Command } from 'commander'
import type { helpFrame } from '#ui/messages/command-help.ts'
import type { Language } from '#ui/messages/message.ts'
import { register as bundle } from './commands/bundle.ts'
import { register as count } from './commands/count/count.ts'
import { register as exportResult } from './commands/count/export.ts'
import { register as feed } from './commands/count/feed.ts'
import { register as decideOnline } from './commands/decide-online.ts'
import { register as inspect } from './commands/inspect/inspect.ts'
import { register as onlineKeys } from './commands/online-keys.ts'
import { register as papersOfTheRoll } from './commands/papers-of-the-roll.ts'
import { registerMachines } from './commands/personalise-machines.ts'
import { register as picture } from './commands/picture.ts'
import { register as publishPackage } from './commands/publish-package.ts'
import { register as readiness } from './commands/readiness.ts'
import { register as signGazette } from './commands/sign-gazette.ts'
import { register as signOnline } from './commands/sign-online.ts'
import { register as sortOnline } from './commands/sort-online.ts'
import { register as verify } from './commands/verify/verify.ts'
import { register as verifyBundle } from './commands/verify/verify-bundle.ts'
import { register as verifyOnline } from './commands/verify/verify-online.ts'
import { register as voice } from './commands/voice-make.ts'
import { register as votersPage } from './commands/voters-page.ts'
import { register as wallCards } from './commands/wall-cards.ts'
import type { RegisterCommand } from './terminal/command.ts'
import { type IoFor, programOf, runCommands } from './terminal/run-commands.ts'

/** Acts of the office's screens have no command here (decision 010). In the order of an election, each under its heading of `--help`. */
const COMMANDS: readonly RegisterCommand[] = [
  under('Prepare:'),
  voice,
  (program, io) => registerMachines(program.command('personalise'), io),
  under('Papers:'),
  ...[readiness, wallCards, votersPage, papersOfTheRoll],
  under('Count:'),
  ...[count, picture, bundle, publishPackage, exportResult, feed],
  under('Check:'),
  ...[inspect, verify, verifyBundle, verifyOnline],
  under('Online ballot box:'),
  ...[onlineKeys, signOnline, signGazette, decideOnline, sortOnline],
  under('Help:'),
]

function under(heading: keyof typeof helpFrame): RegisterCommand {
  return (program) => void program.commandsGroup(heading)
}

export function ippyoProgram(ioFor: IoFor, language: Language = 'en'): Command {
  return programOf(COMMANDS, ioFor, language)
}

export function runIppyo(args: readonly string[], ioFor: IoFor, language: Language = 'en'): Promise<void> {
  return runCommands(COMMANDS, args, ioFor, language)
}
