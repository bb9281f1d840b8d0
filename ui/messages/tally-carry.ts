/** Two PCs: the pages of both, and what is wrong with the stick between them. */
import * as words from '#words/tally.ts'
import type { RefusalCatalogue } from './message.ts'

export const carryWords = words.carryWords

export const tallyCarryRefusals = words.tallyCarryRefusals satisfies RefusalCatalogue<string>
