/** Doubts at a count, with the person who explains them. Each stops its station; nothing of it is a candidate's figure. */
import * as words from '#words/tally.ts'
import type { RefusalCatalogue } from './message.ts'

export const doubtWords = words.doubtWords satisfies RefusalCatalogue<string>

/** A report's words about a pair or a machine, in the places of the words above. */
export const toldWords = words.toldWords
