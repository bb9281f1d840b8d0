/** All commands of `ippyo` in one program; `main.ts` gives it a terminal, tests give it their own. */
import type { Command } from 'commander'
import type { helpFrame } from '#ui/messages/command-help.ts'
import type { Language } from '#ui/messages/message.ts'
import { register as bundle } from './commands/bundle.ts'
import { register as count } from './commands/count/count.ts'
import { register as exportResult } from './commands/count/export.ts'
import { register as decideOnline } from './commands/decide-online.ts'
import { register as declareLost } from './commands/declare-lost.ts'
import { register as goneNotice } from './commands/gone-notice.ts'
import { register as inspect } from './commands/inspect/inspect.ts'
import { register as onlineKeys } from './commands/online-keys.ts'
import { register as papers } from './commands/papers.ts'
import { register as personalise } from './commands/personalise.ts'
import { register as picture } from './commands/picture.ts'
import { type FixtureMaker, registerPrepare } from './commands/prepare.ts'
import { register as publishPackage } from './commands/publish-package.ts'
import { register as put } from './commands/put.ts'
import { register as rollList } from './commands/roll-list.ts'
import { register as rollOnPaper } from './commands/roll-on-paper.ts'
import { register as signGazette } from './commands/sign-gazette.ts'
import { register as signList } from './commands/sign-list.ts'
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

/** In the order of an election, each under its heading of `--help`. */
const COMMANDS: readonly RegisterCommand[] = [
  ...[voice, personalise, put, rollList, rollOnPaper, signList],
  under('Papers:'),
  ...[papers, wallCards, votersPage, goneNotice],
  under('Count:'),
  ...[count, declareLost, picture, bundle, publishPackage, exportResult],
  under('Check:'),
  ...[inspect, verify, verifyBundle, verifyOnline],
  under('Online ballot box:'),
  ...[onlineKeys, signOnline, signGazette, decideOnline, sortOnline],
  under('Help:'),
]

function under(heading: keyof typeof helpFrame): RegisterCommand {
  return (program) => void program.commandsGroup(heading)
}

/** @param fixture for `prepare --fixture`; without it the option does not exist */
function commandsOf(fixture: FixtureMaker | null): readonly RegisterCommand[] {
  return [under('Prepare:'), (program, io) => registerPrepare(program, io, fixture), ...COMMANDS]
}

export function ippyoProgram(ioFor: IoFor, fixture: FixtureMaker | null = null, language: Language = 'en'): Command {
  return programOf(commandsOf(fixture), ioFor, language)
}

export function runIppyo(
  args: readonly string[],
  ioFor: IoFor,
  fixture: FixtureMaker | null = null,
  language: Language = 'en',
): Promise<void> {
  return runCommands(commandsOf(fixture), args, ioFor, language)
}
