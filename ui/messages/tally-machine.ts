/** Refusals about the tally's own key and the files that it signed: what is safe, what to do next. */
import * as words from '#words/tally.ts'
import type { RefusalCatalogue } from './message.ts'

export const tallyMachineRefusals = words.tallyMachineRefusals satisfies RefusalCatalogue<string>

/** The work of the technician who is called. It follows a line of its own, for nobody else at the count types a command. */
export const tallySetUpWords = words.tallySetUpWords
