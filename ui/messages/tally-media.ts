/** Refusals of media at the tally: what happened and is safe, and what to do next. */
import * as words from '#words/tally.ts'
import type { RefusalCatalogue } from './message.ts'

export const tallyMediaRefusals = words.tallyMediaRefusals satisfies RefusalCatalogue<string>
