/** Words of the office's command line except its refusals: questions, progress bars, results, and the facts that `ippyo inspect` shows. */
import * as words from '#words/commands.ts'
import type { RefusalCatalogue } from './message.ts'

export const phaseWords = words.phaseWords

/** The tally's screen has other words, which name a place on the screen; those of `ippyo count` name the lines that it has just printed. */
export const countRefusals: RefusalCatalogue<'incomplete'> = words.countRefusals

export const questionWords = words.questionWords

/** People compare these with the paper of the ceremony. */
export const personalisedWords = words.personalisedWords

/** The heads of the columns in the table of problems, and the lines around it. */
export const problemWords = words.problemWords

export const inspectedKinds = words.inspectedKinds

/** The English names are those of the JSON output, except that of `fingerprint`. */
export const inspectedFacts = words.inspectedFacts
