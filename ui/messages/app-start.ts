/** Words on the console of a program that was started wrongly: before any screen is open, in both languages. */
import * as words from '#words/commands.ts'
import type { RefusalCatalogue } from './message.ts'

export const startWords = words.startWords

/** The words of `--help` of a program with a screen, below its line of usage. */
export const programHelp = words.programHelp

/** The same for each of them: options, what the file of settings holds, how it ends. */
export const programHelpRows = words.programHelpRows

export const configRefusals = words.configRefusals satisfies RefusalCatalogue<string>
